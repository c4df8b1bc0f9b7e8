import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { z } from 'zod';
import type { SourcesPage } from '../src/answering/lookup/lookup.js';
import { type SourcesShown, sourcesCard } from '../src/discord/cards/sources-card.js';
import { cardMessage } from '../src/discord/messages/message.js';
import { pageAction, pageButton } from '../src/discord/messages/page-button.js';
import { type CardKind, keepCard } from '../src/discord/messages/posted.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { ChatCommand } from '../src/discord/request/command.js';
import { offer } from '../src/discord/request/filter.js';

/** Discord's limit for the value of a choice, in characters. */
const MAX_NAME_LENGTH = 100;

/** `named`: what the person gave; null: the corpus that answers there, which `corpus` is. */
const state = z.object({ corpus: z.string(), named: z.string().nullable() });

const KIND: CardKind<z.infer<typeof state>> = {
  kind: 'sources',
  schema: state,
  corpusOf: ({ corpus }) => corpus,
};

const draw = (page: SourcesPage, shown: Omit<SourcesShown, 'action'>) =>
  cardMessage(sourcesCard(page, { ...shown, action: pageAction(KIND.kind) }));

export const sources: ChatCommand = {
  asks: true,
  data: {
    name: 'sources',
    name_localizations: { fr: 'sources' },
    description: 'The articles that answers come from, newest first',
    description_localizations: { fr: 'Les articles dont viennent les réponses, du plus récent au plus ancien' },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'corpus',
        name_localizations: { fr: 'corpus' },
        description: 'Another corpus than the one that answers here',
        description_localizations: { fr: 'Un autre corpus que celui qui répond ici' },
        max_length: MAX_NAME_LENGTH,
        autocomplete: true,
      },
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { settings, language } = context.origin;
    const named = interaction.options.getString('corpus');
    const corpus = named ?? context.origin.corpus;
    await interaction.deferReply(settings.private ? { flags: MessageFlags.Ephemeral } : {});
    const page = await context.lookups.sources({ corpus }, 1);
    const id = page.pages > 1 ? keepCard(context, KIND, { private: settings.private, state: { corpus, named } }) : null;
    await interaction.editReply(draw(page, { corpus: named, id, language }));
  },
  autocomplete: (interaction, { catalogue }) => offer(interaction, catalogue.corpora()),
  buttons: [
    pageButton(KIND, async ({ id, language, state: { corpus, named } }, page, { lookups }) =>
      draw(await lookups.sources({ corpus }, page), { corpus: named, id, language }),
    ),
  ],
};
