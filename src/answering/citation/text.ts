/** A citation in one line, for a text or a mail: the quotation, then what the terminal says of an article, in its order. */
import { inMarks, knownOf, oneLine, type Quoted } from './quoted.js';

/** @param paragraph the front end's word for it */
export function citationText(citation: Quoted, paragraph: string): string {
  const { title, outlet, author, date, url } = knownOf(citation.article);
  const parts = [title, outlet, author, date, url].filter((part) => part !== null);
  return [inMarks(citation, oneLine(citation.text)), ...parts, `${paragraph}\u00a0${citation.paragraph}`].join(' · ');
}
