/** Citations as CSL-JSON, which reference managers read. */
import { keyed } from './key.js';
import { knownOf, type Quoted } from './quoted.js';

/** An item of CSL-JSON (schema csl-data 1.0.2), as far as an article's metadata goes. */
function item(id: string, { article, text, start, end, paragraph, sha256 }: Quoted) {
  const { title, outlet, author, language, url } = knownOf(article);
  const issued = /^(\d{4})-(\d{2})-(\d{2})$/
    .exec(article.date ?? '')
    ?.slice(1)
    .map(Number);
  return {
    id,
    type: outlet !== null ? 'article-newspaper' : url !== null ? 'webpage' : 'document',
    ...(title === null ? {} : { title }),
    ...(outlet === null ? {} : { 'container-title': outlet }),
    // Whole, as the article states it: nothing says which part is the family name.
    ...(author === null ? {} : { author: [{ literal: author }] }),
    ...(issued === undefined ? {} : { issued: { 'date-parts': [issued] } }),
    ...(url === null ? {} : { URL: url }),
    ...(language === null ? {} : { language }),
    /** The quotation, letter for letter: its sha256 in UTF-8 is `custom.sha256`. */
    note: text,
    /** Its range in the article's text: UTF-16 code units, half open; its paragraph from 1. */
    custom: { article: article.id, start, end, paragraph, sha256 },
  };
}

export function cslJson(citations: readonly Quoted[]): ReturnType<typeof item>[] {
  return Array.from(keyed(citations), ([key, citation]) => item(key, citation));
}
