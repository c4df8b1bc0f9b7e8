import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ChannelType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { container, text } from '../src/discord/cards/parts.js';
import { aboutLines } from '../src/discord/markdown/about-lines.js';
import { asMarkdown } from '../src/discord/markdown/escape.js';
import { shorten, visibleLine } from '../src/discord/markdown/visible.js';
import { cardMessage, lineMessage, type OutgoingMessage } from '../src/discord/messages/message.js';
import { EPHEMERAL } from '../src/discord/messages/whisper.js';
import type { ChatCommand, CommandContext } from '../src/discord/request/command.js';
import { offer } from '../src/discord/request/filter.js';
import { managedGuild } from '../src/discord/request/manage.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';

/** Characters of a corpus' name, and how many of them are shown. */
const MAX_NAME_LENGTH = 64;
const MAX_NAME_SHOWN = 40;

/** Channels and names that are listed: a card holds no more, whatever they are. */
const MOST_CHANNELS = 15;
const MOST_NAMES = 12;

const corpusOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'corpus',
  name_localizations: { fr: 'corpus' },
  description: 'Its name; left out: back to what answers otherwise',
  description_localizations: { fr: 'Son nom ; sans lui : retour à ce qui répond sinon' },
  max_length: MAX_NAME_LENGTH,
  autocomplete: true,
};

const shownName = (name: string): string => `**${asMarkdown(shorten(visibleLine(name), MAX_NAME_SHOWN))}**`;

const listed = (items: readonly string[], most: number): string[] =>
  items.length > most ? [...items.slice(0, most), '…'] : [...items];

const names = (corpora: readonly string[]): string => listed(corpora.map(shownName), MOST_NAMES).join(', ');

/** What answers in the server and where it is asked from, and how much that holds. */
async function status(guild: string, { lookups, records, place }: CommandContext): Promise<OutgoingMessage> {
  const wording = SERVICE_WORDING[place.language];
  const name = (corpus: string | null): string => (corpus === null ? wording.corpus.default : shownName(corpus));
  const held = await lookups.about({ corpus: place.corpus });
  const channels = records.channelCorpora(guild);
  return cardMessage(
    container([
      text(
        wording.corpus.ofServer(name(place.settings.corpus)),
        ...listed(
          channels.map(({ channel, corpus }) => wording.corpus.ofChannel(`<#${channel}>`, name(corpus))),
          MOST_CHANNELS,
        ),
        channels.length === 0 ? wording.corpus.noChannels : null,
        wording.corpus.available(names(held.corpora)),
      ),
      text(wording.corpus.here(name(place.corpus)), ...aboutLines(held, place.language)),
    ]),
  );
}

/** Sets the corpus of the server, or of the channel that is named, if there is one of that name. */
async function choose(
  guild: string,
  { options }: ChatInputCommandInteraction,
  { lookups, records, place }: CommandContext,
): Promise<OutgoingMessage> {
  const wording = SERVICE_WORDING[place.language].corpus;
  const channel = options.getSubcommand() === 'channels' ? options.getChannel('channel', true).id : null;
  const corpus = options.getString('corpus');
  const { corpora } = await lookups.about({ corpus: null });
  if (corpus !== null && !corpora.includes(corpus)) {
    return lineMessage(wording.unknown(shownName(corpus), names(corpora)));
  }
  if (channel === null) records.changeSettings(guild, { corpus });
  else records.setChannelCorpus(guild, channel, corpus);
  const answering = corpus ?? (channel === null ? null : records.settings(guild).corpus);
  const name = answering === null ? wording.default : shownName(answering);
  return lineMessage(channel === null ? wording.ofServer(name) : wording.ofChannel(`<#${channel}>`, name));
}

export const corpus: ChatCommand = {
  asks: false,
  data: {
    name: 'corpus',
    name_localizations: { fr: 'corpus' },
    description: 'Which corpus of articles answers in this server',
    description_localizations: { fr: 'Quel corpus d’articles répond sur ce serveur' },
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'status',
        name_localizations: { fr: 'état' },
        description: 'Which corpora answer here, and how much they hold',
        description_localizations: { fr: 'Quels corpus répondent ici, et ce qu’ils contiennent' },
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'use',
        name_localizations: { fr: 'choisir' },
        description: 'Choose the corpus that answers in this server',
        description_localizations: { fr: 'Choisir le corpus qui répond sur ce serveur' },
        options: [corpusOption],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'channels',
        name_localizations: { fr: 'salons' },
        description: 'Choose the corpus that answers in one channel and its threads',
        description_localizations: { fr: 'Choisir le corpus qui répond dans un salon et ses fils' },
        options: [
          {
            type: ApplicationCommandOptionType.Channel,
            name: 'channel',
            name_localizations: { fr: 'salon' },
            description: 'The channel',
            description_localizations: { fr: 'Le salon' },
            required: true,
            channel_types: [
              ChannelType.GuildText,
              ChannelType.GuildVoice,
              ChannelType.GuildAnnouncement,
              ChannelType.GuildStageVoice,
              ChannelType.GuildForum,
            ],
          },
          corpusOption,
        ],
      },
    ],
  },
  async execute(interaction, context) {
    const guild = managedGuild(interaction, context.place);
    await interaction.deferReply(EPHEMERAL);
    const isStatus = interaction.options.getSubcommand() === 'status';
    await interaction.editReply(isStatus ? await status(guild, context) : await choose(guild, interaction, context));
  },
  async autocomplete(interaction, { catalogue, place }) {
    managedGuild(interaction, place);
    await offer(interaction, catalogue.corpora());
  },
};
