/** Characters of the longest byline: names, agencies, two dates and a place. */
const LONGEST = 180;
const PUBLISHED =
  /(?<!\p{L})(?:publi(?:é|e)e?|mise? [àa] jour|mis en ligne|modifi(?:é|e)e?|post(?:é|e)e?|actualis(?:é|e)e?|published|posted|updated|modified)(?!\p{L})/iu;
const DATED = /\d{4}|\d{1,2}[/.]\d{1,2}|\d{1,2}\s?[h:]\s?\d\d/u;
const SENTENCE_END = /[.!?…]["»”)]?$/u;

const plain = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Whether a paragraph tells who wrote the article and when it was published, and nothing else. */
export function isByline(paragraph: string, author: string | undefined): boolean {
  if (paragraph.length > LONGEST) return false;
  if (PUBLISHED.test(paragraph) && DATED.test(paragraph) && !SENTENCE_END.test(paragraph)) return true;
  return author !== undefined && plain(paragraph).replace(/^(?:par|by|de|from) /, '') === plain(author);
}
