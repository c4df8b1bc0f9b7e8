import { ApplicationCommandType, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { claimEvidenceCard } from '../src/discord/cards/claim-evidence-card.js';
import { pageButtons } from '../src/discord/cards/paging.js';
import { button } from '../src/discord/cards/parts.js';
import { cardMessage, type OutgoingMessage } from '../src/discord/messages/message.js';
import { pageAction, pageButton } from '../src/discord/messages/page-button.js';
import { type CardKind, keepCard } from '../src/discord/messages/posted.js';
import { shareAction, shareButton } from '../src/discord/messages/share.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { CommandContext, MessageCommand } from '../src/discord/request/command.js';
import { customId } from '../src/discord/request/custom-id.js';
import { wordsOfMessage } from '../src/discord/request/message-words.js';
import { LOOK_UP_WORDING } from '../src/discord/wording/look-up-wording.js';
import type { Language } from '../src/text/language.js';

const state = z.object({ corpus: z.string(), message: z.string() });
type State = z.infer<typeof state>;

const KIND: CardKind<State> = { kind: 'bearing', schema: state, corpusOf: ({ corpus }) => corpus };

interface Drawn {
  readonly page: number;
  readonly language: Language;
  /** Of the card; null for one that could not be kept. */
  readonly id: () => string | null;
  readonly shareable: boolean;
}

async function draw(
  { corpus, message }: State,
  drawn: Drawn,
  { lookups, links, log }: CommandContext,
): Promise<OutgoingMessage> {
  const { page, language, shareable } = drawn;
  const found = await lookups.claimEvidence({ corpus }, message);
  const claims = found.map(({ claim, excerpts }) => ({ claim, excerpts: verifiedQuotations(excerpts, log) }));
  const id = drawn.id();
  const share =
    shareable && id !== null ? [button(customId(shareAction(KIND.kind), id), LOOK_UP_WORDING[language].share)] : [];
  return cardMessage(
    claimEvidenceCard(claims, page, {
      language,
      linkOf: links(corpus),
      buttons: (at) => [...pageButtons(at, { language, action: pageAction(KIND.kind), id }), ...share],
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
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { corpus, language } = context.origin;
    const given = { corpus, message: wordsOfMessage(interaction.targetMessage.content) };
    const id = (): string | null => keepCard(context, KIND, { private: true, state: given });
    await interaction.editReply(await draw(given, { page: 1, language, id, shareable: true }, context));
  },
  buttons: [
    pageButton(KIND, ({ id, language, shared, state: given }, page, context) =>
      draw(given, { page, language, id: () => id, shareable: !shared }, context),
    ),
    shareButton(KIND, ({ id, language, state: given }, context) =>
      draw(given, { page: 1, language, id: () => id, shareable: false }, context),
    ),
  ],
};
