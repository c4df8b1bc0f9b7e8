import type { Lookups, PassageMap, Scope } from '../../lookup/lookup.js';

/** The map of a scope as it is now; kept, so that it crosses threads once a drawing. */
export function createHeldMap(lookups: Pick<Lookups, 'map'>, scope: Scope): () => Promise<PassageMap> {
  let held: PassageMap | undefined;
  return async () => {
    const map = (await lookups.map(scope, held?.version)) ?? held;
    if (map === undefined) throw new Error('a map was said to be known that was not');
    held = map;
    return map;
  };
}
