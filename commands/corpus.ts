/** `/corpus`: which corpora answer in a server and its channels, for those who manage it. */
import { ApplicationCommandOptionType, ChannelType, type ChatInputCommandInteraction } from 'discord.js';
import { container, text } from '../src/discord/cards/parts.js';
import { lineMarkdown } from '../src/discord/markdown/line.js';
import { cardMessage, lineMessage, type OutgoingMessage, visibility } from '../src/discord/messages/message.js';
import { bilingual, type ChatCommand, FOR_MANAGERS, stringOption, subcommand } from '../src/discord/request/command.js';
import type { CommandContext } from '../src/discord/request/context.js';
import { offer } from '../src/discord/request/filter.js';
import { managedGuild } from '../src/discord/request/origin.js';
import { corpusAnswering, joinCorpora, ownCorpus, splitCorpora } from '../src/discord/request/visible-corpora.js';
import {
  addArticles,
  LIST_PAGES,
  listArticles,
  offerOwnTitles,
  removeArticle,
  shareArticles,
} from '../src/discord/server-corpus/change-articles.js';
import { askToClear, CLEAR } from '../src/discord/server-corpus/clear-articles.js';
import { OWN_SUBCOMMANDS } from '../src/discord/server-corpus/subcommands.js';
import { CORRECTION_WORDING } from '../src/discord/wording/correction-wording.js';
import { MESSAGE_WORDING } from '../src/discord/wording/message-wording.js';
import { SERVER_CORPUS_WORDING } from '../src/discord/wording/server-corpus-wording.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';
import { MOST_NAMED } from '../src/library/corpora/corpus-name.js';

/** Characters of the names of corpora joined by commas, and how many of one are shown. */
const MAX_NAME_LENGTH = 200;
const MAX_NAME_SHOWN = 40;

/** Channels and names that are listed: a card holds no more. */
const MOST_CHANNELS = 15;
const MOST_NAMES = 12;

const corpusOption = stringOption(
  ['corpus', 'Corpus name, or several separated by commas; leave empty for the default'],
  ['corpus', 'Nom du corpus, ou plusieurs séparés par des virgules\u00a0; vide\u00a0: corpus par défaut'],
  { max_length: MAX_NAME_LENGTH, autocomplete: true },
);

const boldName = (name: string): string => `**${lineMarkdown(name, MAX_NAME_SHOWN)}**`;

const listed = (items: readonly string[], most: number): string[] =>
  items.length > most ? [...items.slice(0, most), '…'] : [...items];

const names = (corpora: readonly string[]): string => listed(corpora.map(boldName), MOST_NAMES).join(', ');

/** The name of what answers, for people: only a server itself sees its own corpus under a name of ours. */
function answeringName(corpus: string, { mainCorpus, origin: { guild, language } }: CommandContext): string {
  if (corpus === mainCorpus) return SERVICE_WORDING[language].corpus.default;
  const own = guild === null ? null : ownCorpus(guild);
  return splitCorpora(corpus)
    .map((name) => (name === own ? `**${SERVER_CORPUS_WORDING[language].own}**` : boldName(name)))
    .join(' + ');
}

/** Where people asked in vain; null where nowhere. */
function closedLine(guild: string, { closedChannels, origin }: CommandContext): string | null {
  const { channels, since } = closedChannels.of(guild);
  const named = channels.map((channel) => `<#${channel}>`).join(', ');
  return named === '' ? null : MESSAGE_WORDING[origin.language].closed(Math.ceil(since / 1000), named);
}

/** What answers in the server and in this channel, and how much that holds. */
async function status(guild: string, context: CommandContext): Promise<OutgoingMessage> {
  const { lookups, records, origin } = context;
  const wording = SERVICE_WORDING[origin.language];
  const about = await lookups.about({ corpus: origin.corpus });
  const choices = await records.choices(guild);
  const channels = choices.filter(({ channel, corpus }) => channel !== null && context.sees(corpus));
  return cardMessage(
    container([
      text(
        wording.corpus.ofServer(answeringName(await corpusAnswering(guild, null, context), context)),
        ...listed(
          channels.map(({ channel, corpus }) =>
            wording.corpus.ofChannel(`<#${channel}>`, answeringName(corpus, context)),
          ),
          MOST_CHANNELS,
        ),
        channels.length === 0 ? wording.corpus.noChannels : null,
        wording.corpus.available(names(about.corpora)),
      ),
      text(
        wording.corpus.here(answeringName(origin.corpus, context)),
        ...wording.contents(about),
        CORRECTION_WORDING[origin.language].status(await records.corrections(guild)),
        closedLine(guild, context),
      ),
    ]),
  );
}

/** Sets the corpora of the server, or of the channel that is named, if all of them can be seen from here. */
async function choose(
  guild: string,
  { options }: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const { records, catalogue, origin } = context;
  const wording = SERVICE_WORDING[origin.language].corpus;
  const channel = options.getSubcommand() === 'channels' ? options.getChannel('channel', true).id : null;
  const chosen = new Set(splitCorpora(options.getString('corpus') ?? '').map((name) => name.trim()));
  const own = ownCorpus(guild);
  if ([...chosen].filter((name) => name !== own).length > MOST_NAMED) return lineMessage(wording.tooMany(MOST_NAMED));
  const corpus = joinCorpora([...chosen]) || null;
  // A corpus that another process has made a moment ago can be chosen too.
  await catalogue.refresh(null);
  const corpora = catalogue.corpora();
  const unknown = (corpus === null ? [] : splitCorpora(corpus)).find((name) => !corpora.includes(name));
  if (unknown !== undefined) return lineMessage(wording.unknown(boldName(unknown), names(corpora)));
  if (channel === null) await records.changeSettings(guild, { corpus });
  else await records.setChannelCorpus(guild, channel, corpus);
  const name = answeringName(await corpusAnswering(guild, channel, context), context);
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
    case 'clear':
      return askToClear(guild, context);
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
    ...bilingual(
      ['corpus', 'The corpus this server uses, and its own articles'],
      ['corpus', 'Corpus utilisé par ce serveur, et ses propres articles'],
    ),
    ...FOR_MANAGERS,
    options: [
      subcommand(
        ['status', 'The corpora used here, and what they contain'],
        ['état', 'Corpus utilisés ici, et leur contenu'],
      ),
      subcommand(
        ['use', 'Choose the corpus that this server uses'],
        ['choisir', 'Choisir le corpus de ce serveur'],
        corpusOption,
      ),
      subcommand(
        ['channels', 'Choose the corpus that a channel and its threads use'],
        ['salons', 'Choisir le corpus d’un salon et de ses fils'],
        {
          type: ApplicationCommandOptionType.Channel,
          ...bilingual(['channel', 'The channel'], ['salon', 'Le salon']),
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
      ),
      ...OWN_SUBCOMMANDS,
    ],
  },
  buttons: [LIST_PAGES, CLEAR],
  async execute(interaction, context) {
    const guild = managedGuild(interaction, context.origin);
    await interaction.deferReply(visibility(true));
    await interaction.editReply(await answer(guild, interaction, context));
  },
  async autocomplete(interaction, context) {
    const guild = managedGuild(interaction, context.origin);
    if (interaction.options.getSubcommand() === 'remove') await offerOwnTitles(guild, interaction, context);
    else await offer(interaction, context.catalogue.corpora());
  },
};
