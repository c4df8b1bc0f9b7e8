/** Joins two lines of a PDF. Refuses to drop a hyphen that the word itself has. */

/** Characters at a line's end in which a divided word may be. */
const LONGEST_WORD = 60;
const HEAD = /([\p{L}'’]+(?:-[\p{L}'’]+)*)[-\u2010\u00ad]$/u;
const TAIL = /^(\p{Ll}[\p{L}'’]*(?:-\p{L}+)*)/u;
/** Words that French sets behind a hyphen, and words that take one in front of another. */
const CLITIC =
  /^(?:je|tu|il|elle|on|nous|vous|ils|elles|le|la|les|lui|leur|moi|toi|soi|y|en|ce|ci|là|t|même|mêmes)(?!\p{L})/iu;
const PREFIX =
  /(?:^|[-'’])(?:ex|non|vice|mi|demi|semi|quasi|celui|celle|ceux|celles|peut|rendez|est|à|grand|grande|self|well|anglo|franco|après|avant)$/iu;

/** All words with a hyphen, and all others, of the lines: what the text itself shows of its spelling. */
export interface Spelling {
  readonly compounds: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

export function spellingOf(lines: readonly string[]): Spelling {
  const compounds = new Set<string>();
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*/gu))
      (word.includes('-') ? compounds : words).add(word);
  }
  return { compounds, words };
}

/**
 * Two lines as one. A hyphen at the end of the first between two small letters is taken for the line's and dropped,
 * unless the text writes the compound elsewhere, or the parts are such as a hyphen joins; any other is the word's own.
 */
export function joinLines(line: string, next: string, { compounds, words }: Spelling): string {
  const head = HEAD.exec(line.slice(-LONGEST_WORD))?.[1];
  if (head === undefined) return `${line} ${next}`;
  const tail = TAIL.exec(next)?.[1];
  if (tail === undefined || !/\p{Ll}$/u.test(head)) return line + next;
  const broken = line.slice(0, -1);
  if (line.endsWith('\u00ad')) return broken + next;
  const compound = `${head}-${tail}`.toLowerCase();
  const joined = `${head}${tail}`.toLowerCase();
  const own =
    compounds.has(compound) || (!words.has(joined) && (head.includes('-') || CLITIC.test(tail) || PREFIX.test(head)));
  return own ? line + next : broken + next;
}
