import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { intact } from '../src/answering/citation/verified.js';
import type { SearchPage } from '../src/answering/lookup/lookup.js';
import { searchCard } from '../src/discord/cards/search-card.js';
import { cardMessage } from '../src/discord/messages/message.js';
import { pageAction, pageButton } from '../src/discord/messages/page-button.js';
import { type CardKind, keepCard } from '../src/discord/messages/posted.js';
import { SCOPE_STATE } from '../src/discord/messages/scope-state.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { ChatCommand, CommandContext } from '../src/discord/request/command.js';
import { FILTER_OPTIONS, offerSources, readScope } from '../src/discord/request/filter.js';
import type { Language } from '../src/text/language.js';

/** Characters of the words that are searched for. */
const MAX_WORDS_LENGTH = 300;

const state = z.object({ scope: SCOPE_STATE, words: z.string() });
type State = z.infer<typeof state>;

const KIND: CardKind<State> = { kind: 'search', schema: state, corpusOf: ({ scope }) => scope.corpus };

function draw(
  page: SearchPage,
  about: State & { id: string | null; language: Language },
  { links, log }: CommandContext,
) {
  const linkOf = links(about.scope.corpus);
  return cardMessage(searchCard(page, intact(page.matches, log), { ...about, linkOf, action: pageAction(KIND.kind) }));
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
    const scope = readScope(interaction, context);
    const { settings, language } = context.place;
    await interaction.deferReply(settings.private ? { flags: MessageFlags.Ephemeral } : {});
    const page = await context.lookups.search(scope, words, 1);
    const kept = { private: settings.private, state: { scope, words } };
    const id = page.pages > 1 ? keepCard(context, KIND, kept) : null;
    await interaction.editReply(draw(page, { scope, words, id, language }, context));
  },
  autocomplete: offerSources,
  buttons: [
    pageButton(KIND, async ({ id, language, state: { scope, words } }, page, context) =>
      draw(await context.lookups.search(scope, words, page), { scope, words, id, language }, context),
    ),
  ],
};
