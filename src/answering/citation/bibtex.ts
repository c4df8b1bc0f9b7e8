/** Citations as BibTeX in UTF-8, which biblatex reads too. */
import { keyed } from './key.js';
import { knownOf, oneLine, type Quoted } from './quoted.js';

/**
 * LaTeX for each character that means something to it. BibTeX counts braces whether or not a backslash stands before
 * them, so that `\{` would leave its field open: braces are commands here, whose own braces close.
 */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '%': '\\%',
  '&': '\\&',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escaped = (text: string): string => text.replace(/[\\{}%&$#_~^]/g, (character) => COMMANDS[character]!);

/** In braces of its own a title keeps its capitals, and a name is not taken apart. */
const whole = (text: string): string => `{${escaped(text)}}`;

/** Addresses are not escaped in BibTeX; what an address need not hold is percent-encoded. */
const encoded = (url: string): string =>
  url.replace(/[{}\\^`|"<>]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** The language that is stated, as biblatex calls it. */
const BABEL: Readonly<Record<string, string>> = { fr: 'french', en: 'english' };

function entry(key: string, { article, text, start, end, sha256 }: Quoted): string {
  const { title, outlet, author, date, url } = knownOf(article);
  const year = /^\d{4}/.exec(date ?? '')?.[0] ?? null;
  const fields = {
    author: author === null ? null : whole(author),
    title: title === null ? null : whole(title),
    journal: outlet === null ? null : escaped(outlet),
    year,
    date: date === null ? null : escaped(date),
    url: url === null ? null : encoded(url),
    langid: BABEL[article.language?.slice(0, 2).toLowerCase() ?? ''] ?? null,
    annote: escaped(`${oneLine(text)} [characters ${start} to ${end} of the article, sha256 ${sha256}]`),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},`]));
  return [`@${outlet === null ? 'online' : 'article'}{${key},`, ...lines, '}'].join('\n');
}

/** The quotation and its offsets are the annotation of each. */
export function bibtex(citations: readonly Quoted[]): string {
  return Array.from(keyed(citations), ([key, citation]) => entry(key, citation)).join('\n\n');
}
