/** How far a change of a server's articles is, shown while it is made. Makes none. */
import type { RepliableInteraction } from 'discord.js';
import { VerbatimError } from '../../errors.js';
import type { ChangeProgress, ChangeRefusal } from '../../ingest/server-corpus-change.js';
import type { Language } from '../../text/language.js';
import { lineMessage, type OutgoingMessage } from '../messages/message.js';
import type { CommandContext } from '../request/context.js';
import { SERVER_CORPUS_WORDING } from '../wording/server-corpus-wording.js';

/** Milliseconds between two edits that show progress: Discord takes five in five seconds, of all that a bot edits. */
const EDIT_MS = 2_000;

/** The line for what a change refuses; the dispatch has lines for other failures. */
function refusalMessage(error: unknown, language: Language): OutgoingMessage {
  const { failure } = SERVER_CORPUS_WORDING[language];
  if (error instanceof VerbatimError && Object.hasOwn(failure, error.code)) {
    return lineMessage(failure[error.code as ChangeRefusal]);
  }
  throw error;
}

/** Makes a change and shows its progress in the reply's place meanwhile. */
export async function showingProgress(
  interaction: Pick<RepliableInteraction, 'editReply'>,
  { origin: { language } }: CommandContext,
  work: (onProgress: (progress: ChangeProgress) => void) => Promise<OutgoingMessage>,
): Promise<OutgoingMessage> {
  const { progress: wording, share } = SERVER_CORPUS_WORDING[language];
  let lastEdit = Number.NEGATIVE_INFINITY;
  let edit: Promise<unknown> | null = null;
  const show = (line: string): void => {
    if (edit !== null || performance.now() - lastEdit < EDIT_MS) return;
    lastEdit = performance.now();
    // That one edit fails is no matter.
    edit = interaction
      .editReply(lineMessage(line))
      .catch(() => undefined)
      .finally(() => {
        edit = null;
      });
  };
  try {
    return await work(({ stage, done, total }) => {
      const percent = total > 1 ? Math.floor((100 * Math.min(done, total)) / total) : null;
      show(wording[stage] + (percent === null ? '' : ` ${share(percent)}`));
    });
  } catch (error) {
    return refusalMessage(error, language);
  } finally {
    await edit;
  }
}
