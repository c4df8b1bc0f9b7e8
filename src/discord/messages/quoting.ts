/** Notes which messages quote what, so that they can be corrected. Refuses those that one person alone sees. */
import { type CommandInteraction, MessageFlags, type MessageFlagsBitField } from 'discord.js';
import { type MessageCitation, oneCorpus, type Records } from '../../records/records.js';
import { describeForLog } from '../failures/failure.js';
import type { BotLog, CommandContext } from '../request/context.js';
import { toAskerAlone } from './asker.js';
import type { OutgoingMessage, Quotes } from './message.js';

/** Copies of a quotation that are looked after: those that a card names. */
const MOST_COPIES = 3;

/** Where a message is, as discord.js gives it. */
interface Sent {
  readonly id: string;
  readonly channelId: string;
  readonly flags: Readonly<Pick<MessageFlagsBitField, 'has'>>;
}

function citationsOf({ corpus, quotations }: Quotes): MessageCitation[] {
  return quotations.flatMap(({ also = [], highlight, ...quotation }, index) =>
    [quotation, ...also.slice(0, MOST_COPIES)].map(({ article, start, end, sha256 }, copy) => ({
      ...oneCorpus(corpus, article.id),
      ...{ start, end, sha256, rank: index + 1, copy },
      highlight: copy === 0 ? highlight : [],
    })),
  );
}

/**
 * Notes a message that was sent or edited. Only where the bot is a member can it edit by its own token what is older
 * than fifteen minutes, and only where several people read.
 * @param guild null in a direct message, and where a person has installed the bot for themselves
 */
export async function noteQuoting(
  { id, channelId: channel, flags }: Sent,
  { quotes }: OutgoingMessage,
  guild: string | null,
  { records, log }: { readonly records: Pick<Records, 'noteQuoting'>; readonly log: BotLog },
): Promise<void> {
  if (quotes === undefined || guild === null || flags.has(MessageFlags.Ephemeral)) return;
  try {
    const { language, card = null } = quotes;
    await records.noteQuoting({ id, channel, guild, language, card, citations: citationsOf(quotes) });
  } catch (error) {
    log.error({ message: id, error: describeForLog(error) }, 'message not noted: it would not be corrected');
  }
}

/**
 * Sends an answer to a command in the place that was announced for it, and notes what it quotes. A refusal goes to the
 * asker alone.
 */
export async function answerWith(
  interaction: CommandInteraction,
  message: OutgoingMessage,
  context: CommandContext,
): Promise<void> {
  if (message.refuses === true) return toAskerAlone(interaction, message);
  const sent = await interaction.editReply(message);
  await noteQuoting(sent, message, context.origin.guild, context);
}
