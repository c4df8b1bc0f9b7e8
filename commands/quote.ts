/** `/quote`: one sentence of an article with its citation, for all to see. */
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { quoteCard } from '../src/discord/cards/quotation-parts.js';
import { cardMessage, refusalMessage, visibility } from '../src/discord/messages/message.js';
import { answerWith } from '../src/discord/messages/quoting.js';
import { ANYWHERE, bilingual, type ChatCommand, stringOption } from '../src/discord/request/command.js';
import { chosenArticle, offerTitles, TITLE_OPTION } from '../src/discord/request/title-option.js';
import { LOOK_UP_WORDING } from '../src/discord/wording/look-up-wording.js';
import { DISCORD_WORDING } from '../src/discord/wording/wording.js';

/** Characters of the words by which a sentence is found. */
const MAX_WORDS_LENGTH = 1000;

export const quote: ChatCommand = {
  asks: true,
  data: {
    ...bilingual(
      ['quote', 'A sentence of an article with its citation, visible to everyone'],
      ['citer', 'Une phrase d’un article avec sa référence, visible de tous'],
    ),
    options: [
      TITLE_OPTION,
      stringOption(['words', 'Some words of the sentence'], ['mots', 'Quelques mots de la phrase'], {
        required: true,
        max_length: MAX_WORDS_LENGTH,
      }),
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { corpus, language, privateOnly } = context.origin;
    await interaction.deferReply(visibility(privateOnly));
    const id = await chosenArticle(interaction.options.getString('title', true), context);
    const found = await context.lookups.quote({ corpus }, id, interaction.options.getString('words', true));
    if (found === null) {
      await answerWith(interaction, refusalMessage(LOOK_UP_WORDING[language].noSentence), context);
      return;
    }
    const [quotation] = verifiedQuotations([found], context.log);
    if (quotation === undefined) {
      await answerWith(interaction, refusalMessage(DISCORD_WORDING[language].withheld), context);
      return;
    }
    const card = quoteCard(quotation, { language, linkOf: context.links(corpus) });
    await answerWith(interaction, cardMessage(card, { language, corpus, quotations: [quotation] }), context);
  },
  autocomplete: offerTitles,
};
