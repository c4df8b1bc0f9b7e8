/** `/article`: how an article begins, and others near it. It does not show the whole article. */
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { articleCard } from '../src/discord/cards/article-card.js';
import { cardMessage, refusalMessage, visibility } from '../src/discord/messages/message.js';
import { answerWith } from '../src/discord/messages/quoting.js';
import { ANYWHERE, bilingual, type ChatCommand } from '../src/discord/request/command.js';
import { chosenArticle, offerTitles, TITLE_OPTION } from '../src/discord/request/title-option.js';
import { LOOK_UP_WORDING } from '../src/discord/wording/look-up-wording.js';

export const article: ChatCommand = {
  asks: true,
  data: {
    ...bilingual(
      ['article', 'How an article begins, and others close in date or subject'],
      ['article', 'Début d’un article, et articles proches par date et par sujet'],
    ),
    options: [TITLE_OPTION],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { corpus, settings, language } = context.origin;
    await interaction.deferReply(visibility(settings.private));
    const id = await chosenArticle(interaction.options.getString('title', true), context);
    const view = await context.lookups.article({ corpus }, id);
    if (view === null) {
      await answerWith(interaction, refusalMessage(LOOK_UP_WORDING[language].noSuchArticle), context);
      return;
    }
    const [opening = null] = verifiedQuotations(view.opening === null ? [] : [view.opening], context.log);
    const card = articleCard(view, opening, { language, linkOf: context.links(corpus) });
    const quotes = { language, corpus, quotations: opening === null ? [] : [opening] };
    await answerWith(interaction, cardMessage(card, quotes), context);
  },
  autocomplete: offerTitles,
};
