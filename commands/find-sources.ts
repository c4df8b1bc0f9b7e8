/** "Find sources", in the menu of a message: the excerpts that bear on each of its sentences, for or against. */
import { ApplicationCommandType, type Message } from 'discord.js';
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { claimEvidenceCard, claimsOnPage } from '../src/discord/cards/claim-evidence-card.js';
import { articleMessage } from '../src/discord/messages/article-message.js';
import { cardsOf } from '../src/discord/messages/card-buttons.js';
import { cardMessage, type OutgoingMessage, visibility } from '../src/discord/messages/message.js';
import { ownQuotations } from '../src/discord/messages/own-quotations.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import { ANYWHERE, type MessageCommand } from '../src/discord/request/command.js';
import type { CommandContext } from '../src/discord/request/context.js';
import { linkedArticle } from '../src/discord/request/linked-article.js';
import { messageParts } from '../src/discord/request/message-parts.js';
import { claimsIn, messageWords } from '../src/discord/request/message-words.js';

const STATE = z.object({ corpus: z.string(), message: z.string() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = {
  ...{ kind: 'bearing', schema: STATE, corpusOf: ({ corpus }) => corpus },
  ofOthers: true,
};

const cards = cardsOf(KIND, async ({ corpus, message }, { page, language, controls }, { lookups, links, log }) => {
  const found = await lookups.claimEvidence({ corpus }, message);
  const claims = found.map(({ claim, excerpts }) => ({ claim, excerpts: verifiedQuotations(excerpts, log) }));
  const options = { language, linkOf: links(corpus), controls };
  const quotations = claimsOnPage(claims, page, options).flatMap(({ excerpts }) => excerpts);
  return cardMessage(claimEvidenceCard(claims, page, options), { language, corpus, quotations });
});

/** Of what a message of the bot itself quotes, of the article that a message links to, or of what it says. */
async function sourcesFor(target: Message, context: CommandContext): Promise<OutgoingMessage> {
  const { lookups, origin } = context;
  const { corpus } = origin;
  const own = await ownQuotations(target, context);
  if (own !== null) return cards.post({ corpus, message: claimsIn(own.texts) }, context, true);
  const { texts, addresses } = messageParts(target);
  const linked = await linkedArticle(addresses, context);
  const view = linked === null ? null : await lookups.article({ corpus }, linked.id);
  if (view !== null) return articleMessage(view, corpus, context, true);
  return cards.post({ corpus, message: claimsIn(texts.map(messageWords)) }, context, true);
}

export const findSources: MessageCommand = {
  asks: true,
  data: {
    type: ApplicationCommandType.Message,
    name: 'Find sources',
    name_localizations: { fr: 'Trouver des sources' },
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    await interaction.deferReply(visibility(true));
    await interaction.editReply(await sourcesFor(interaction.targetMessage, context));
  },
  buttons: [cards.pages, cards.share],
};
