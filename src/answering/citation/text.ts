import { analysisLanguage } from '../../text/detect-language.js';
import { address } from './address.js';
import { known, oneLine } from './line.js';
import type { Quoted } from './quoted.js';

/**
 * A citation in one line, for a text or a mail: the quotation in the marks of its own language, then what the terminal
 * says of an article, in the same order. Never the path: it is the host's own.
 * @param paragraph the front end's word for it
 */
export function citationText({ article, text, paragraph: number }: Quoted, paragraph: string): string {
  const shown = oneLine(text);
  const quotation = analysisLanguage(article.language, text) === 'en' ? `“${shown}”` : `«\u00a0${shown}\u00a0»`;
  const { title, outlet, author, date, url } = article;
  const parts = [...[title, outlet, author, date].map(known), address(url)].filter((part) => part !== null);
  return [quotation, ...parts, `${paragraph}\u00a0${number}`].join(' · ');
}
