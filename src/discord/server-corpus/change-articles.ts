/** What a server's managers do with articles of its own. Only that server's corpus is ever changed. */
import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { z } from 'zod';
import type { Source } from '../../ingest/server-corpus-change.js';
import { sourcesCard } from '../cards/sources-card.js';
import { describeTitle } from '../markdown/citation.js';
import { cardsOf } from '../messages/card-buttons.js';
import { cardMessage, lineMessage, type OutgoingMessage, textCardMessage } from '../messages/message.js';
import type { CardKind } from '../messages/posted.js';
import type { Button } from '../request/command.js';
import type { CommandContext } from '../request/context.js';
import { chosenArticle, offerTitles } from '../request/title-option.js';
import { joinCorpora, ownCorpus, splitCorpora } from '../request/visible-corpora.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { SERVER_CORPUS_WORDING } from '../wording/server-corpus-wording.js';
import { clearOwnArticles, countOf } from './clear-articles.js';
import { showingProgress } from './progress.js';

const KIND: CardKind<Record<string, never>> = { kind: 'own-articles', schema: z.object({}), corpusOf: () => null };

const hasAdded = (guild: string, { catalogue }: CommandContext): boolean =>
  catalogue.corpora().includes(ownCorpus(guild));

function sourceIn({ options }: ChatInputCommandInteraction): Source | null {
  const file = options.getAttachment('file');
  const url = options.getString('url')?.trim() ?? '';
  if ((file === null) === (url === '')) return null;
  if (file === null) return { kind: 'address', url };
  return { kind: 'attachment', url: file.url, name: file.name, bytes: file.size };
}

/** Adds an article or a file of many to the server's own corpus, which then answers there too. */
export async function addArticles(guild: string, interaction: ChatInputCommandInteraction, context: CommandContext) {
  const { serverCorpora, catalogue, records, origin, sees } = context;
  const wording = SERVER_CORPUS_WORDING[origin.language];
  const source = sourceIn(interaction);
  if (source === null) return lineMessage(wording.oneOfTwo);
  const own = ownCorpus(guild);
  const isFirst = !hasAdded(guild, context);
  return showingProgress(interaction, context, async (onProgress) => {
    // What is added behind a deletion that was cut short must outlive it.
    if ((await records.clearing()).includes(guild)) await clearOwnArticles(guild, context, onProgress);
    const added = await serverCorpora.add(own, source, onProgress);
    await catalogue.refresh(own);
    const { corpus: chosen } = await records.settings(guild);
    // What was chosen before the server had articles of its own goes on answering, now together with them.
    if (isFirst && chosen !== null && sees(chosen) && !splitCorpora(chosen).includes(own)) {
      await records.changeSettings(guild, { corpus: joinCorpora([chosen, own]) });
    }
    return textCardMessage(...wording.added(added));
  });
}

/** Withdraws an article that the server has added. */
export async function removeArticle(guild: string, interaction: ChatInputCommandInteraction, context: CommandContext) {
  const { serverCorpora, lookups, catalogue, origin } = context;
  const wording = SERVER_CORPUS_WORDING[origin.language];
  if (!hasAdded(guild, context)) return lineMessage(wording.nothingYet);
  const own = ownCorpus(guild);
  const id = await chosenArticle(interaction.options.getString('title', true), context, own);
  const view = await lookups.article({ corpus: own }, id);
  if (view === null) return lineMessage(wording.unknownArticle);
  return showingProgress(interaction, context, async (onProgress) => {
    await serverCorpora.remove(own, view.card.id, onProgress);
    await catalogue.refresh(own);
    return lineMessage(wording.removed(describeTitle(view.card) || LOOK_UP_WORDING[origin.language].untitled));
  });
}

const lists = cardsOf(KIND, async (_, { page, language, controls }, { lookups, origin }) => {
  // The card is of the server that it is pressed in, and of no direct message.
  const found = await lookups.sources({ corpus: ownCorpus(origin.guild!) }, page);
  return cardMessage(sourcesCard(found, { corpus: null, language, controls }));
});

/** The articles that the server has added, newest first. */
export async function listArticles(guild: string, context: CommandContext): Promise<OutgoingMessage> {
  if ((await countOf(guild, context)) > 0) return lists.post({}, context, true);
  return lineMessage(SERVER_CORPUS_WORDING[context.origin.language].nothingYet);
}

export const LIST_BUTTONS: readonly Button[] = [lists.pages, lists.share];

/** Sets whether other servers may choose what this one has added. */
export async function shareArticles(
  guild: string,
  { options }: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const sharesCorpus = options.getBoolean('shared', true);
  await context.records.changeSettings(guild, { sharesCorpus });
  const wording = SERVER_CORPUS_WORDING[context.origin.language];
  return lineMessage(sharesCorpus ? wording.shared : wording.unshared);
}

/** Autocomplete of what may be removed. */
export const offerOwnTitles = (guild: string, interaction: AutocompleteInteraction, context: CommandContext) =>
  offerTitles(interaction, context, ownCorpus(guild));
