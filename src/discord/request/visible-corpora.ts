import type { LookupFilter, Lookups } from '../../answering/lookup/lookup.js';
import { VerbatimError } from '../../errors.js';
import type { Records } from '../../records/records.js';
import type { TitleCatalogue } from './catalogue.js';

/** Corpora that servers have made begin with this. */
const OF_A_SERVER = 'server-';

/** Name of the corpus of what a server has added itself. */
export const ownCorpus = (guild: string): string => OF_A_SERVER + guild;

/** Whether a corpus, or each of several joined by commas, may be known of. What may not does not exist. */
export type Sees = (corpora: string) => boolean;

/** What decides what is seen. */
export interface VisibleParts {
  readonly records: Pick<Records, 'settings' | 'channelCorpus'>;
  readonly catalogue: Pick<TitleCatalogue, 'corpora'>;
  /** The corpus that the bot was started on, of several joined by commas. */
  readonly mainCorpus: string;
}

/**
 * What is seen from a server: what the bot was started on, what the server has added itself, and what others share. Any
 * other corpus of the library is nobody's to see here.
 * @param guild null: from a direct message
 */
export function visibleFrom(guild: string | null, { records, catalogue, mainCorpus }: VisibleParts): Sees {
  const named = new Set(mainCorpus.split(','));
  const isSeen = (corpus: string): boolean => {
    if (named.has(corpus)) return true;
    if (!corpus.startsWith(OF_A_SERVER) || !catalogue.corpora().includes(corpus)) return false;
    const owner = corpus.slice(OF_A_SERVER.length);
    return owner === guild || records.settings(owner).sharesCorpus;
  };
  return (corpora) => corpora.split(',').every(isSeen);
}

/** Where none was chosen, what the bot was started on answers, together with what the server has added. */
function answeringUnchosen(guild: string | null, { catalogue, mainCorpus }: VisibleParts): string {
  const own = guild === null ? null : ownCorpus(guild);
  const isApart = own !== null && catalogue.corpora().includes(own) && !mainCorpus.split(',').includes(own);
  return isApart ? `${mainCorpus},${own}` : mainCorpus;
}

/**
 * The corpus that answers, of several joined by commas: what was chosen for the channel, else for the server, else what
 * answers unchosen. A choice that is not seen any more is none.
 * @param channel null: what answers in the server's channels without a choice of their own
 */
export function answeringIn(guild: string | null, channel: string | null, parts: VisibleParts): string {
  const { records } = parts;
  const sees = visibleFrom(guild, parts);
  const chosen = [
    guild === null || channel === null ? null : records.channelCorpus(guild, channel),
    records.settings(guild).corpus,
  ];
  return chosen.find((corpus) => corpus !== null && sees(corpus)) ?? answeringUnchosen(guild, parts);
}

/**
 * The same look-ups, to which a corpus that is not seen does not exist: whatever scope an option, a setting or the
 * button of an old card names, it is checked here, at each call.
 */
export function seenLookups(lookups: Lookups, sees: Sees, mainCorpus: string): Lookups {
  const checked = Object.entries(lookups).map(([name, call]) => [
    name,
    async (filter: LookupFilter, ...rest: unknown[]) => {
      const corpus = asAsked(filter.corpus, mainCorpus);
      if (corpus === null || sees(corpus))
        return (call as (...all: unknown[]) => unknown)({ ...filter, corpus }, ...rest);
      throw new VerbatimError('corpus-missing', 'there is no such corpus here', 'name one that is listed');
    },
  ]);
  const all = Object.fromEntries(checked) as Lookups;
  return {
    ...all,
    async about(filter) {
      const held = await all.about(filter);
      return { ...held, corpora: held.corpora.filter(sees) };
    },
  };
}

/** The same catalogue without what is not seen. */
export function seenCatalogue(catalogue: TitleCatalogue, sees: Sees, mainCorpus: string): TitleCatalogue {
  const seen = (corpus: string | null): boolean => corpus === null || sees(corpus);
  const asked = (corpus: string | null): string | null => asAsked(corpus, mainCorpus);
  return {
    articles: (corpus) => (seen(corpus) ? catalogue.articles(asked(corpus)) : []),
    outlets: (corpus) => (seen(corpus) ? catalogue.outlets(asked(corpus)) : []),
    corpora: () => catalogue.corpora().filter(sees),
    // Shows nothing; and what is not held yet is not seen yet.
    refresh: (corpus) => catalogue.refresh(asked(corpus)),
  };
}

/** The default corpus is asked for without its name: it is open already. A card keeps the name, for another start. */
const asAsked = (corpus: string | null, mainCorpus: string): string | null => (corpus === mainCorpus ? null : corpus);
