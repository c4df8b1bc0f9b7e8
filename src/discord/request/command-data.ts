/** What several commands tell Discord about themselves: names in both languages, where they can be used, shared options. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { MAX_QUESTION_LENGTH } from '../../answering/answer.js';

/** Discord's limits for the choices of autocomplete, and for the characters of each. */
export const MAX_CHOICES = 25;
export const MAX_CHOICE_LENGTH = 100;

type Words = readonly [name: string, description: string];

/** Name and description of a command, an option or a subcommand: in English, which Discord falls back to, and in French. */
export const words = (english: Words, french: Words) => ({
  name: english[0],
  name_localizations: { fr: french[0] },
  description: english[1],
  description_localizations: { fr: french[1] },
});

/** For servers, direct messages and the app that a person has installed for themselves. */
export const ANYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** For those who manage a server, in that server. */
export const FOR_MANAGERS = {
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

export const QUESTION_OPTION: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  ...words(
    ['question', 'Your question, in French or English'],
    ['question', 'Votre question, en français ou en anglais'],
  ),
  required: true,
  max_length: MAX_QUESTION_LENGTH,
};
