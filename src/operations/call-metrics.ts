/** Counts and times the look-ups of one process, whichever front end calls them. Records nothing that anybody wrote. */
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Lookups } from '../answering/lookup/lookup.js';

/** Seconds. Discord waits three for the first word, so the steps are finest below. */
export const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];

/** Questions that ended in so many seconds or fewer, and in more than the step before. */
export interface TimeStep {
  /** In seconds; null: the last, which has no bound. */
  readonly upTo: number | null;
  readonly count: number;
}

export interface QuestionCounts {
  /** When counting began, ISO 8601 in UTC. */
  readonly since: string;
  readonly answered: number;
  readonly abstained: number;
  /** How long answers and abstentions took, their wait for the answering thread included; the shortest first. */
  readonly times: readonly TimeStep[];
}

export interface CallMetrics {
  /** A call to the answering thread has ended, its wait in the queue included. */
  called(call: string, seconds: number): void;
  /** A question was answered, or not. */
  read(outcome: 'answered' | 'abstained'): void;
  /** The questions so far. */
  questionCounts(): Promise<QuestionCounts>;
}

/** @param registers where a scraper finds them; none where `questionCounts` alone reads them */
export function createCallMetrics(registers: Registry[] = []): CallMetrics {
  const since = new Date().toISOString();
  const questions = new Counter({
    name: 'verbatim_questions_total',
    help: 'Questions that the articles were asked, by how they ended',
    labelNames: ['outcome'],
    registers,
  });
  const calls = new Histogram({
    name: 'verbatim_call_seconds',
    help: 'Calls to the answering thread, with their wait',
    labelNames: ['call'],
    buckets: BUCKETS,
    registers,
  });
  // A series that is there from the start can be watched for its first rise.
  for (const outcome of ['answered', 'abstained']) questions.inc({ outcome }, 0);

  return {
    called: (call, seconds) => calls.observe({ call }, seconds),
    read: (outcome) => questions.inc({ outcome }),
    async questionCounts() {
      const [counted, timed] = await Promise.all([questions.get(), calls.get()]);
      const ended = (outcome: string): number =>
        counted.values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
      let before = 0;
      const times = [...BUCKETS, null].map((upTo) => {
        // Prometheus adds the bound as a label, and each step holds the ones before.
        const step = timed.values.find(
          ({ labels }: { labels: { call?: unknown; le?: unknown } }) =>
            labels.call === 'ask' && labels.le === (upTo ?? '+Inf'),
        );
        const within = step?.value ?? 0;
        const count = within - before;
        before = within;
        return { upTo, count };
      });
      return { since, answered: ended('answered'), abstained: ended('abstained'), times };
    },
  };
}

/** The same look-ups, with each call timed, and answers and abstentions counted. */
export function observedLookups(lookups: Lookups, metrics: Pick<CallMetrics, 'called' | 'read'>): Lookups {
  const calls = Object.entries(lookups).map(([name, call]: [string, (...input: never[]) => Promise<unknown>]) => [
    name,
    async (...input: never[]) => {
      const begun = performance.now();
      try {
        return await call(...input);
      } finally {
        metrics.called(name, (performance.now() - begun) / 1000);
      }
    },
  ]);
  const timed = Object.fromEntries(calls) as Lookups;
  return {
    ...timed,
    async ask(...input) {
      const answer = await timed.ask(...input);
      metrics.read(answer.status);
      return answer;
    },
  };
}
