/** What a command may use, for one interaction or message: only the corpora that can be seen from there. */
import type { LookupFilter, Lookups } from '../../answering/lookup/lookup.js';
import type { ServerCorpusJobs } from '../../ingest/server-corpus-change.js';
import type { Logger } from '../../log.js';
import type { Observer } from '../../operations/observer.js';
import type { Records } from '../../records/records.js';
import type { CommandMentions, ExampleQuestions } from '../help/help.js';
import { type LinkOf, outletLink, questionLink, roomLink } from '../markdown/link.js';
import type { TitleCatalogue } from './catalogue.js';
import type { ClosedChannels } from './closed-channels.js';
import type { Cooldowns } from './cooldown.js';
import type { Origin } from './origin.js';
import type { Pause } from './turn.js';
import { type CanSee, splitCorpora, visibleCatalogue, visibleLookups } from './visible-corpora.js';

export type BotLog = Pick<Logger, 'info' | 'warn' | 'error'>;

export type LinkToQuestion = (filter: LookupFilter & { readonly corpus: string }, question: string) => string | null;

/** What the whole bot works with. */
export interface BotServices {
  readonly lookups: Lookups;
  readonly records: Records;
  /** Change what servers have added. */
  readonly serverCorpora: ServerCorpusJobs;
  readonly log: BotLog;
  /**
   * The corpus that the bot was started on, of several joined by commas: it answers where none was chosen, and no other
   * can be seen but what the operator offers and what servers have added.
   */
  readonly mainCorpus: string;
  /**
   * Address of the reading room, without a slash at its end; null: there is none. The room is another process: that it
   * shows the corpus that the bot was started on is what the setting says.
   */
  readonly publicUrl: string | null;
  /** Whether questions in direct messages with the bot are answered. */
  readonly directMessages: boolean;
  /** Of Verbatim, for people. */
  readonly version: string;
}

/** A bot while it runs. */
export interface RunningBot extends BotServices {
  readonly catalogue: TitleCatalogue;
  /** Commands that can be clicked. */
  readonly mentions: CommandMentions;
  /** Questions that are answered. */
  readonly examples: ExampleQuestions;
  readonly cooldowns: Cooldowns;
  readonly observer: Observer;
  readonly closedChannels: ClosedChannels;
  readonly pause: Pause;
  readonly isStopping: () => boolean;
}

export interface CommandContext extends BotServices {
  /** Titles and outlets from memory, for autocomplete. */
  readonly catalogue: TitleCatalogue;
  readonly closedChannels: Pick<ClosedChannels, 'of'>;
  readonly mentions: CommandMentions;
  readonly examples: ExampleQuestions;
  readonly origin: Origin;
  /** Links to the articles of a corpus. */
  readonly links: (corpus: string) => LinkOf;
  /** Link to a question in the reading room; null where the room would not ask the same articles. */
  readonly linkToQuestion: LinkToQuestion;
  /** Which corpora exist here. */
  readonly sees: CanSee;
}

/** Between the name of an article's corpus and its id there, where several corpora are asked together. */
const AFTER_CORPUS = ':';

export function contextFor(
  parts: BotServices & Pick<CommandContext, 'catalogue' | 'closedChannels' | 'mentions' | 'examples'>,
  origin: Origin,
): CommandContext {
  const { mainCorpus } = parts;
  const { sees } = origin;
  return {
    ...parts,
    origin,
    sees,
    lookups: visibleLookups(parts.lookups, sees, mainCorpus),
    catalogue: visibleCatalogue(parts.catalogue, sees, mainCorpus),
    links: linksFrom(parts.publicUrl, mainCorpus),
    linkToQuestion: questionLinksFrom(parts.publicUrl, mainCorpus),
  };
}

/**
 * Links to the articles of a corpus: into the reading room, if there is one and it has them. The room shows the default
 * corpus; what a server has added itself is not in it, nor is its name ever put into an address.
 */
export function linksFrom(publicUrl: string | null, mainCorpus: string): (corpus: string) => LinkOf {
  const inRoom = new Set(splitCorpora(mainCorpus));
  return (corpus) => {
    if (publicUrl === null) return outletLink;
    const [only, ...others] = new Set(splitCorpora(corpus));
    return roomLink(publicUrl, (id) => {
      const at = id.indexOf(AFTER_CORPUS);
      const [name, own] = others.length === 0 ? [only!, id] : [id.slice(0, at), id.slice(at + AFTER_CORPUS.length)];
      if (!inRoom.has(name)) return null;
      return inRoom.size === 1 ? own : name + AFTER_CORPUS + own;
    });
  };
}

/** The room asks all articles of the corpus that the bot was started on, without an outlet or dates. */
export function questionLinksFrom(publicUrl: string | null, mainCorpus: string): LinkToQuestion {
  const inRoom = new Set(splitCorpora(mainCorpus));
  return ({ corpus, outlet, from, to }, question) => {
    const asked = new Set(splitCorpora(corpus));
    const isSame = asked.size === inRoom.size && [...asked].every((name) => inRoom.has(name));
    const isFiltered = (outlet ?? from ?? to) !== undefined;
    return publicUrl === null || !isSame || isFiltered ? null : questionLink(publicUrl, question);
  };
}
