/** "Find sources", in the menu of a message: the excerpts that bear on each of its sentences, for or against. */
import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { claimEvidenceCard } from '../src/discord/cards/claim-evidence-card.js';
import { cardsOf, pageAction, pageControls, shareControl } from '../src/discord/messages/card-buttons.js';
import { cardMessage, visibility } from '../src/discord/messages/message.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import { ANYWHERE, type MessageCommand } from '../src/discord/request/command.js';
import { messageWords } from '../src/discord/request/message-words.js';

const STATE = z.object({ corpus: z.string(), message: z.string() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = { kind: 'bearing', schema: STATE, corpusOf: ({ corpus }) => corpus };

const cards = cardsOf(KIND, async ({ corpus, message }, drawing, { lookups, links, log }) => {
  const { page, language, shareable } = drawing;
  const found = await lookups.claimEvidence({ corpus }, message);
  const claims = found.map(({ claim, excerpts }) => ({ claim, excerpts: verifiedQuotations(excerpts, log) }));
  const id = drawing.id();
  const share = shareable ? shareControl(KIND.kind, id, language) : [];
  return cardMessage(
    claimEvidenceCard(claims, page, {
      language,
      linkOf: links(corpus),
      buttons: (at) => [...pageControls(at, { language, action: pageAction(KIND.kind), id }), ...share],
    }),
  );
});

export const findSources: MessageCommand = {
  asks: true,
  data: {
    type: ApplicationCommandType.Message,
    name: 'Find sources',
    name_localizations: { fr: 'Trouver des sources' },
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    await interaction.deferReply(visibility(true));
    const { corpus } = context.origin;
    const state = { corpus, message: messageWords(interaction.targetMessage.content) };
    await interaction.editReply(await cards.post(state, true, context));
  },
  buttons: [cards.pages, cards.share],
};
