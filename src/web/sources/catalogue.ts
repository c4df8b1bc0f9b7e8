/** The articles of a corpus as they are searched for and chosen. Holds cards, never texts. */
import type { LookupFilter, Lookups } from '../../answering/lookup/lookup.js';
import type { ArticleCard } from '../../articles/article.js';
import { fold } from '../../text/fold.js';

/** An article as it is searched for. */
export interface Entry {
  readonly card: ArticleCard;
  /** The words of its title, outlet and author, case and accents folded, each with a space before it. */
  readonly words: string;
  /** The first part of its language's tag; null where it has none. */
  readonly language: string | null;
}

/** An outlet or a language, and how many articles have it. */
interface Choice {
  readonly value: string;
  readonly count: number;
}

export interface Catalogue {
  readonly generation: string;
  /** In order of title. */
  readonly entries: readonly Entry[];
  /** In alphabetical order. */
  readonly outlets: readonly Choice[];
  /** Most frequent first. */
  readonly languages: readonly Choice[];
}

const ALPHABETICAL = new Intl.Collator('fr');

/** The words of a text as they are compared, each with a space before it. */
export const foldedWords = (text: string): string =>
  (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ` ${word}`).join('');

function entryOf(card: ArticleCard): Entry {
  const words = [card.title, card.outlet, card.author].map((part) => foldedWords(part ?? '')).join('');
  return { card, words, language: card.language?.split('-')[0]?.toLowerCase() || null };
}

const isSame = (a: ArticleCard, b: ArticleCard): boolean =>
  a.title === b.title && a.outlet === b.outlet && a.author === b.author && a.language === b.language;

function choices(values: readonly (string | null)[]): Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, count]) => ({ value, count }));
}

/** Read anew when the corpus has changed. An article that is known already is not folded again: most are. */
export function createCatalogue(lookups: Pick<Lookups, 'titles'>, filter: LookupFilter): () => Promise<Catalogue> {
  let known: Catalogue | null = null;
  return async () => {
    const before = known;
    const titles = await lookups.titles(filter, before?.generation);
    if (titles === null && before !== null) return before;
    const { generation, cards } = titles ?? { generation: '', cards: [] };
    const byId = new Map(before?.entries.map((entry) => [entry.card.id, entry]));
    const entries = cards.map((card) => {
      const entry = byId.get(card.id);
      return entry !== undefined && isSame(entry.card, card) ? { ...entry, card } : entryOf(card);
    });
    known = {
      generation,
      entries,
      outlets: choices(cards.map(({ outlet }) => outlet)).sort((a, b) => ALPHABETICAL.compare(a.value, b.value)),
      languages: choices(entries.map(({ language }) => language)).sort((a, b) => b.count - a.count),
    };
    return known;
  };
}
