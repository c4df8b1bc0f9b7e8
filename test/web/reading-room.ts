import { parseHTML } from 'linkedom';
import { statusOf } from '../../src/answering/lookup/citation-status.js';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { Article } from '../../src/articles/article.js';
import { cardOf } from '../../src/articles/article.js';
import { maskBoilerplate } from '../../src/articles/masks.js';
import { quotableSentences } from '../../src/articles/quotable.js';
import type { ArticleHistory } from '../../src/library/corpora/corpus.js';
import { sha256 } from '../../src/text/sha256.js';
import { article } from '../library/corpora.js';
import { aRoom } from './room.js';

const NEVER: ArticleHistory = { withdrawn: false, texts: [] };

/** An article with the masks that the rules find in it. */
export const masked = (id: string, text: string, more: Partial<Article> = {}): Article =>
  article(id, text, { masks: maskBoilerplate(text), ...more });

/** Look-ups that read these articles, and tell what became of a citation as the real ones do. */
export function lookupsOver(
  articles: readonly Article[],
  formerly: Readonly<Record<string, Partial<ArticleHistory>>> = {},
): Partial<Lookups> {
  const byId = new Map(articles.map((one) => [one.id, one]));
  return {
    reading: async (_, id) => {
      const one = byId.get(id);
      if (one === undefined) return null;
      const { text, licence, masks } = one;
      return { card: cardOf(one), licence, text, masks, sentences: quotableSentences(one) };
    },
    citationStatuses: async (_, places) =>
      places.map((place) =>
        statusOf(place, byId.get(place.articleId) ?? null, { ...NEVER, ...formerly[place.articleId] }),
      ),
    titles: async (_, known) => (known === 'g1' ? null : { generation: 'g1', cards: articles.map(cardOf) }),
  };
}

/** The address of some words of a text, as a citation has it. */
export function placeOf(id: string, text: string, words: string): string {
  const start = text.indexOf(words);
  return `/a/${encodeURIComponent(id)}?start=${start}&end=${start + words.length}&sha256=${sha256(words)}`;
}

/** A page as it is read, with the methods of the DOM. */
type PageDocument = ReturnType<typeof parseHTML>['document'];

/** Asks a room for a page. */
export async function visit(made: Partial<Lookups>, address: string, language = 'en') {
  const response = await aRoom(made).request(`http://localhost${address}`, {
    headers: { 'accept-language': language },
  });
  const body = await response.text();
  return { status: response.status, headers: response.headers, body, document: parseHTML(body).document };
}

/** What of an article a page holds: the text of its column without our names of what is folded. */
export function columnText(document: PageDocument): string {
  const column = document.getElementById('text')!.cloneNode(true);
  for (const ours of column.querySelectorAll('summary')) ours.remove();
  return column.textContent ?? '';
}

/** The words that a page highlights, as one text a paragraph. */
export const highlightedOn = (document: PageDocument): string[] =>
  [...document.querySelectorAll('#text mark')].map(({ textContent }) => textContent ?? '');
