/** A citation as CommonMark: a block quote, and below it what is known of the article, its title a link to its address. */
import { inMarks, knownOf, oneLine, type Quoted } from './quoted.js';

/** What means something inside a line of CommonMark or of GitHub's tables and formulas; `&` where it begins a reference. */
const SYNTAX = /[\\`*_[\]<>~|$]|&(?=#?\w+;)/g;

const escaped = (text: string): string => text.replace(SYNTAX, '\\$&');

/** A destination between angle brackets, where a backslash and a reference are read as in text. */
const destination = (url: string): string =>
  `<${url
    .replaceAll('\\', '%5C')
    .replace(/[<>]/g, encodeURIComponent)
    .replace(/&(?=#?\w+;)/g, '&amp;')}>`;

/** @param paragraph the front end's word for it */
export function citationMarkdown(citation: Quoted, paragraph: string): string {
  const quotation = inMarks(citation, escaped(oneLine(citation.text)));
  const { url, ...stated } = knownOf(citation.article);
  const [title, outlet, author, date] = [stated.title, stated.outlet, stated.author, stated.date].map(
    (one) => one && escaped(one),
  );
  const named = url === null ? title : `[${title ?? escaped(url)}](${destination(url)})`;
  const parts = [named, outlet, author, date, `${paragraph}\u00a0${citation.paragraph}`].filter((part) => part != null);
  return `> ${quotation}\n>\n> — ${parts.join(' · ')}`;
}
