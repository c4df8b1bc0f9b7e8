/** Which articles of a corpus a person means, by id, address or outlet. Guesses at none: it names the nearest. */
import { UsageError } from '../errors.js';
import type { Corpus } from '../library/corpora/corpus.js';
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
 * Ids of the articles that are chosen. A withdrawn one may be named again, to finish what was cut short.
 * @throws UsageError for an id, address or outlet that the corpus does not have
 */
export async function chosenArticles(choice: ArticleChoice, corpus: Corpus): Promise<readonly string[]> {
  const cards = await corpus.cards();
  switch (choice.by) {
    case 'id': {
      const ids = new Set(cards.map(({ id }) => id));
      const histories = await corpus.histories(choice.ids);
      const unknown = choice.ids.find((id) => !ids.has(id) && histories.get(id)?.withdrawn !== true);
      if (unknown !== undefined) throw unknownName('of the id', unknown, [...ids]);
      return [...new Set(choice.ids)];
    }
    case 'url': {
      const address = addressOf(choice.url);
      const chosen = cards.filter(({ url }) => url !== null && addressOf(url) === address);
      if (chosen.length > 0) return chosen.map(({ id }) => id);
      throw unknownName(
        'of the url',
        choice.url,
        cards.flatMap(({ url }) => url ?? []),
      );
    }
    case 'outlet': {
      const name = fold(choice.outlet.trim());
      const chosen = cards.filter(({ outlet }) => outlet !== null && fold(outlet.trim()) === name);
      if (chosen.length > 0) return chosen.map(({ id }) => id);
      throw unknownName('of the outlet', choice.outlet, [...new Set(cards.flatMap(({ outlet }) => outlet ?? []))]);
    }
  }
}

const addressOf = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);

function unknownName(what: string, name: string, names: readonly string[]): UsageError {
  const near = new NameIndex(names).find(name, NEAR).map(({ at }) => names[at]);
  return new UsageError(
    'no-such-article',
    `the corpus has no article ${what} "${name}"`,
    near.length === 0 ? '`npm run export` lists what it has' : `nearest to it: ${near.join(', ')}`,
  );
}
