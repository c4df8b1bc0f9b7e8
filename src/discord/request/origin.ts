/** Who asks, from where, and what is set there. */
import { ApplicationIntegrationType, type Interaction, type Message, PermissionFlagsBits } from 'discord.js';
import { recognizeTalk } from '../../answering/talk.js';
import { VerbatimError } from '../../errors.js';
import type { GuildSettings, Records } from '../../records/records.js';
import { clearLanguage } from '../../text/detect-language.js';
import type { Language } from '../../text/language.js';
import { isOtherLanguage } from '../../text/names/other-language.js';
import { languageOf } from '../wording/wording.js';
import { doubtIn } from './asking.js';
import { isWithin, rolesOf } from './public-limits.js';
import { type CanSee, corpusAnswering, type VisibleParts, visibleFrom } from './visible-corpora.js';

export interface Origin {
  readonly person: string;
  /** Null in a direct message, and in a server that the bot is not in: a person has installed it for themselves. */
  readonly guild: string | null;
  /** Where a further question is read in the light of the one before it: a thread, a direct channel; null: neither. */
  readonly conversation: string | null;
  /** `private` where answers are for their person alone, whatever is set. */
  readonly settings: GuildSettings;
  /** Whether answers are for their person alone: managers have limited where and for whom others can see them. */
  readonly privateOnly: boolean;
  /** Which corpora exist here. */
  readonly sees: CanSee;
  /** The corpus that answers here, of several joined by commas. */
  readonly corpus: string;
  /** Language of the interface. */
  readonly language: Language;
}

type Channel = Message['channel'] | Interaction['channel'];

/** A thread has the corpus of its channel. */
const channelOf = (channel: Channel, id: string | null): string | null =>
  channel?.isThread() === true ? channel.parentId : id;

/** The thread or direct channel where a further question is read in the light of the one before it. */
const conversationIn = (channel: Channel): string | null =>
  channel?.isThread() === true || channel?.isDMBased() === true ? channel.id : null;
type OriginParts = VisibleParts & { readonly records: Pick<Records, 'limits'> };

/** What is set there, for a person with these roles. */
async function settingsFor(
  { guild, channel, roles }: { guild: string | null; channel: string | null; roles: readonly string[] },
  { records }: OriginParts,
): Promise<Pick<Origin, 'settings' | 'privateOnly'>> {
  const settings = await records.settings(guild);
  const privateOnly = guild !== null && !isWithin(await records.limits(guild), { guild, channel, roles });
  return { privateOnly, settings: privateOnly ? { ...settings, private: true } : settings };
}

/** The server that has installed the bot and where it is used. */
const guildOf = ({ guildId, authorizingIntegrationOwners }: Interaction): string | null =>
  authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === undefined ? null : guildId;

/** The language is the one set for the server, else the person's, else the server's own; of others English. */
export async function originOfInteraction(interaction: Interaction, parts: OriginParts): Promise<Origin> {
  const guild = guildOf(interaction);
  const channel = channelOf(interaction.channel, interaction.channelId);
  const { settings, privateOnly } = await settingsFor({ guild, channel, roles: rolesOf(interaction.member) }, parts);
  const sees = await visibleFrom(guild, parts);
  return {
    person: interaction.user.id,
    guild,
    conversation: conversationIn(interaction.channel),
    settings,
    privateOnly,
    sees,
    corpus: await corpusAnswering(guild, channel, { ...parts, sees }),
    language: settings.language ?? languageOf(interaction.locale, interaction.guildLocale),
  };
}

/**
 * The language of what was written: English for a question in another than French and English, the server's where
 * nothing tells.
 */
function languageOfMessage({ guild }: Message, question: string): Language {
  const recognized = recognizeTalk(question) ?? doubtIn(question, true);
  if (recognized?.language) return recognized.language;
  if (isOtherLanguage(question)) return 'en';
  return (recognized === null ? clearLanguage(question) : null) ?? languageOf(guild?.preferredLocale);
}

/** A message does not say its author's language: it is the one set for the server, else that of the question. */
export async function originOfMessage(message: Message, question: string, parts: OriginParts): Promise<Origin> {
  const guild = message.guildId;
  const channel = channelOf(message.channel, message.channelId);
  const { settings, privateOnly } = await settingsFor({ guild, channel, roles: rolesOf(message.member) }, parts);
  const sees = await visibleFrom(guild, parts);
  return {
    person: message.author.id,
    guild,
    conversation: conversationIn(message.channel),
    settings,
    privateOnly,
    sees,
    corpus: await corpusAnswering(guild, channel, { ...parts, sees }),
    language: settings.language ?? languageOfMessage(message, question),
  };
}

/** Whether the person manages the server that they are in. */
export const isManager = ({ memberPermissions }: Interaction): boolean =>
  memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;

/** Whether the person may delete messages of others in the server that they are in, or manages it. */
export const isModerator = ({ memberPermissions }: Interaction): boolean =>
  memberPermissions?.any([PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageGuild]) === true;

/**
 * The server that the person manages. Discord checks the permission before it offers the command, unless a server has
 * changed that: so it is checked here again.
 * @throws VerbatimError `not-a-manager`
 */
export function managedGuild(interaction: Interaction, { guild }: Origin): string {
  if (guild !== null && isManager(interaction)) return guild;
  throw new VerbatimError('not-a-manager', 'this takes the permission Manage Server', 'ask somebody who has it');
}
