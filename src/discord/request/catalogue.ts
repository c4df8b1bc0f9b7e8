/**
 * Titles, outlets and names of corpora in memory, for autocomplete. What is old is renewed behind it: it waits only for
 * the first look at a corpus, and not for long.
 */
import { LRUCache } from 'lru-cache';
import type { Lookups } from '../../answering/lookup/lookup.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Logger } from '../../log.js';
import { describeForLog } from '../failures/failure.js';

/** Milliseconds after which what is in memory is compared with the corpus again. */
const FRESH_MS = 30_000;

/** Milliseconds that a first look is waited for: Discord takes choices for three seconds. */
const FIRST_LOOK_MS = 2_000;

/** Corpora whose titles are kept: those in use, where every server has its own. */
const CORPORA_KNOWN = 16;

/** No corpus' name is empty. */
const keyOf = (corpus: string | null): string => corpus ?? '';

export interface TitleCatalogue {
  /** In order of title; empty where the first look takes too long. */
  articles(corpus: string | null): Promise<readonly ArticleCard[]>;
  /** Outlets of those, in alphabetical order. */
  outlets(corpus: string | null): Promise<readonly string[]>;
  /** Names of all corpora, sorted; none as long as the library has not been looked at, which `refresh` does. */
  corpora(): readonly string[];
  /** Resolves when what is in memory is what the corpus holds, or when that cannot be found out. */
  refresh(corpus: string | null): Promise<void>;
}

interface Known {
  readonly generation: string;
  readonly cards: readonly ArticleCard[];
  readonly outlets: readonly string[];
  readonly lookedAt: number;
}

const outletsOf = (cards: readonly ArticleCard[]): string[] =>
  [...new Set(cards.flatMap(({ outlet }) => outlet ?? []))].sort((a, b) => a.localeCompare(b));

/** Resolves when the work is done, or the time is over. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}

export function createTitleCatalogue(
  lookups: Pick<Lookups, 'titles' | 'about'>,
  log: Pick<Logger, 'warn'>,
  now: () => number,
): TitleCatalogue {
  const known = new LRUCache<string, Known>({ max: CORPORA_KNOWN });
  let names: Pick<Known, 'lookedAt'> & { readonly corpora: readonly string[] } = {
    corpora: [],
    lookedAt: Number.NEGATIVE_INFINITY,
  };
  const underWay = new Map<string | null, Promise<void>>();
  const isOld = ({ lookedAt }: Pick<Known, 'lookedAt'>): boolean => now() - lookedAt > FRESH_MS;

  async function look(corpus: string | null): Promise<void> {
    const before = known.get(keyOf(corpus));
    try {
      const titles = await lookups.titles({ corpus }, before?.generation);
      if (titles !== null) known.set(keyOf(corpus), { ...titles, outlets: outletsOf(titles.cards), lookedAt: now() });
      else if (before !== undefined) known.set(keyOf(corpus), { ...before, lookedAt: now() });
    } catch (error) {
      log.warn({ corpus, error: describeForLog(error) }, 'titles not renewed');
    }
  }

  function refresh(corpus: string | null): Promise<void> {
    const work = underWay.get(corpus) ?? look(corpus).finally(() => underWay.delete(corpus));
    underWay.set(corpus, work);
    return work;
  }

  async function remembered(corpus: string | null): Promise<Known | undefined> {
    const found = known.get(keyOf(corpus));
    if (found === undefined) {
      await atMost(FIRST_LOOK_MS, refresh(corpus));
      return known.get(keyOf(corpus));
    }
    if (isOld(found)) void refresh(corpus);
    return found;
  }

  async function lookForCorpora(): Promise<void> {
    try {
      const { corpora } = await lookups.about({ corpus: null });
      names = { corpora, lookedAt: now() };
    } catch (error) {
      log.warn({ error: describeForLog(error) }, 'names of corpora not renewed');
    }
  }

  return {
    articles: async (corpus) => (await remembered(corpus))?.cards ?? [],
    outlets: async (corpus) => (await remembered(corpus))?.outlets ?? [],
    corpora() {
      if (isOld(names)) void lookForCorpora();
      return names.corpora;
    },
    refresh: async (corpus) => {
      await Promise.all([refresh(corpus), lookForCorpora()]);
    },
  };
}
