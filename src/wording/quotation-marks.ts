/**
 * The marks around a quotation, in the language that is quoted: an English article's are English. An article of unknown
 * language is taken for French, like most.
 */
export function quotationMarks(language: string | null): readonly [open: string, close: string] {
  return language?.toLowerCase().startsWith('en') === true ? ['\u201c', '\u201d'] : ['\u00ab\u00a0', '\u00a0\u00bb'];
}
