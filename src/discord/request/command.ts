/** What commands and buttons are, and how they describe themselves to Discord in both languages. They do nothing here. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandBooleanOption,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { MAX_QUESTION_LENGTH } from '../../answering/answer.js';
import type { CommandContext } from './context.js';
import type { Target } from './custom-id.js';

interface AnyCommand {
  /** Whether it asks the articles: cooldowns then apply. */
  readonly asks: boolean;
  /** The buttons of its cards. An action belongs to one command. */
  readonly buttons?: readonly Button[];
}

/** A slash command. */
export interface ChatCommand extends AnyCommand {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Its first await is `deferReply`: Discord waits three seconds and no longer. */
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  /** Answers from memory: Discord lets nobody defer it. */
  autocomplete?(interaction: AutocompleteInteraction, context: CommandContext): Promise<void>;
}

/** A command in the menu of a message; its name starts with a capital. */
export interface MessageCommand extends AnyCommand {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, context: CommandContext): Promise<void>;
}

export type Command = ChatCommand | MessageCommand;

/** Handles the buttons and menus with an action. Their state is in the custom id and the records alone. */
export interface Button {
  readonly action: string;
  /** Its first await is `deferUpdate`, `update` or `deferReply`. What was chosen from a menu is the target's argument. */
  press(
    interaction: ButtonInteraction | StringSelectMenuInteraction,
    target: Target,
    context: CommandContext,
  ): Promise<void>;
}

/** Discord's limits for the choices of autocomplete, and for the characters of each. */
export const MAX_CHOICES = 25;
export const MAX_CHOICE_LENGTH = 100;

type Words = readonly [name: string, description: string];

/** Name and description of a command or an option: in English, which Discord falls back to, and in French. */
export const bilingual = (english: Words, french: Words) => ({
  name: english[0],
  name_localizations: { fr: french[0] },
  description: english[1],
  description_localizations: { fr: french[1] },
});

export const stringOption = <Rest extends Partial<APIApplicationCommandStringOption>>(
  english: Words,
  french: Words,
  rest: Rest,
) => ({ type: ApplicationCommandOptionType.String as const, ...bilingual(english, french), ...rest });

export const booleanOption = (english: Words, french: Words, required = false): APIApplicationCommandBooleanOption => ({
  type: ApplicationCommandOptionType.Boolean,
  ...bilingual(english, french),
  ...(required ? { required } : {}),
});

export const subcommand = (
  english: Words,
  french: Words,
  ...options: APIApplicationCommandBasicOption[]
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  ...bilingual(english, french),
  ...(options.length === 0 ? {} : { options }),
});

/** For servers, direct messages and the app that a person has installed for themselves. */
export const ANYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** In servers that have installed it. */
export const IN_SERVERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/** For those who manage a server, in that server. */
export const FOR_MANAGERS = {
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  ...IN_SERVERS,
};

export const QUESTION_OPTION = stringOption(
  ['question', 'Your question, in French or English'],
  ['question', 'Votre question, en français ou en anglais'],
  { required: true, max_length: MAX_QUESTION_LENGTH },
);
