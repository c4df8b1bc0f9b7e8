import { Counter, Histogram, type Registry } from 'prom-client';

/** Seconds. Discord waits three for the first word, so the steps are finest below. */
export const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];

/** Questions that ended in so many seconds or fewer, and in more than the step before. */
export interface TimeStep {
  /** In seconds; null: the last, which has no bound. */
  readonly upTo: number | null;
  readonly count: number;
}

/** The questions of one process. */
export interface QuestionCounts {
  /** When it began to count, ISO 8601 in UTC. */
  readonly since: string;
  readonly answered: number;
  readonly abstained: number;
  /** How long answers and abstentions took, their wait for the answering thread included; the shortest first. */
  readonly times: readonly TimeStep[];
}

/** What of the look-ups is counted and timed, whichever front end calls them. */
export interface CallMetrics {
  /** A call to the worker has ended, its wait in the queue included. */
  called(call: string, seconds: number): void;
  /** A question was read and answered, or not, by the articles. */
  read(outcome: 'answered' | 'abstained'): void;
  /** What was counted so far of the questions. */
  asked(): Promise<QuestionCounts>;
}

/** @param registers where a scraper finds them; none where they are read by `asked` alone */
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
    async asked() {
      const [counted, timed] = await Promise.all([questions.get(), calls.get()]);
      const ended = (outcome: string): number =>
        counted.values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
      /** Calls that took at most so long; Prometheus' steps each hold the ones before. */
      const within = (bound: number | '+Inf'): number =>
        timed.values.find(
          // The bound is a label of Prometheus', not of ours.
          ({ labels }: { labels: { call?: unknown; le?: unknown } }) => labels.call === 'ask' && labels.le === bound,
        )?.value ?? 0;
      const steps = [...BUCKETS, null].map((upTo, at) => {
        const before = at === 0 ? 0 : within(BUCKETS[at - 1]!);
        return { upTo, count: within(upTo ?? '+Inf') - before };
      });
      return { since, answered: ended('answered'), abstained: ended('abstained'), times: steps };
    },
  };
}
