/** `/search`: the passages that hold some words. */
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { searchCard } from '../src/discord/cards/search-card.js';
import { pageAction, pageButton } from '../src/discord/messages/card-buttons.js';
import { FILTER_STATE } from '../src/discord/messages/filter-state.js';
import { cardMessage, type OutgoingMessage, visibility } from '../src/discord/messages/message.js';
import { type CardKind, keepCard } from '../src/discord/messages/posted.js';
import type { ChatCommand, CommandContext } from '../src/discord/request/command.js';
import { ANYWHERE, words } from '../src/discord/request/command-data.js';
import { FILTER_OPTIONS, offerSources, readFilter } from '../src/discord/request/filter.js';
import type { Language } from '../src/text/language.js';

/** Characters of the words that are searched for. */
const MAX_WORDS_LENGTH = 300;

const STATE = z.object({ scope: FILTER_STATE, words: z.string() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = { kind: 'search', schema: STATE, corpusOf: ({ scope: filter }) => filter.corpus };

/** @param keep gives the id of the card's record, where it has several pages */
async function draw(
  { scope: filter, words: typed }: State,
  number: number,
  language: Language,
  keep: () => string | null,
  { lookups, links, log }: CommandContext,
): Promise<OutgoingMessage> {
  const page = await lookups.search(filter, typed, number);
  const id = page.pages > 1 ? keep() : null;
  const options = { words: typed, filter, language, linkOf: links(filter.corpus), action: pageAction(KIND.kind), id };
  return cardMessage(searchCard(page, verifiedQuotations(page.matches, log), options));
}

export const search: ChatCommand = {
  asks: true,
  data: {
    ...words(
      ['search', 'Passages that hold these words; an exact phrase goes between quotation marks'],
      ['chercher', 'Les passages qui contiennent ces mots ; une expression exacte se met entre guillemets'],
    ),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...words(
          ['words', 'One or more words, or "an exact phrase"'],
          ['mots', 'Un ou plusieurs mots, ou « une expression exacte »'],
        ),
        required: true,
        max_length: MAX_WORDS_LENGTH,
      },
      ...FILTER_OPTIONS,
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const state = { words: interaction.options.getString('words', true), scope: readFilter(interaction, context) };
    const { settings, language } = context.origin;
    await interaction.deferReply(visibility(settings.private));
    const keep = (): string | null => keepCard(context, KIND, { private: settings.private, state });
    await interaction.editReply(await draw(state, 1, language, keep, context));
  },
  autocomplete: offerSources,
  buttons: [
    pageButton(KIND, ({ id, language, state }, page, context) => draw(state, page, language, () => id, context)),
  ],
};
