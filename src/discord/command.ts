import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Ask } from '../answer/answer.js';
import type { Logger } from '../log.js';

export type BotLog = Pick<Logger, 'info' | 'warn' | 'error'>;

/** What a command may use. */
export interface CommandContext {
  readonly ask: Ask;
  readonly log: BotLog;
}

/** One slash command, as its file in `commands/` gives it. */
export interface Command {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Its first await is `deferReply`: Discord waits three seconds and no longer. */
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  /** Cannot be deferred: answers from memory. */
  autocomplete?(interaction: AutocompleteInteraction, context: CommandContext): Promise<void>;
}
