/** `/compare`: what each source says about a question. It does not say which is right. */
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { wasLookedUp } from '../src/discord/answers/answer-state.js';
import { talkMessage } from '../src/discord/answers/talk-message.js';
import { compareCard } from '../src/discord/cards/compare-card.js';
import { cardsOf } from '../src/discord/messages/card-buttons.js';
import { asEphemeral, cardMessage, refusalMessage, visibility } from '../src/discord/messages/message.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import { answerWith } from '../src/discord/messages/quoting.js';
import { ANYWHERE, bilingual, type ChatCommand, QUESTION_OPTION } from '../src/discord/request/command.js';
import { DISCORD_WORDING } from '../src/discord/wording/wording.js';

const STATE = z.object({ corpus: z.string(), question: z.string() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = { kind: 'compare', schema: STATE, corpusOf: ({ corpus }) => corpus };

const cards = cardsOf(KIND, async ({ corpus, question }, { language, controls }, { lookups, links, log }) => {
  const comparison = await lookups.compare({ corpus }, question);
  const { answer } = comparison;
  if (answer.status === 'abstained' && !wasLookedUp(answer.reason)) {
    return refusalMessage(DISCORD_WORDING[language].abstention[answer.reason]);
  }
  const sides = comparison.sides.filter(({ excerpt }) => verifiedQuotations([excerpt], log).length > 0);
  const options = { language, linkOf: links(corpus), question, controls };
  const quotes = { language, corpus, quotations: sides.map(({ excerpt: { also: _, ...quotation } }) => quotation) };
  return cardMessage(compareCard(comparison, sides, options), quotes);
});

export const compare: ChatCommand = {
  asks: true,
  data: {
    ...bilingual(
      ['compare', 'What each source says about a question, side by side'],
      ['comparer', 'Ce que chaque source répond à une question, côte à côte'],
    ),
    options: [QUESTION_OPTION],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { corpus, settings, language } = context.origin;
    const question = interaction.options.getString('question', true);
    const talk = talkMessage(question, language);
    if (talk !== null) {
      await interaction.reply(asEphemeral(talk));
      return;
    }
    await interaction.deferReply(visibility(settings.private));
    await answerWith(interaction, await cards.post({ corpus, question }, context, settings.private), context);
  },
  buttons: [cards.share],
};
