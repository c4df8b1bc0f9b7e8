/** The messages that the bot sends: always of components, and they ping nobody. */
import { type APIContainerComponent, type APITextDisplayComponent, ComponentType, MessageFlags } from 'discord.js';
import type { Citation, Quotation } from '../../answering/reader/excerpt.js';
import type { QuotingMessage } from '../../records/records.js';
import type { Language } from '../../text/language.js';
import { container, text } from '../cards/parts.js';

/** What a card quotes. */
export interface Quotes {
  readonly language: Language;
  /** The corpus that its articles are of, of several joined by commas. */
  readonly corpus: string;
  /** In order; `also`: other articles that the card names for the same words. */
  readonly quotations: readonly (Quotation & { readonly also?: readonly Citation[] })[];
  /** Its record, where its buttons have one. */
  readonly card?: QuotingMessage['card'];
}

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
  /** Not sent: that it refuses what was asked, which is for the asker alone (`answerWith`). Absent where it does not. */
  readonly refuses?: true;
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

/** The same, where it refuses what was asked. */
export const refusalMessage = (line: string): OutgoingMessage => ({ ...lineMessage(line), refuses: true });

/** A line of our wording with a file below it. */
export const fileMessage = (line: string, name: string, content: string) =>
  ({
    flags: MessageFlags.IsComponentsV2,
    components: [
      { type: ComponentType.TextDisplay, content: line },
      { type: ComponentType.File, file: { url: `attachment://${name}` } },
    ],
    files: [{ name, attachment: Buffer.from(content) }],
    allowedMentions: { parse: [], repliedUser: false },
  }) as const;

/** The same message, for one person alone. */
export const asEphemeral = ({ flags, ...message }: OutgoingMessage) =>
  ({ ...message, flags: flags | MessageFlags.Ephemeral }) as const;

/** With `deferReply`: whether the answer is for one person alone. */
export const visibility = (isPrivate: boolean) => (isPrivate ? ({ flags: MessageFlags.Ephemeral } as const) : {});
