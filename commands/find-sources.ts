/** "Find sources", in the menu of a message: the excerpts that bear on each of its sentences, for or against. */
import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { claimEvidenceCard, claimsOnPage } from '../src/discord/cards/claim-evidence-card.js';
import { cardsOf } from '../src/discord/messages/card-buttons.js';
import { cardMessage, visibility } from '../src/discord/messages/message.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import { ANYWHERE, type MessageCommand } from '../src/discord/request/command.js';
import { messageWords } from '../src/discord/request/message-words.js';

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
    const { corpus } = context.origin;
    const state = { corpus, message: messageWords(interaction.targetMessage.content) };
    await interaction.editReply(await cards.post(state, context, true));
  },
  buttons: [cards.pages, cards.share],
};
