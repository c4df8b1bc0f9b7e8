import { VerbatimError } from '../../errors.js';
import type { Lookups, Scope } from '../../lookup/lookup.js';
import type { Records } from '../../records/records.js';
import type { Catalogue } from './catalogue.js';

/** Corpora that servers have made begin with this, and no other corpus that is for all. */
const OF_A_SERVER = 'server-';

/** Name of the corpus of what a server has added itself. */
export const ownCorpus = (guild: string): string => OF_A_SERVER + guild;

/** Whether a corpus may be known of, by name. */
export type Sees = (corpus: string) => boolean;

/**
 * What is seen from a server: all that is nobody's own, what it has added itself, and what others share.
 * @param guild null: from a direct message
 */
export function visibleFrom(guild: string | null, records: Pick<Records, 'settings'>): Sees {
  return (corpus) => {
    if (!corpus.startsWith(OF_A_SERVER)) return true;
    const owner = corpus.slice(OF_A_SERVER.length);
    return owner === guild || records.settings(owner).sharesCorpus;
  };
}

const areSeen = (corpora: string | null, sees: Sees): boolean => corpora === null || corpora.split(',').every(sees);

/**
 * The same look-ups, to which a corpus that is not seen does not exist: whatever scope an option, a setting or the
 * button of an old card names, it is checked here, at each call.
 */
export function seenLookups(lookups: Lookups, sees: Sees): Lookups {
  const checked = Object.entries(lookups).map(([name, call]) => [
    name,
    async (scope: Scope, ...rest: unknown[]) => {
      if (areSeen(scope.corpus, sees)) return (call as (...all: unknown[]) => unknown)(scope, ...rest);
      throw new VerbatimError('corpus-missing', 'there is no such corpus here', 'name one that is listed');
    },
  ]);
  const all = Object.fromEntries(checked) as Lookups;
  return {
    ...all,
    async about(scope) {
      const held = await all.about(scope);
      return { ...held, corpora: held.corpora.filter(sees) };
    },
  };
}

/** The same catalogue without what is not seen. */
export function seenCatalogue(catalogue: Catalogue, sees: Sees): Catalogue {
  return {
    ...catalogue,
    articles: (corpus) => (areSeen(corpus, sees) ? catalogue.articles(corpus) : []),
    outlets: (corpus) => (areSeen(corpus, sees) ? catalogue.outlets(corpus) : []),
    corpora: () => catalogue.corpora().filter(sees),
  };
}
