/** `/corpus clear`: deletes all that a server has added, once a manager has confirmed it. Asks that once. */
import { VerbatimError } from '../../errors.js';
import type { ChangeProgress } from '../../ingest/server-corpus-change.js';
import { container, dangerButton, row, text } from '../cards/parts.js';
import { cardMessage, lineMessage, type OutgoingMessage } from '../messages/message.js';
import type { Button } from '../request/command.js';
import type { CommandContext, RunningBot } from '../request/context.js';
import { customId } from '../request/custom-id.js';
import { managedGuild } from '../request/origin.js';
import { ownCorpus } from '../request/visible-corpora.js';
import { SERVER_CORPUS_WORDING } from '../wording/server-corpus-wording.js';
import { showingProgress } from './progress.js';

/** How many articles the server has added. */
export async function countOf(guild: string, { lookups, catalogue }: CommandContext): Promise<number> {
  const own = ownCorpus(guild);
  return catalogue.corpora().includes(own) ? (await lookups.about({ corpus: own })).articles : 0;
}

/** Deletes what a server has added. The records note it until it is done, so that a restart goes on with it. */
export async function clearOwnArticles(
  guild: string,
  { serverCorpora, records, catalogue }: Pick<RunningBot, 'serverCorpora' | 'records' | 'catalogue'>,
  onProgress: (progress: ChangeProgress) => void = () => undefined,
): Promise<void> {
  const own = ownCorpus(guild);
  await records.noteClearing(guild, true);
  try {
    await serverCorpora.clear(own, onProgress);
  } catch (error) {
    // Nothing was begun.
    if (error instanceof VerbatimError && error.code === 'queue-full') await records.noteClearing(guild, false);
    throw error;
  }
  await records.noteClearing(guild, false);
  await catalogue.refresh(own);
}

/** The server that a press is about is the one that it comes from. */
export const CLEAR: Button = {
  action: 'clear-articles',
  async press(interaction, _, context) {
    const guild = managedGuild(interaction, context.origin);
    await interaction.deferUpdate();
    const count = await countOf(guild, context);
    const done = await showingProgress(interaction, context, async (onProgress) => {
      await clearOwnArticles(guild, context, onProgress);
      return lineMessage(SERVER_CORPUS_WORDING[context.origin.language].cleared(count));
    });
    await interaction.editReply(done);
  },
};

export async function askToClear(guild: string, context: CommandContext): Promise<OutgoingMessage> {
  const wording = SERVER_CORPUS_WORDING[context.origin.language];
  const count = await countOf(guild, context);
  const isUnfinished = (await context.records.clearing()).includes(guild);
  if (count === 0 && !isUnfinished) return lineMessage(wording.nothingYet);
  return cardMessage(
    container([text(wording.askToClear(count)), ...row(dangerButton(customId(CLEAR.action, 'all'), wording.clear))]),
  );
}
