/** "Find sources", in the menu of a message: the excerpts that bear on each of its sentences, for or against. */
import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { claimEvidenceCard } from '../src/discord/cards/claim-evidence-card.js';
import {
  pageAction,
  pageButton,
  pageControls,
  shareButton,
  shareControl,
} from '../src/discord/messages/card-buttons.js';
import { cardMessage, type OutgoingMessage, visibility } from '../src/discord/messages/message.js';
import { type CardKind, keepCard } from '../src/discord/messages/posted.js';
import type { CommandContext, MessageCommand } from '../src/discord/request/command.js';
import { ANYWHERE } from '../src/discord/request/command-data.js';
import { messageWords } from '../src/discord/request/message-words.js';
import type { Language } from '../src/text/language.js';

const STATE = z.object({ corpus: z.string(), message: z.string() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = { kind: 'bearing', schema: STATE, corpusOf: ({ corpus }) => corpus };

interface Drawn {
  readonly page: number;
  readonly language: Language;
  /** Gives the id of the card's record; null for a card that could not be kept. */
  readonly keep: () => string | null;
  readonly shareable: boolean;
}

async function draw(
  { corpus, message }: State,
  { page, language, keep, shareable }: Drawn,
  { lookups, links, log }: CommandContext,
): Promise<OutgoingMessage> {
  const found = await lookups.claimEvidence({ corpus }, message);
  const claims = found.map(({ claim, excerpts }) => ({ claim, excerpts: verifiedQuotations(excerpts, log) }));
  const id = keep();
  const share = shareable ? shareControl(KIND.kind, id, language) : [];
  return cardMessage(
    claimEvidenceCard(claims, page, {
      language,
      linkOf: links(corpus),
      buttons: (at) => [...pageControls(at, { language, action: pageAction(KIND.kind), id }), ...share],
    }),
  );
}

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
    const { corpus, language } = context.origin;
    const state = { corpus, message: messageWords(interaction.targetMessage.content) };
    const keep = (): string | null => keepCard(context, KIND, { private: true, state });
    await interaction.editReply(await draw(state, { page: 1, language, keep, shareable: true }, context));
  },
  buttons: [
    pageButton(KIND, ({ id, language, shared, state }, page, context) =>
      draw(state, { page, language, keep: () => id, shareable: !shared }, context),
    ),
    shareButton(KIND, ({ id, language, state }, context) =>
      draw(state, { page: 1, language, keep: () => id, shareable: false }, context),
    ),
  ],
};
