import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Observer } from '../discord/client/observer.js';
import type { State } from './state.js';

/** Seconds. Discord waits three for the first word, so the steps are finest below. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];

export interface Metrics {
  readonly observer: Observer;
  /** A call to the worker has ended, its wait in the queue included. */
  called(call: string, seconds: number): void;
  /** A question was read and answered, or not, by the articles. */
  read(outcome: 'answered' | 'abstained'): void;
  /** In the text format of Prometheus. */
  readonly contentType: string;
  exposition(): Promise<string>;
}

/** What Prometheus is told of a bot. Labels are few and of our own words: nothing that people or articles say. */
export function createMetrics(state: () => State): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'verbatim_questions_total',
    help: 'Questions that the articles were asked, by how they ended',
    labelNames: ['outcome'],
    registers,
  });
  const refusals = new Counter({
    name: 'verbatim_refusals_total',
    help: 'What was turned away in words, by why',
    labelNames: ['reason'],
    registers,
  });
  const failures = new Counter({
    name: 'verbatim_failures_total',
    help: 'Interactions and messages that ended in an error of ours or of Discord',
    registers,
  });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name, help, labelNames, buckets: BUCKETS, registers });
  const acknowledged = histogram('verbatim_acknowledge_seconds', 'From an interaction to its first word', []);
  const answered = histogram('verbatim_answer_seconds', 'From an interaction or message to its answer', []);
  const calls = histogram('verbatim_call_seconds', 'Calls to the answering thread, with their wait', ['call']);
  followState(registers, state);
  // A series that is there from the start can be watched for its first rise.
  for (const outcome of ['answered', 'abstained']) questions.inc({ outcome }, 0);

  return {
    observer: {
      acknowledged: (seconds) => acknowledged.observe(seconds),
      answered: (seconds) => answered.observe(seconds),
      refused: (reason) => refusals.inc({ reason }),
      failed: () => failures.inc(),
    },
    called: (call, seconds) => calls.observe({ call }, seconds),
    read: (outcome) => questions.inc({ outcome }),
    contentType: registry.contentType,
    exposition: () => registry.metrics(),
  };
}

/** Gauges that are read off when somebody looks. */
function followState(registers: Registry[], state: () => State): void {
  const gauge = (name: string, help: string, read: (state: State) => number | undefined): void => {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        const value = read(state());
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  };
  gauge('verbatim_ready', '1 when every connection is ready', ({ ready }) => Number(ready));
  gauge('verbatim_queue_length', 'Calls that wait for the answering thread', ({ queue }) => queue);
  gauge('verbatim_articles', 'Articles of the default corpus', ({ library }) => library?.articles);
  gauge('verbatim_passages', 'Passages of the default corpus', ({ library }) => library?.passages);
  gauge('verbatim_degraded', '1 when exact search stands in for the vector index', ({ library }) =>
    library === null ? undefined : Number(library.degraded !== null),
  );
  new Gauge({
    name: 'verbatim_gateway_state',
    help: '1 for the state in which the connection of a shard is',
    labelNames: ['shard', 'state'],
    registers,
    collect() {
      this.reset();
      for (const { shard, state: name } of state().gateway) this.set({ shard: String(shard), state: name }, 1);
    },
  });
  new Gauge({
    name: 'verbatim_library_info',
    help: '1 for the generation that answers and the model that reads it',
    labelNames: ['generation', 'model'],
    registers,
    collect() {
      this.reset();
      const { library } = state();
      if (library !== null) this.set({ generation: library.generation, model: library.model }, 1);
    },
  });
}
