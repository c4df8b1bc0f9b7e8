/**
 * Asks followed questions of the articles that are new, for as long as the bot runs, and posts what answers. At most one
 * question a second, each at most once in ten minutes, and one post a day each; what is due is in the records.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'discord.js';
import type { DueFollow } from '../../records/records.js';
import { describeForLog } from '../failures/failure.js';
import { isFinal } from '../failures/refusal.js';
import { noteQuoting } from '../messages/quoting.js';
import type { RunningBot } from '../request/context.js';
import { newAnswers } from './new-answers.js';
import { placeOf } from './place.js';

/** How fast: milliseconds between two looks for new articles, and between two questions. */
export interface FollowPace {
  readonly lookMs: number;
  readonly askMs: number;
}

/** A look costs one small read. A question a second leaves the answering thread to those who ask now. */
const PACE: FollowPace = { lookMs: 30_000, askMs: 1_000 };

type Outcome = 'posted' | 'unanswered' | 'paused' | 'ended' | 'later';

/**
 * Looks and asks until it is aborted. Never rejects: what fails is tried again ten minutes later.
 * @param shard whose servers' questions are asked
 */
export async function keepFollowing(
  client: Client,
  bot: RunningBot,
  shard: { readonly id: number; readonly count: number },
  signal: AbortSignal,
  { lookMs, askMs }: FollowPace = PACE,
): Promise<void> {
  const { lookups, records, log } = bot;

  /** @param arrived up to which articles there are now */
  async function askAndPost(follow: DueFollow, arrived: number): Promise<Outcome> {
    const { id, guild, seen } = follow;
    const found = await newAnswers(follow, bot);
    if (found === 'paused' || found === null) {
      await records.noteLooked(id, found === null ? arrived : null);
      return found ?? 'unanswered';
    }
    const place = await placeOf(client, follow, bot);
    if (place === 'ended') {
      await records.unfollow(id);
      return 'ended';
    }
    if (place === 'later') {
      await records.noteLooked(id, null);
      return 'later';
    }
    // It may have been stopped meanwhile.
    if ((await records.followed(id)) === null) return 'ended';
    // Cut short before it is noted, it is done again: Discord takes the same nonce for the same message.
    const sent = await place.send({ ...found.message, nonce: `${id}-${seen}`, enforceNonce: true });
    await noteQuoting(sent, found.message, guild, bot);
    await records.noteFollowPosted(id, arrived, found.sentences);
    return 'posted';
  }

  async function ask(follow: DueFollow, arrived: number): Promise<void> {
    const { id, seen } = follow;
    // Another library is there: none of its articles is known to be new.
    if (seen > arrived) return records.noteLooked(id, arrived);
    try {
      const outcome = await askAndPost(follow, arrived);
      if (outcome !== 'unanswered') log.info({ follow: id, outcome }, 'followed question asked');
    } catch (error) {
      log.warn({ follow: id, error: describeForLog(error) }, 'followed question not asked or not posted');
      if (isFinal(error)) await records.unfollow(id);
      else await records.noteLooked(id, null);
    }
  }

  /** @returns whether another question may be due */
  async function askNext(): Promise<boolean> {
    const arrived = await lookups.lastArrival({ corpus: null });
    const follow = await records.dueFollow(shard, arrived);
    if (follow === null) return false;
    await ask(follow, arrived);
    return true;
  }

  while (!signal.aborted) {
    let isBusy = false;
    try {
      isBusy = await askNext();
    } catch (error) {
      log.warn({ error: describeForLog(error) }, 'followed questions not looked at');
    }
    await wait(isBusy ? askMs : lookMs, undefined, { signal }).catch(() => undefined);
  }
}
