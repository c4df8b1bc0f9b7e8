/** "Check this quotation", in the menu of a message: `/verify` for what it quotes. Keeps its words for fifteen minutes. */
import { ApplicationCommandType, type Message } from 'discord.js';
import { z } from 'zod';
import { articleCardMessage } from '../src/discord/messages/article-message.js';
import { cardsOf } from '../src/discord/messages/card-buttons.js';
import { type OutgoingMessage, visibility } from '../src/discord/messages/message.js';
import { ownQuotations } from '../src/discord/messages/own-quotations.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import { verificationMessage } from '../src/discord/messages/verification-message.js';
import { ANYWHERE, type MessageCommand } from '../src/discord/request/command.js';
import type { CommandContext } from '../src/discord/request/context.js';
import { linkedArticle } from '../src/discord/request/linked-article.js';
import { messageParts } from '../src/discord/request/message-parts.js';
import { isLongEnough, quotationInMessage } from '../src/discord/request/message-words.js';
import { LOOK_UP_WORDING } from '../src/discord/wording/look-up-wording.js';

const STATE = z.object({
  corpus: z.string(),
  text: z.string(),
  /** Whether the message marks the text as a quotation. */
  isMarked: z.boolean(),
  /** Id of the article that the message links to: the text is looked for there first. */
  linked: z.string().nullable(),
});
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = {
  ...{ kind: 'verify-message', schema: STATE, corpusOf: ({ corpus }) => corpus },
  ofOthers: true,
};

const cards = cardsOf(KIND, async ({ corpus, text, isMarked, linked }, drawing, context) => {
  const { lookups } = context;
  const view = linked === null ? null : await lookups.article({ corpus }, linked);
  const because = LOOK_UP_WORDING[drawing.language].linksTo;
  const linkAlone = view === null ? null : articleCardMessage(view, corpus, { ...drawing, because }, context);
  if (linkAlone !== null && !isLongEnough(text)) return linkAlone;
  const found = await lookups.verify({ corpus }, text, linked ?? undefined);
  // What is not marked and stands nowhere is what somebody says of the link, and no quotation.
  if (linkAlone !== null && found.verdict === 'absent' && !isMarked) return linkAlone;
  return verificationMessage(found, { corpus, text, source: null, linked: view?.card ?? null }, drawing, context);
});

async function check(target: Message, context: CommandContext): Promise<OutgoingMessage> {
  const own = await ownQuotations(target, context);
  if (own !== null) {
    const [text = ''] = own.texts;
    return cards.post({ corpus: own.corpus, text, isMarked: true, linked: null }, context, true);
  }
  const { texts, addresses } = messageParts(target);
  const linked = await linkedArticle(addresses, context);
  const { corpus } = context.origin;
  return cards.post({ corpus, ...quotationInMessage(texts), linked: linked?.id ?? null }, context, true);
}

export const checkQuotation: MessageCommand = {
  asks: true,
  data: {
    type: ApplicationCommandType.Message,
    name: 'Check this quotation',
    name_localizations: { fr: 'Vérifier cette citation' },
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    await interaction.deferReply(visibility(true));
    await interaction.editReply(await check(interaction.targetMessage, context));
  },
  buttons: [cards.share],
};
