/** Who asks, from where, and what is set there. */
import { ApplicationIntegrationType, type Interaction, type Message, PermissionFlagsBits } from 'discord.js';
import { recognizeTalk } from '../../answering/talk.js';
import { VerbatimError } from '../../errors.js';
import type { GuildSettings, Records } from '../../records/records.js';
import { detectLanguage } from '../../text/detect-language.js';
import type { Language } from '../../text/language.js';
import { languageOf } from '../wording/wording.js';
import { doubtIn } from './asking.js';
import { isWithin, rolesOf } from './public-limits.js';
import { type CanSee, corpusAnswering, type VisibleParts, visibleFrom } from './visible-corpora.js';

export interface Origin {
  readonly person: string;
  /** Null in a direct message, and in a server that the bot is not in: a person has installed it for themselves. */
  readonly guild: string | null;
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

/** The language is the one set for the server, else the person's, the server's own, or that of what was typed. */
export async function originOfInteraction(interaction: Interaction, parts: OriginParts): Promise<Origin> {
  const guild = guildOf(interaction);
  const channel = channelOf(interaction.channel, interaction.channelId);
  const { settings, privateOnly } = await settingsFor({ guild, channel, roles: rolesOf(interaction.member) }, parts);
  const sees = await visibleFrom(guild, parts);
  const typed = interaction.isChatInputCommand()
    ? interaction.options.data.map(({ value }) => (typeof value === 'string' ? value : '')).join(' ')
    : '';
  return {
    person: interaction.user.id,
    guild,
    settings,
    privateOnly,
    sees,
    corpus: await corpusAnswering(guild, channel, { ...parts, sees }),
    language: settings.language ?? languageOf(interaction.locale, interaction.guildLocale) ?? detectLanguage(typed),
  };
}

/** A message does not say its author's language: it is the one set for the server, else that of the question. */
export async function originOfMessage(message: Message, question: string, parts: OriginParts): Promise<Origin> {
  const guild = message.guildId;
  const channel = channelOf(message.channel, message.channelId);
  const { settings, privateOnly } = await settingsFor({ guild, channel, roles: rolesOf(message.member) }, parts);
  const sees = await visibleFrom(guild, parts);
  const recognized = recognizeTalk(question) ?? doubtIn(question, true);
  const hasLanguage = question !== '' && recognized?.language !== null;
  const guessed = hasLanguage
    ? (recognized?.language ?? detectLanguage(question))
    : (languageOf(message.guild?.preferredLocale) ?? 'fr');
  return {
    person: message.author.id,
    guild,
    settings,
    privateOnly,
    sees,
    corpus: await corpusAnswering(guild, channel, { ...parts, sees }),
    language: settings.language ?? guessed,
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
