import { ApplicationIntegrationType, type Interaction, type Message } from 'discord.js';
import { recognizeTalk } from '../../answering/talk.js';
import type { GuildSettings } from '../../records/records.js';
import { detectLanguage } from '../../text/detect-language.js';
import type { Language } from '../../text/language.js';
import { languageOf } from '../wording/wording.js';
import { answeringIn, type VisibleParts } from './visible-corpora.js';

/** Who asks, from where, and what is set there. */
export interface Origin {
  readonly person: string;
  /** Null in a direct message, and in a server that the bot is not in: a person has installed it for themselves. */
  readonly guild: string | null;
  readonly settings: GuildSettings;
  /** The corpus that answers here, of several joined by commas. */
  readonly corpus: string;
  /** Language of the interface. */
  readonly language: Language;
}

type Channel = Message['channel'] | Interaction['channel'];

/** A thread has the corpus of its channel. */
const channelOf = (channel: Channel, id: string | null): string | null =>
  channel?.isThread() === true ? channel.parentId : id;

function placeIn(
  parts: VisibleParts,
  { guild, channel, ...rest }: Pick<Origin, 'person' | 'guild' | 'language' | 'settings'> & { channel: string | null },
): Origin {
  return { ...rest, guild, corpus: answeringIn(guild, channel, parts) };
}

/** The server that has installed the bot and where it is used. */
const guildOf = ({ guildId, authorizingIntegrationOwners }: Interaction): string | null =>
  authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === undefined ? null : guildId;

/** The language is the one set for the server, else the person's, the server's own, or that of what was typed. */
export function originOfInteraction(interaction: Interaction, parts: VisibleParts): Origin {
  const { records } = parts;
  const guild = guildOf(interaction);
  const settings = records.settings(guild);
  const typed = interaction.isChatInputCommand()
    ? interaction.options.data.map(({ value }) => (typeof value === 'string' ? value : '')).join(' ')
    : '';
  return placeIn(parts, {
    ...{ person: interaction.user.id, guild, settings },
    channel: channelOf(interaction.channel, interaction.channelId),
    language: settings.language ?? languageOf(interaction.locale, interaction.guildLocale) ?? detectLanguage(typed),
  });
}

/** A message does not tell its author's language: it is the one set for the server, else that of the question. */
export function originOfMessage(message: Message, question: string, parts: VisibleParts): Origin {
  const { records } = parts;
  const guild = message.guildId;
  const settings = records.settings(guild);
  const recognized = recognizeTalk(question);
  const tellsNone = question === '' || recognized?.language === null;
  const guessed = tellsNone
    ? (languageOf(message.guild?.preferredLocale) ?? 'fr')
    : (recognized?.language ?? detectLanguage(question));
  return placeIn(parts, {
    ...{ person: message.author.id, guild, settings },
    channel: channelOf(message.channel, message.channelId),
    language: settings.language ?? guessed,
  });
}
