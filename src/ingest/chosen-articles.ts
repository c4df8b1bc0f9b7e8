import type { ArticleCard } from '../articles/article.js';
import { UsageError } from '../errors.js';
import { fold } from '../text/fold.js';
import { NameIndex } from '../text/resemblance.js';

/** How the articles of a corpus are chosen. */
export type ArticleChoice =
  | { readonly by: 'id'; readonly ids: readonly string[] }
  | { readonly by: 'url'; readonly url: string }
  | { readonly by: 'outlet'; readonly outlet: string };

/** Names that a mistyped one may have meant. */
const NEAR = 3;

/**
 * Ids of the articles that are chosen.
 * @param withdrawn whether an article of this id was withdrawn: it may be named again, to finish what was cut short
 * @throws UsageError for an id, address or outlet that the corpus does not have
 */
export function chosenArticles(
  choice: ArticleChoice,
  cards: readonly ArticleCard[],
  withdrawn: (id: string) => boolean,
): readonly string[] {
  switch (choice.by) {
    case 'id': {
      const ids = new Set(cards.map(({ id }) => id));
      const unknown = choice.ids.find((id) => !ids.has(id) && !withdrawn(id));
      if (unknown !== undefined) throw unknownName('article', unknown, [...ids]);
      return [...new Set(choice.ids)];
    }
    case 'url': {
      const address = addressOf(choice.url);
      const urls = cards.flatMap(({ url }) => url ?? []);
      return (
        some(cards.filter(({ url }) => url !== null && addressOf(url) === address)) ?? fail('url', choice.url, urls)
      );
    }
    case 'outlet': {
      const name = fold(choice.outlet.trim());
      const outlets = [...new Set(cards.flatMap(({ outlet }) => outlet ?? []))];
      const chosen = cards.filter(({ outlet }) => outlet !== null && fold(outlet.trim()) === name);
      return some(chosen) ?? fail('outlet', choice.outlet, outlets);
    }
  }
}

const addressOf = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);

const some = (cards: readonly ArticleCard[]): string[] | null =>
  cards.length === 0 ? null : cards.map(({ id }) => id);

function fail(what: string, given: string, names: readonly string[]): never {
  throw unknownName(what, given, names);
}

function unknownName(what: string, given: string, names: readonly string[]): UsageError {
  const near = new NameIndex(names).find(given, NEAR).map(({ at }) => names[at]);
  return new UsageError(
    'no-such-article',
    `the corpus has no article ${what === 'article' ? 'of the id' : `of the ${what}`} "${given}"`,
    near.length === 0 ? '`npm run export` lists what it has' : `nearest to it: ${near.join(', ')}`,
  );
}
