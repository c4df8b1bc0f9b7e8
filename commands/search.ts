import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import type { SearchPage } from '../src/answering/lookup/lookup.js';
import { searchCard } from '../src/discord/cards/search-card.js';
import { FILTER_STATE } from '../src/discord/messages/filter-state.js';
import { cardMessage } from '../src/discord/messages/message.js';
import { pageAction, pageButton } from '../src/discord/messages/page-button.js';
import { type CardKind, keepCard } from '../src/discord/messages/posted.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { ChatCommand, CommandContext } from '../src/discord/request/command.js';
import { FILTER_OPTIONS, offerSources, readFilter } from '../src/discord/request/filter.js';
import type { Language } from '../src/text/language.js';

/** Characters of the words that are searched for. */
const MAX_WORDS_LENGTH = 300;

const state = z.object({ scope: FILTER_STATE, words: z.string() });
type State = z.infer<typeof state>;

const KIND: CardKind<State> = { kind: 'search', schema: state, corpusOf: ({ scope: filter }) => filter.corpus };

function draw(
  page: SearchPage,
  about: State & { id: string | null; language: Language },
  { links, log }: CommandContext,
) {
  const linkOf = links(about.scope.corpus);
  return cardMessage(
    searchCard(page, verifiedQuotations(page.matches, log), { ...about, linkOf, action: pageAction(KIND.kind) }),
  );
}

export const search: ChatCommand = {
  asks: true,
  data: {
    name: 'search',
    name_localizations: { fr: 'chercher' },
    description: 'Passages that hold these words; an exact phrase goes between quotation marks',
    description_localizations: {
      fr: 'Les passages qui contiennent ces mots ; une expression exacte se met entre guillemets',
    },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'words',
        name_localizations: { fr: 'mots' },
        description: 'One or more words, or "an exact phrase"',
        description_localizations: { fr: 'Un ou plusieurs mots, ou « une expression exacte »' },
        required: true,
        max_length: MAX_WORDS_LENGTH,
      },
      ...FILTER_OPTIONS,
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const words = interaction.options.getString('words', true);
    const filter = readFilter(interaction, context);
    const { settings, language } = context.origin;
    await interaction.deferReply(settings.private ? { flags: MessageFlags.Ephemeral } : {});
    const page = await context.lookups.search(filter, words, 1);
    const kept = { private: settings.private, state: { scope: filter, words } };
    const id = page.pages > 1 ? keepCard(context, KIND, kept) : null;
    await interaction.editReply(draw(page, { scope: filter, words, id, language }, context));
  },
  autocomplete: offerSources,
  buttons: [
    pageButton(KIND, async ({ id, language, state: { scope: filter, words } }, page, context) =>
      draw(await context.lookups.search(filter, words, page), { scope: filter, words, id, language }, context),
    ),
  ],
};
