/** The subcommands of `/settings` that limit where and for whom answers can be seen by all. Open nothing unasked. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { MOST_LIMITS, type PublicLimits } from '../../records/records.js';
import type { Language } from '../../text/language.js';
import { bilingual, stringOption, subcommand } from '../request/command.js';
import type { CommandContext } from '../request/context.js';
import { LIMIT_WORDING } from '../wording/limit-wording.js';

type Kind = keyof PublicLimits;

const ACTION: APIApplicationCommandBasicOption = stringOption(
  ['action', 'What to do'],
  ['action', 'Ce qu’il faut faire'],
  {
    required: true,
    choices: [
      { name: 'Add', name_localizations: { fr: 'Ajouter' }, value: 'add' },
      { name: 'Remove', name_localizations: { fr: 'Retirer' }, value: 'remove' },
      { name: 'No limit', name_localizations: { fr: 'Aucune limite' }, value: 'clear' },
    ],
  },
);

/** Named as they are kept. */
export const LIMIT_SUBCOMMANDS = [
  subcommand(
    ['channels', 'Channels where I answer publicly; elsewhere, only the person who asks sees the answer'],
    ['salons', 'Salons où je réponds publiquement\u00a0; ailleurs, seule la personne voit la réponse'],
    ACTION,
    {
      type: ApplicationCommandOptionType.Channel,
      ...bilingual(
        ['channel', 'The channel to add or remove, with its threads'],
        ['salon', 'Le salon à ajouter ou à retirer, avec ses fils'],
      ),
      channel_types: [
        ChannelType.GuildText,
        ChannelType.GuildAnnouncement,
        ChannelType.GuildForum,
        ChannelType.GuildVoice,
        ChannelType.GuildStageVoice,
      ],
    },
  ),
  subcommand(
    ['roles', 'Roles that I answer publicly; anyone else is the only one to see their answers'],
    ['rôles', 'Rôles à qui je réponds publiquement\u00a0; les autres sont seuls à voir leurs réponses'],
    ACTION,
    {
      type: ApplicationCommandOptionType.Role,
      ...bilingual(['role', 'The role to add or remove'], ['rôle', 'Le rôle à ajouter ou à retirer']),
    },
  ),
];

const kindOf = (subcommandName: string): Kind | null =>
  subcommandName === 'channels' || subcommandName === 'roles' ? subcommandName : null;

/** Whether a channel or role is there, as far as the bot knows the server. */
const isThere = ({ guild }: ChatInputCommandInteraction, kind: Kind, id: string): boolean =>
  guild === null || guild[kind].cache.has(id);

/**
 * Does what a subcommand asks for.
 * @returns why it did not; null: it did, or it is another subcommand
 */
export async function changeLimits(
  guild: string,
  interaction: ChatInputCommandInteraction,
  { records, origin: { language } }: CommandContext,
): Promise<string | null> {
  const { options } = interaction;
  const kind = kindOf(options.getSubcommand());
  if (kind === null) return null;
  const wording = LIMIT_WORDING[language];
  const action = options.getString('action', true);
  if (action === 'clear') {
    await records.removeLimits(guild, kind, null);
    return null;
  }
  const named = kind === 'channels' ? options.getChannel('channel') : options.getRole('role');
  if (named === null) return wording[kind].which;
  if (action === 'remove') {
    await records.removeLimits(guild, kind, named.id);
    return null;
  }
  // With another in their place, those that are gone limit nothing any more.
  for (const id of (await records.limits(guild))[kind]) {
    if (!isThere(interaction, kind, id)) await records.removeLimits(guild, kind, id);
  }
  return (await records.addLimit(guild, kind, named.id)) ? null : wording[kind].tooMany(MOST_LIMITS);
}

/** The limits of a server, in lines. */
export async function limitLines(
  guild: string,
  interaction: ChatInputCommandInteraction,
  { records }: CommandContext,
  language: Language,
): Promise<string[]> {
  const limits = await records.limits(guild);
  const wording = LIMIT_WORDING[language];
  return (['channels', 'roles'] as const).map((kind) => {
    const found = limits[kind].filter((id) => isThere(interaction, kind, id));
    const missing = limits[kind].length - found.length;
    const { title, all, none } = wording[kind];
    const listed = [
      ...found.map((id) => (kind === 'channels' ? `<#${id}>` : `<@&${id}>`)),
      ...(missing === 0 ? [] : [wording.missing(missing)]),
    ].join(', ');
    if (found.length > 0) return `- ${title} ${listed}`;
    return `- ${title} ${missing === 0 ? all : none(listed)}`;
  });
}
