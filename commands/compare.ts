/** `/compare`: what each source says about a question. It does not say which is right. */
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { wasLookedUp } from '../src/discord/answers/answer-state.js';
import { talkMessage } from '../src/discord/answers/talk-message.js';
import { compareCard } from '../src/discord/cards/compare-card.js';
import { asEphemeral, cardMessage, refusalMessage, visibility } from '../src/discord/messages/message.js';
import { answerWith } from '../src/discord/messages/quoting.js';
import { ANYWHERE, bilingual, type ChatCommand, QUESTION_OPTION } from '../src/discord/request/command.js';
import { DISCORD_WORDING } from '../src/discord/wording/wording.js';

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
    const { origin, lookups, links, log } = context;
    const { corpus, settings, language } = origin;
    const question = interaction.options.getString('question', true);
    const talk = talkMessage(question, language);
    if (talk !== null) {
      await interaction.reply(asEphemeral(talk));
      return;
    }
    await interaction.deferReply(visibility(settings.private));
    const comparison = await lookups.compare({ corpus }, question);
    const { answer } = comparison;
    if (answer.status === 'abstained' && !wasLookedUp(answer.reason)) {
      await answerWith(interaction, refusalMessage(DISCORD_WORDING[language].abstention[answer.reason]), context);
      return;
    }
    const sides = comparison.sides.filter(({ excerpt }) => verifiedQuotations([excerpt], log).length > 0);
    const options = { language, linkOf: links(corpus), question };
    const quotes = { language, corpus, quotations: sides.map(({ excerpt: { also: _, ...quotation } }) => quotation) };
    await answerWith(interaction, cardMessage(compareCard(comparison, sides, options), quotes), context);
  },
};
