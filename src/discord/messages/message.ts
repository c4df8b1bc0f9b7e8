/** The messages that the bot sends: always of components, and they ping nobody. */
import { type APIContainerComponent, type APITextDisplayComponent, ComponentType, MessageFlags } from 'discord.js';
import { container, text } from '../cards/parts.js';
import type { Quotes } from './quoting.js';

/**
 * An edit without `allowedMentions` would fall back to Discord's defaults. A message without components cannot get them
 * later, nor the reverse.
 */
export interface OutgoingMessage {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly [APIContainerComponent | APITextDisplayComponent];
  readonly allowedMentions: { readonly parse: readonly []; readonly repliedUser: false };
  /** Not sent: noted where it was sent (`noteQuoting`). Absent where it quotes nothing. */
  readonly quotes?: Quotes;
}

/** @param quotes what the card quotes; left out: nothing */
export const cardMessage = (
  card: APIContainerComponent | APITextDisplayComponent,
  quotes?: Quotes,
): OutgoingMessage => ({
  flags: MessageFlags.IsComponentsV2,
  components: [card],
  allowedMentions: { parse: [], repliedUser: false },
  ...(quotes === undefined || quotes.quotations.length === 0 ? {} : { quotes }),
});

/** Lines of our wording on a card. */
export const textCardMessage = (...lines: readonly string[]): OutgoingMessage =>
  cardMessage(container([text(...lines)]));

/** One line of our wording. */
export const lineMessage = (line: string): OutgoingMessage =>
  cardMessage({ type: ComponentType.TextDisplay, content: line });

/** The same message, for one person alone. */
export const asEphemeral = ({ flags, ...message }: OutgoingMessage) =>
  ({ ...message, flags: flags | MessageFlags.Ephemeral }) as const;

/** With `deferReply`: whether the answer is for one person alone. */
export const visibility = (isPrivate: boolean) => (isPrivate ? ({ flags: MessageFlags.Ephemeral } as const) : {});
