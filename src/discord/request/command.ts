import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Lookups } from '../../answering/lookup/lookup.js';
import type { ServerCorpusJobs } from '../../ingest/server-corpus-change.js';
import type { Logger } from '../../log.js';
import type { Records } from '../../records/records.js';
import type { LinkOf } from '../markdown/link.js';
import type { TitleCatalogue } from './catalogue.js';
import type { Target } from './custom-id.js';
import type { Origin } from './origin.js';
import type { Sees } from './visible-corpora.js';

export type BotLog = Pick<Logger, 'info' | 'warn' | 'error'>;

/** What the whole bot works with. */
export interface BotServices {
  readonly lookups: Lookups;
  readonly records: Records;
  /** Changes what servers have added. */
  readonly serverCorpora: ServerCorpusJobs;
  readonly log: BotLog;
  /**
   * The corpus that the bot was started on, of several joined by commas: it answers where nothing was chosen, and no
   * other is visible but what servers have added.
   */
  readonly mainCorpus: string;
  /** Where the reading room over the default corpus is found, without a slash at its end; null: nowhere. */
  readonly publicUrl: string | null;
  /** Of Verbatim, for people. */
  readonly version: string;
}

/** What a command may use, for one interaction or message. */
export interface CommandContext extends BotServices {
  /** Titles and outlets from memory, for autocomplete. */
  readonly catalogue: TitleCatalogue;
  /** Who asks, from where, and what is set there. */
  readonly origin: Origin;
  /** Where the articles of a corpus are to be read. */
  readonly links: (corpus: string) => LinkOf;
  /** Which corpora exist here. */
  readonly sees: Sees;
}

interface Common {
  /** Whether it asks the articles: cooldowns then hold. */
  readonly asks: boolean;
  /** The buttons of its cards. An action belongs to one command. */
  readonly buttons?: readonly Button[];
}

/** A slash command, as its file in `commands/` gives it. */
export interface ChatCommand extends Common {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Its first await is `deferReply`: Discord waits three seconds and no longer. */
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  /** Cannot be deferred: answers from memory. */
  autocomplete?(interaction: AutocompleteInteraction, context: CommandContext): Promise<void>;
}

/** A command in the menu of a message; its name starts with a capital. */
export interface MessageCommand extends Common {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, context: CommandContext): Promise<void>;
}

export type Command = ChatCommand | MessageCommand;

/** What happens when a button with this action is pressed. Its state is in its custom id and the records alone. */
export interface Button {
  readonly action: string;
  /** Its first await is `deferUpdate` or `deferReply`. */
  press(interaction: ButtonInteraction, target: Target, context: CommandContext): Promise<void>;
}
