/**
 * Keeps messages that quote in step with the articles, for as long as the bot runs. Edits by the bot's own token, which
 * works longer than an interaction's fifteen minutes; never messages that one person alone sees.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { QuotingMessage } from '../../records/records.js';
import { describeForLog } from '../failures/failure.js';
import { isFinal } from '../failures/refusal.js';
import type { RunningBot } from '../request/context.js';
import { correctedMessage } from './corrected-message.js';
import { createLook } from './look.js';

/** How fast: milliseconds between two looks at the articles, and between two edits. */
export interface CorrectionPace {
  readonly lookMs: number;
  readonly editMs: number;
}

/** A look costs one small read; of the requests that Discord takes in a second, edits take one in fifty. */
const PACE: CorrectionPace = { lookMs: 5_000, editMs: 1_000 };

/** Why an edit was refused. */
function whyNot(error: unknown): 'deleted' | 'unreachable' | 'failed' {
  if (!(error instanceof DiscordAPIError)) return 'failed';
  if (error.code === RESTJSONErrorCodes.UnknownMessage) return 'deleted';
  return isFinal(error) ? 'unreachable' : 'failed';
}

/**
 * Looks and edits until it is aborted. Never rejects: what fails is tried again.
 * @param shard whose servers' messages are edited; every shard looks
 */
export async function keepCorrected(
  client: Client,
  bot: RunningBot,
  shard: { readonly id: number; readonly count: number },
  signal: AbortSignal,
  { lookMs, editMs }: CorrectionPace = PACE,
): Promise<void> {
  const { records, log } = bot;
  const look = createLook(bot);
  const done = { corrected: 0, deleted: 0, unreachable: 0, failed: 0 };

  async function edit(message: QuotingMessage): Promise<void> {
    const { id, channel } = message;
    try {
      const { message: now, shown } = await correctedMessage(message, bot);
      const { flags, components, allowedMentions } = now;
      const body = { flags, components, allowed_mentions: { parse: allowedMentions.parse } };
      await client.rest.patch(Routes.channelMessage(channel, id), { body });
      await records.noteCorrected(id, shown);
      done.corrected += 1;
    } catch (error) {
      const why = whyNot(error);
      done[why] += 1;
      if (why === 'failed') log.warn({ message: id, error: describeForLog(error) }, 'message not corrected yet');
      await records.noteUncorrected(id, why);
    }
  }

  /** @returns whether another message may be waiting */
  async function editNext(): Promise<boolean> {
    const message = await records.dueMessage(shard);
    if (message !== null) {
      await edit(message);
      return true;
    }
    if (Object.values(done).some((count) => count > 0)) log.info({ ...done }, 'messages corrected');
    Object.assign(done, { corrected: 0, deleted: 0, unreachable: 0, failed: 0 });
    return false;
  }

  let lookedAt = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    let isBusy = false;
    try {
      if (performance.now() - lookedAt >= lookMs) {
        lookedAt = performance.now();
        await look();
      }
      isBusy = await editNext();
    } catch (error) {
      log.warn({ error: describeForLog(error) }, 'messages not compared with the articles');
    }
    await wait(isBusy ? editMs : lookMs, undefined, { signal }).catch(() => undefined);
  }
}
