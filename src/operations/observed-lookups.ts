import type { Lookups } from '../answering/lookup/lookup.js';
import type { CallMetrics } from './call-metrics.js';

type Call = keyof Lookups;

/** The same look-ups, each call of which is timed and whose answers and abstentions are counted. */
export function observedLookups(lookups: Lookups, metrics: Pick<CallMetrics, 'called' | 'read'>): Lookups {
  const timed =
    <Name extends Call>(name: Name) =>
    async (...given: Parameters<Lookups[Name]>): Promise<Awaited<ReturnType<Lookups[Name]>>> => {
      const begun = performance.now();
      const call = lookups[name] as (...all: Parameters<Lookups[Name]>) => ReturnType<Lookups[Name]>;
      try {
        return await call(...given);
      } finally {
        metrics.called(name, (performance.now() - begun) / 1000);
      }
    };
  const ask = timed('ask');
  const calls = (Object.keys(lookups) as Call[]).map((name) => [name, timed(name)]);
  return {
    ...(Object.fromEntries(calls) as Lookups),
    async ask(...given) {
      const answer = await ask(...given);
      metrics.read(answer.status);
      return answer;
    },
  };
}
