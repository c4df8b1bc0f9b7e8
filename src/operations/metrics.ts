/** The metrics of a bot for Prometheus. Labels are few and in our own words: nothing that people or articles say. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { BUCKETS, type CallMetrics, createCallMetrics } from './call-metrics.js';
import type { Observer } from './observer.js';
import type { State } from './state.js';

export interface Metrics extends Omit<CallMetrics, 'questionCounts'> {
  readonly observer: Observer;
  /** In the text format of Prometheus. */
  readonly contentType: string;
  exposition(): Promise<string>;
}

export function createMetrics(state: () => State): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const { called, read } = createCallMetrics(registers);
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
  const histogram = (name: string, help: string) => new Histogram({ name, help, buckets: BUCKETS, registers });
  const acknowledged = histogram('verbatim_acknowledge_seconds', 'From an interaction to its first word');
  const answered = histogram('verbatim_answer_seconds', 'From an interaction or message to its answer');
  registerStateGauges(registers, state);

  return {
    observer: {
      acknowledged: (seconds) => acknowledged.observe(seconds),
      answered: (seconds) => answered.observe(seconds),
      refused: (reason) => refusals.inc({ reason }),
      failed: () => failures.inc(),
    },
    called,
    read,
    contentType: registry.contentType,
    exposition: () => registry.metrics(),
  };
}

/** Gauges that read the state when somebody scrapes. */
function registerStateGauges(registers: Registry[], state: () => State): void {
  const gauge = (name: string, help: string, read: (state: State) => number | undefined): void => {
    new Gauge({
      name,
      help,
      registers,
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
