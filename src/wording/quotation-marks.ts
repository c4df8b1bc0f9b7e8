/** The marks around a quotation. Refuses to guess a language: an unknown one gets French marks, as most articles are French. */

/** The marks are those of the language that is quoted: an English article's are English. */
export function quotationMarks(language: string | null): readonly [open: string, close: string] {
  return language?.toLowerCase().startsWith('en') === true ? ['\u201c', '\u201d'] : ['\u00ab\u00a0', '\u00a0\u00bb'];
}
