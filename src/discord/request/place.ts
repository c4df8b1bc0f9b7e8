import { ApplicationIntegrationType, type Interaction, type Message } from 'discord.js';
import type { GuildSettings, Records } from '../../records/records.js';
import { detectLanguage } from '../../text/detect-language.js';
import type { Language } from '../../text/language.js';
import { languageOf } from '../wording/wording.js';
import type { Catalogue } from './catalogue.js';
import { ownCorpus } from './visible-corpora.js';

/** Who asks, from where, and what is set there. */
export interface Place {
  readonly person: string;
  /** Null in a direct message, and in a server that the bot is not in: a person has installed it for themselves. */
  readonly guild: string | null;
  readonly settings: GuildSettings;
  /** The corpus that answers here, of several joined by commas; null: the default one. */
  readonly corpus: string | null;
  /** Language of the interface. */
  readonly language: Language;
}

type Channel = Message['channel'] | Interaction['channel'];

/** A thread has the corpus of its channel. */
const channelOf = (channel: Channel, id: string | null): string | null =>
  channel?.isThread() === true ? channel.parentId : id;

/** What places are made of. */
export interface PlaceParts {
  readonly records: Records;
  readonly catalogue: Pick<Catalogue, 'corpora' | 'main'>;
}

/** Where none was chosen, the default corpus answers, together with what the server has added. */
export function answeringUnchosen(guild: string | null, catalogue: PlaceParts['catalogue']): string | null {
  const own = guild === null ? null : ownCorpus(guild);
  const main = catalogue.main();
  return own !== null && main !== null && catalogue.corpora().includes(own) ? `${main},${own}` : null;
}

function placeIn(
  { records, catalogue }: PlaceParts,
  { guild, channel, ...rest }: Pick<Place, 'person' | 'guild' | 'language' | 'settings'> & { channel: string | null },
): Place {
  const own = guild === null || channel === null ? null : records.channelCorpus(guild, channel);
  return { ...rest, guild, corpus: own ?? rest.settings.corpus ?? answeringUnchosen(guild, catalogue) };
}

/** The server that has installed the bot and where it is used. */
const guildOf = ({ guildId, authorizingIntegrationOwners }: Interaction): string | null =>
  authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === undefined ? null : guildId;

/** The language is the one set for the server, else the person's, the server's own, or that of what was typed. */
export function placeOfInteraction(interaction: Interaction, parts: PlaceParts): Place {
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
export function placeOfMessage(message: Message, question: string, parts: PlaceParts): Place {
  const { records } = parts;
  const guild = message.guildId;
  const settings = records.settings(guild);
  const guessed = question === '' ? (languageOf(message.guild?.preferredLocale) ?? 'fr') : detectLanguage(question);
  return placeIn(parts, {
    ...{ person: message.author.id, guild, settings },
    channel: channelOf(message.channel, message.channelId),
    language: settings.language ?? guessed,
  });
}
