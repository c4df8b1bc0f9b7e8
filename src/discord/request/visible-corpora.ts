/** Which corpora exist for whom. Refuses every other, at each call: to those who cannot see it, it does not exist. */
import type { LookupFilter, Lookups } from '../../answering/lookup/lookup.js';
import { VerbatimError } from '../../errors.js';
import type { Records } from '../../records/records.js';
import type { TitleCatalogue } from './catalogue.js';

/** Name of the corpus of what a server has added itself. */
export const ownCorpus = (guild: string): string => `server-${guild}`;

/** The server that has added a corpus, by Discord's id; null for one of the operator's, whatever it is called. */
export const ownerOf = (corpus: string): string | null => /^server-(\d{17,20})$/.exec(corpus)?.[1] ?? null;

/** The names of corpora that are asked together, as one name. */
export const joinCorpora = (names: readonly string[]): string => names.join(',');
export const splitCorpora = (joined: string): string[] => joined.split(',');

/** Whether a corpus, or each of several joined by commas, can be seen. */
export type CanSee = (corpora: string) => boolean;

/** What decides what can be seen. */
export interface VisibleParts {
  readonly records: Pick<Records, 'settings' | 'sharing' | 'offered' | 'channelCorpus'>;
  readonly catalogue: Pick<TitleCatalogue, 'corpora'>;
  /** The corpus that the bot was started on, of several joined by commas. */
  readonly mainCorpus: string;
}

/**
 * What a server can see: what the bot was started on, what the operator offers it, what the server has added itself, and
 * what others share. Of a server's articles the operator offers none.
 * @param guild null: from a direct message
 */
export async function visibleFrom(
  guild: string | null,
  { records, catalogue, mainCorpus }: VisibleParts,
): Promise<CanSee> {
  const main = new Set(splitCorpora(mainCorpus));
  const [sharing, offered] = await Promise.all([records.sharing(), records.offered(guild)]);
  const isSeen = (corpus: string): boolean => {
    if (main.has(corpus)) return true;
    if (!catalogue.corpora().includes(corpus)) return false;
    const owner = ownerOf(corpus);
    return owner === null ? offered.has(corpus) : owner === guild || sharing.has(owner);
  };
  return (corpora) => splitCorpora(corpora).every(isSeen);
}

/** Where none was chosen, what the bot was started on answers, together with what the server has added. */
function unchosenCorpus(guild: string | null, { catalogue, mainCorpus }: VisibleParts): string {
  const main = splitCorpora(mainCorpus);
  const own = guild === null ? null : ownCorpus(guild);
  const isApart = own !== null && catalogue.corpora().includes(own) && !main.includes(own);
  return isApart ? joinCorpora([...main, own]) : mainCorpus;
}

/**
 * The corpus that answers, of several joined by commas: what was chosen for the channel, else for the server, else what
 * answers where none was chosen. A choice that can no longer be seen does not count.
 * @param channel null: what answers in the server's channels without a choice of their own
 */
export async function corpusAnswering(
  guild: string | null,
  channel: string | null,
  parts: VisibleParts & { readonly sees: CanSee },
): Promise<string> {
  const { records, sees } = parts;
  const chosen = [
    guild === null || channel === null ? null : await records.channelCorpus(guild, channel),
    (await records.settings(guild)).corpus,
  ];
  return chosen.find((corpus) => corpus !== null && sees(corpus)) ?? unchosenCorpus(guild, parts);
}

export const missingCorpus = (): VerbatimError =>
  new VerbatimError('corpus-missing', 'there is no such corpus here', 'name one that is listed');

/** The default corpus is asked for without its name: it is open already. A card keeps the name, for another start. */
const withoutDefault = (corpus: string | null, mainCorpus: string): string | null =>
  corpus === mainCorpus ? null : corpus;

/** The same look-ups for what can be seen, whether an option, a setting or the button of an old card names the corpus. */
export function visibleLookups(lookups: Lookups, sees: CanSee, mainCorpus: string): Lookups {
  const checked = Object.entries(lookups).map(([name, call]) => [
    name,
    async (filter: LookupFilter, ...rest: unknown[]) => {
      const corpus = withoutDefault(filter.corpus, mainCorpus);
      if (corpus === null || sees(corpus))
        return (call as (...all: unknown[]) => unknown)({ ...filter, corpus }, ...rest);
      throw missingCorpus();
    },
  ]);
  const all = Object.fromEntries(checked) as Lookups;
  return {
    ...all,
    async about(filter) {
      const about = await all.about(filter);
      return { ...about, corpora: about.corpora.filter(sees) };
    },
    async removalMarks(filter) {
      const marks = Object.entries(await all.removalMarks(filter));
      return Object.fromEntries(marks.filter(([corpus]) => sees(corpus)));
    },
  };
}

/** The same catalogue of what can be seen. */
export function visibleCatalogue(catalogue: TitleCatalogue, sees: CanSee, mainCorpus: string): TitleCatalogue {
  const isSeen = (corpus: string | null): boolean => corpus === null || sees(corpus);
  return {
    articles: async (corpus) => (isSeen(corpus) ? catalogue.articles(withoutDefault(corpus, mainCorpus)) : []),
    outlets: async (corpus) => (isSeen(corpus) ? catalogue.outlets(withoutDefault(corpus, mainCorpus)) : []),
    corpora: () => catalogue.corpora().filter(sees),
    // It shows nothing, and a new corpus can be seen only once it is looked at.
    refresh: (corpus) => catalogue.refresh(withoutDefault(corpus, mainCorpus)),
  };
}
