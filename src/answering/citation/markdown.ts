import { analysisLanguage } from '../../text/detect-language.js';
import { address } from './address.js';
import { known, oneLine } from './line.js';
import type { Quoted } from './quoted.js';

/** What means something inside a line of CommonMark or of GitHub's tables and formulas; `&` where it begins a reference. */
const SYNTAX = /[\\`*_[\]<>~|$]|&(?=#?\w+;)/g;

const escaped = (text: string): string => text.replace(SYNTAX, '\\$&');

/** A destination between angle brackets, where a backslash and a reference are read as in text. */
const destination = (url: string): string =>
  `<${url
    .replaceAll('\\', '%5C')
    .replace(/[<>]/g, encodeURIComponent)
    .replace(/&(?=#?\w+;)/g, '&amp;')}>`;

/**
 * A citation as CommonMark: the quotation as a block quote in the marks of its own language, below it what is known of
 * the article, its title a link where it has an address. Never the path: it is the host's own.
 * @param paragraph the front end's word for it
 */
export function citationMarkdown({ article, text, paragraph: number }: Quoted, paragraph: string): string {
  const shown = escaped(oneLine(text));
  const quotation = analysisLanguage(article.language, text) === 'en' ? `“${shown}”` : `«\u00a0${shown}\u00a0»`;
  const [title, outlet, author, date] = [article.title, article.outlet, article.author, article.date].map((one) => {
    const line = known(one);
    return line === null ? null : escaped(line);
  });
  const url = address(article.url);
  const named = url === null ? (title ?? null) : `[${title ?? escaped(url)}](${destination(url)})`;
  const parts = [named, outlet, author, date, `${paragraph}\u00a0${number}`].filter((part) => part != null);
  return `> ${quotation}\n>\n> — ${parts.join(' · ')}`;
}
