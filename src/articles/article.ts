/** What an article is. Refuses metadata that its file does not state: those are null, never invented. */
import { analysisLanguage } from '../text/detect-language.js';
import type { Language } from '../text/language.js';
import type { Range } from '../text/range.js';

/** What a person needs to find an article again. */
export interface ArticleCard {
  /** Path below the ingested folder, `/`-separated, without extension. Unique in its corpus. */
  readonly id: string;
  /** As its file states it, else as its feed does, else the line above its prose, else the words with which that begins. */
  readonly title: string;
  /** False: the title is the text's own beginning. */
  readonly titleStated: boolean;
  readonly outlet: string | null;
  readonly author: string | null;
  /** ISO 8601 date, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** http(s) address of the published article. */
  readonly url: string | null;
  /** BCP 47 tag as the front matter states it. */
  readonly language: string | null;
  /** Absolute path of the file that it was read from. */
  readonly path: string;
}

/** One source text. `text` is never changed after extraction: every offset in Verbatim counts in it. */
export interface Article extends ArticleCard {
  readonly licence: string | null;
  readonly text: string;
  /** Ranges that are not the article's prose: sorted, disjoint. Never quoted, embedded or counted. */
  readonly masks: readonly Range[];
  /** sha256 of the file's bytes, hex: an article whose file has not changed is not ingested again. */
  readonly fileHash: string;
}

/** The card alone, without the text. */
export function cardOf(card: ArticleCard): ArticleCard {
  const { id, title, titleStated, outlet, author, date, url, language, path } = card;
  return { id, title, titleStated, outlet, author, date, url, language, path };
}

const known = new WeakMap<Pick<Article, 'language' | 'text'>, Language>();

/** The language to analyse an article in; worked out once for one object. */
export function articleLanguage(article: Pick<Article, 'language' | 'text'>): Language {
  const language = known.get(article) ?? analysisLanguage(article.language, article.text);
  known.set(article, language);
  return language;
}
