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
import { EPHEMERAL } from '../src/discord/messages/ephemeral.js';
import { cardMessage, lineMessage, type OutgoingMessage } from '../src/discord/messages/message.js';
import type { ChatCommand, CommandContext } from '../src/discord/request/command.js';
import { offer } from '../src/discord/request/filter.js';
import { managedGuild } from '../src/discord/request/manage.js';
import { answeringIn, ownCorpus } from '../src/discord/request/visible-corpora.js';
import { OWN_SUBCOMMANDS } from '../src/discord/server-corpus/article-options.js';
import {
  addArticles,
  LIST_PAGES,
  listArticles,
  offerOwnTitles,
  removeArticle,
  shareArticles,
} from '../src/discord/server-corpus/change-articles.js';
import { SERVER_CORPUS_WORDING } from '../src/discord/wording/server-corpus-wording.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';
import { MOST_FEDERATED } from '../src/library/corpora/corpus-name.js';
import { shortenVisible, visibleLine } from '../src/text/visible.js';

/** Characters of the names of corpora joined by commas, and how many of one are shown. */
const MAX_NAME_LENGTH = 200;
const MAX_NAME_SHOWN = 40;

/** Channels and names that are listed: a card holds no more, whatever they are. */
const MOST_CHANNELS = 15;
const MOST_NAMES = 12;

const corpusOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'corpus',
  name_localizations: { fr: 'corpus' },
  description: 'Its name, or several with commas; left out: back to what answers otherwise',
  description_localizations: {
    fr: 'Son nom, ou plusieurs avec des virgules ; sans lui : retour à ce qui répond sinon',
  },
  max_length: MAX_NAME_LENGTH,
  autocomplete: true,
};

const shownName = (name: string): string => `**${asMarkdown(shortenVisible(visibleLine(name), MAX_NAME_SHOWN))}**`;

const listed = (items: readonly string[], most: number): string[] =>
  items.length > most ? [...items.slice(0, most), '…'] : [...items];

const names = (corpora: readonly string[]): string => listed(corpora.map(shownName), MOST_NAMES).join(', ');

/** What a person is told of what answers: the server's own corpus has a name for itself alone. */
function answeringName(corpus: string, { mainCorpus, origin: { guild, language } }: CommandContext): string {
  if (corpus === mainCorpus) return SERVICE_WORDING[language].corpus.default;
  const own = guild === null ? null : ownCorpus(guild);
  return corpus
    .split(',')
    .map((name) => (name === own ? `**${SERVER_CORPUS_WORDING[language].own}**` : shownName(name)))
    .join(' + ');
}

/** What answers in the server and where it is asked from, and how much that holds. */
async function status(guild: string, context: CommandContext): Promise<OutgoingMessage> {
  const { lookups, records, origin } = context;
  const wording = SERVICE_WORDING[origin.language];
  const held = await lookups.about({ corpus: origin.corpus });
  const channels = records.choices(guild).filter(({ channel, corpus }) => channel !== null && context.sees(corpus));
  return cardMessage(
    container([
      text(
        wording.corpus.ofServer(answeringName(answeringIn(guild, null, context), context)),
        ...listed(
          channels.map(({ channel, corpus }) =>
            wording.corpus.ofChannel(`<#${channel}>`, answeringName(corpus, context)),
          ),
          MOST_CHANNELS,
        ),
        channels.length === 0 ? wording.corpus.noChannels : null,
        wording.corpus.available(names(held.corpora)),
      ),
      text(wording.corpus.here(answeringName(origin.corpus, context)), ...aboutLines(held, origin.language)),
    ]),
  );
}

/** Sets the corpora of the server, or of the channel that is named, if all of them are seen from here. */
async function choose(
  guild: string,
  { options }: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const { records, catalogue, origin } = context;
  const wording = SERVICE_WORDING[origin.language].corpus;
  const channel = options.getSubcommand() === 'channels' ? options.getChannel('channel', true).id : null;
  const chosen = [...new Set((options.getString('corpus') ?? '').split(',').map((name) => name.trim()))];
  const corpus = chosen.join(',') === '' ? null : chosen.slice(0, MOST_FEDERATED).join(',');
  // What was added a moment ago, in another process, is to be chosen too.
  await catalogue.refresh(null);
  const corpora = catalogue.corpora();
  const unknown = corpus?.split(',').find((name) => !corpora.includes(name));
  if (unknown !== undefined) return lineMessage(wording.unknown(shownName(unknown), names(corpora)));
  if (channel === null) records.changeSettings(guild, { corpus });
  else records.setChannelCorpus(guild, channel, corpus);
  const name = answeringName(answeringIn(guild, channel, context), context);
  return lineMessage(channel === null ? wording.ofServer(name) : wording.ofChannel(`<#${channel}>`, name));
}

async function answer(
  guild: string,
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<OutgoingMessage> {
  switch (interaction.options.getSubcommand()) {
    case 'add':
      return addArticles(guild, interaction, context);
    case 'remove':
      return removeArticle(guild, interaction, context);
    case 'list':
      return listArticles(guild, context);
    case 'share':
      return shareArticles(guild, interaction, context);
    case 'status':
      return status(guild, context);
    default:
      return choose(guild, interaction, context);
  }
}

export const corpus: ChatCommand = {
  asks: false,
  data: {
    name: 'corpus',
    name_localizations: { fr: 'corpus' },
    description: 'Which articles answer in this server, and what it adds itself',
    description_localizations: { fr: 'Quels articles répondent sur ce serveur, et ce qu’il ajoute lui-même' },
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
      ...OWN_SUBCOMMANDS,
    ],
  },
  buttons: [LIST_PAGES],
  async execute(interaction, context) {
    const guild = managedGuild(interaction, context.origin);
    await interaction.deferReply(EPHEMERAL);
    await interaction.editReply(await answer(guild, interaction, context));
  },
  async autocomplete(interaction, context) {
    const guild = managedGuild(interaction, context.origin);
    if (interaction.options.getSubcommand() === 'remove') await offerOwnTitles(guild, interaction, context);
    else await offer(interaction, context.catalogue.corpora());
  },
};
