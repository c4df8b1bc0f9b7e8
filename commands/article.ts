import { MessageFlags } from 'discord.js';
import { ANYWHERE } from '../src/discord/anywhere.js';
import { articleCard } from '../src/discord/article-card.js';
import type { ChatCommand } from '../src/discord/command.js';
import { intact } from '../src/discord/intact.js';
import { LOOK_UP_WORDING } from '../src/discord/look-up-wording.js';
import { cardMessage, lineMessage } from '../src/discord/message.js';
import { chosenArticle, offerTitles, TITLE_OPTION } from '../src/discord/title-option.js';

export const article: ChatCommand = {
  asks: true,
  data: {
    name: 'article',
    name_localizations: { fr: 'article' },
    description: 'An article: how it begins, and what stands near it in time and subject',
    description_localizations: { fr: 'Un article : son début, et ses voisins par la date et le sujet' },
    options: [TITLE_OPTION],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { corpus, settings, language } = context.place;
    await interaction.deferReply(settings.private ? { flags: MessageFlags.Ephemeral } : {});
    const id = await chosenArticle(interaction.options.getString('title', true), context);
    const view = await context.lookups.article({ corpus }, id);
    if (view === null) {
      await interaction.editReply(lineMessage(LOOK_UP_WORDING[language].noSuchArticle));
      return;
    }
    const [opening = null] = intact(view.opening === null ? [] : [view.opening], context.log);
    await interaction.editReply(cardMessage(articleCard(view, opening, language)));
  },
  autocomplete: offerTitles,
};
