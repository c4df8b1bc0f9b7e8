/**
 * Keeps up with what answers and what is registered: the bot's status, example questions, which commands can be clicked.
 * Looks every five minutes, so that the status changes no more often.
 */
import { ActivityType, type Client, Events, Status } from 'discord.js';
import type { Lookups } from '../../answering/lookup/lookup.js';
import { describeForLog } from '../failures/failure.js';
import type { RenewedMentions } from '../help/command-mentions.js';
import type { RenewedExamples } from '../help/example-questions.js';
import type { BotLog } from '../request/context.js';
import { statusWords } from '../wording/help-wording.js';

/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 5 * 60 * 1000;

interface Followed {
  readonly lookups: Pick<Lookups, 'about'>;
  readonly mentions: Pick<RenewedMentions, 'renew'>;
  readonly examples: Pick<RenewedExamples, 'renew'>;
  readonly log: Pick<BotLog, 'warn'>;
  readonly isStopping: () => boolean;
}

/** @returns what ends it */
export function followCorpus(client: Client, { lookups, mentions, examples, log, isStopping }: Followed): () => void {
  /** What is shown in this session; null: nothing yet. */
  let shown: string | null = null;

  async function showStatus(): Promise<void> {
    try {
      const { articles } = await lookups.about({ corpus: null });
      const name = statusWords(articles);
      if (isStopping()) return;
      // discord.js would end the process over a status that is sent while there is no connection.
      if (name === shown || client.ws.shards.some(({ status }) => status !== Status.Ready)) return;
      client.user?.setPresence({ activities: [{ type: ActivityType.Custom, name }] });
      shown = name;
    } catch (error) {
      log.warn({ error: describeForLog(error) }, 'status not renewed');
    }
  }

  async function look(): Promise<void> {
    await showStatus();
    if (isStopping()) return;
    if (client.isReady()) await mentions.renew(client);
    await examples.renew(null);
  }

  // A new session shows nothing; one that is resumed goes on showing what it did.
  client.on(Events.ShardReady, () => {
    shown = null;
    void showStatus();
  });
  client.once(Events.ClientReady, () => void look());
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
