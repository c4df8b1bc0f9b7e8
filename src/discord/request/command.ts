/** What a command and a button are, and what they may use. */
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
import type { Observer } from '../../operations/observer.js';
import type { Records } from '../../records/records.js';
import type { LinkOf } from '../markdown/link.js';
import type { TitleCatalogue } from './catalogue.js';
import type { Cooldowns } from './cooldown.js';
import type { Target } from './custom-id.js';
import type { Origin } from './origin.js';
import type { CanSee } from './visible-corpora.js';

export type BotLog = Pick<Logger, 'info' | 'warn' | 'error'>;

/** What the whole bot works with. */
export interface BotServices {
  readonly lookups: Lookups;
  readonly records: Records;
  /** Change what servers have added. */
  readonly serverCorpora: ServerCorpusJobs;
  readonly log: BotLog;
  /**
   * The corpus that the bot was started on, of several joined by commas: it answers where none was chosen, and no other
   * can be seen but what servers have added.
   */
  readonly mainCorpus: string;
  /** Address of the reading room over the default corpus, without a slash at its end; null: there is none. */
  readonly publicUrl: string | null;
  /** Of Verbatim, for people. */
  readonly version: string;
}

/** A bot while it runs. */
export interface RunningBot extends BotServices {
  readonly catalogue: TitleCatalogue;
  readonly cooldowns: Cooldowns;
  readonly observer: Observer;
  readonly isStopping: () => boolean;
}

/** What a command may use, for one interaction or message. */
export interface CommandContext extends BotServices {
  /** Titles and outlets from memory, for autocomplete. */
  readonly catalogue: TitleCatalogue;
  readonly origin: Origin;
  /** Links to the articles of a corpus. */
  readonly links: (corpus: string) => LinkOf;
  /** Which corpora exist here. */
  readonly sees: CanSee;
}

interface Common {
  /** Whether it asks the articles: cooldowns then hold. */
  readonly asks: boolean;
  /** The buttons of its cards. An action belongs to one command. */
  readonly buttons?: readonly Button[];
}

/** A slash command. */
export interface ChatCommand extends Common {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Its first await is `deferReply`: Discord waits three seconds and no longer. */
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  /** Answers from memory: Discord lets nobody defer it. */
  autocomplete?(interaction: AutocompleteInteraction, context: CommandContext): Promise<void>;
}

/** A command in the menu of a message; its name starts with a capital. */
export interface MessageCommand extends Common {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, context: CommandContext): Promise<void>;
}

export type Command = ChatCommand | MessageCommand;

/** Handles the buttons with an action. Their state is in the custom id and the records alone. */
export interface Button {
  readonly action: string;
  /** Its first await is `deferUpdate` or `deferReply`. */
  press(interaction: ButtonInteraction, target: Target, context: CommandContext): Promise<void>;
}
