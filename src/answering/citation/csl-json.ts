/** Citations as CSL-JSON, which reference managers read. */
import { keyed } from './key.js';
import { knownOf, type Quoted } from './quoted.js';

/** An item of CSL-JSON (schema csl-data 1.0.2), as far as an article's metadata goes. */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper' | 'webpage' | 'document';
  readonly title?: string;
  readonly 'container-title'?: string;
  /** Whole, as the article states it: nothing says which part is the family name. */
  readonly author?: readonly [{ readonly literal: string }];
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] };
  readonly URL?: string;
  readonly language?: string;
  /** The quotation, letter for letter: its sha256 in UTF-8 is `custom.sha256`. */
  readonly note: string;
  /** The quotation's range in the article's text: UTF-16 code units, half open; its paragraph from 1. */
  readonly custom: {
    readonly article: string;
    readonly start: number;
    readonly end: number;
    readonly paragraph: number;
    readonly sha256: string;
  };
}

function dateParts(date: string | null): readonly number[] | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  return match === null ? null : match.slice(1).map(Number);
}

function item(id: string, { article, text, start, end, paragraph, sha256 }: Quoted): CslItem {
  const { title, outlet, author, language, url } = knownOf(article);
  const issued = dateParts(article.date);
  return {
    id,
    type: outlet !== null ? 'article-newspaper' : url !== null ? 'webpage' : 'document',
    ...(title === null ? {} : { title }),
    ...(outlet === null ? {} : { 'container-title': outlet }),
    ...(author === null ? {} : { author: [{ literal: author }] }),
    ...(issued === null ? {} : { issued: { 'date-parts': [issued] } }),
    ...(url === null ? {} : { URL: url }),
    ...(language === null ? {} : { language }),
    note: text,
    custom: { article: article.id, start, end, paragraph, sha256 },
  };
}

export function cslJson(citations: readonly Quoted[]): readonly CslItem[] {
  return Array.from(keyed(citations), ([key, citation]) => item(key, citation));
}
