/** `/sources`: the articles of a corpus, newest first. */
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { sourcesCard } from '../src/discord/cards/sources-card.js';
import { pageAction, pageButton } from '../src/discord/messages/card-buttons.js';
import { cardMessage, type OutgoingMessage, visibility } from '../src/discord/messages/message.js';
import { type CardKind, keepCard } from '../src/discord/messages/posted.js';
import type { ChatCommand, CommandContext } from '../src/discord/request/command.js';
import { ANYWHERE, MAX_CHOICE_LENGTH, words } from '../src/discord/request/command-data.js';
import { offer } from '../src/discord/request/filter.js';
import type { Language } from '../src/text/language.js';

/** `named`: what the person gave; null: the corpus that answers there, which `corpus` is. */
const STATE = z.object({ corpus: z.string(), named: z.string().nullable() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = { kind: 'sources', schema: STATE, corpusOf: ({ corpus }) => corpus };

/** @param keep gives the id of the card's record, where it has several pages */
async function draw(
  { corpus, named }: State,
  number: number,
  language: Language,
  keep: () => string | null,
  { lookups }: CommandContext,
): Promise<OutgoingMessage> {
  const page = await lookups.sources({ corpus }, number);
  const id = page.pages > 1 ? keep() : null;
  return cardMessage(sourcesCard(page, { corpus: named, language, action: pageAction(KIND.kind), id }));
}

export const sources: ChatCommand = {
  asks: true,
  data: {
    ...words(
      ['sources', 'The articles that answers come from, newest first'],
      ['sources', 'Les articles dont viennent les réponses, du plus récent au plus ancien'],
    ),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...words(
          ['corpus', 'Another corpus than the one that answers here'],
          ['corpus', 'Un autre corpus que celui qui répond ici'],
        ),
        max_length: MAX_CHOICE_LENGTH,
        autocomplete: true,
      },
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { settings, language } = context.origin;
    const named = interaction.options.getString('corpus');
    const state = { corpus: named ?? context.origin.corpus, named };
    await interaction.deferReply(visibility(settings.private));
    const keep = (): string | null => keepCard(context, KIND, { private: settings.private, state });
    await interaction.editReply(await draw(state, 1, language, keep, context));
  },
  autocomplete: (interaction, { catalogue }) => offer(interaction, catalogue.corpora()),
  buttons: [
    pageButton(KIND, ({ id, language, state }, page, context) => draw(state, page, language, () => id, context)),
  ],
};
