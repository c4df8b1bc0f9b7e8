/** What a message of the bot itself quotes, by the record of it. Refuses to take it from what the message shows. */
import { type Message, MessageReferenceType } from 'discord.js';
import type { CommandContext } from '../request/context.js';

/** Quotations of one message of the bot. */
interface OwnQuotations {
  /** The one corpus of them. */
  readonly corpus: string;
  /** As they stand in their articles now, in order. */
  readonly texts: readonly string[];
}

/** The message of the bot that this is, or that this forwards, perhaps: whose a forwarded one was Discord does not say. */
function ownId({ id, author, client, reference }: Message): string | null {
  if (reference?.type === MessageReferenceType.Forward) return reference.messageId ?? null;
  return author?.id === client.user.id ? id : null;
}

/**
 * Those of the corpus that its first one is of.
 * @returns null for another's message, for one without a record or of a corpus that cannot be seen from here, and where
 * nothing that it quoted stands in its article any more
 */
export async function ownQuotations(
  message: Message,
  { records, lookups, sees }: Pick<CommandContext, 'records' | 'lookups' | 'sees'>,
): Promise<OwnQuotations | null> {
  const id = ownId(message);
  const noted = id === null ? null : await records.quotingMessage(id);
  const seen = (noted?.citations ?? []).filter(({ copy, corpus }) => copy === 0 && sees(corpus));
  const corpus = seen[0]?.corpus;
  if (corpus === undefined) return null;
  const places = seen
    .filter((one) => one.corpus === corpus)
    .map(({ articleId, start, end, sha256 }) => ({ articleId, start, end, sha256 }));
  const statuses = await lookups.citationStatuses({ corpus }, places);
  const texts = statuses.flatMap((status) =>
    status.kind === 'unchanged' || status.kind === 'moved' ? [status.quotation.text] : [],
  );
  return texts.length === 0 ? null : { corpus, texts };
}
