import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/reader/features.js';
import { CONDITIONS } from './conditions.js';

describe('the conditions', () => {
  it('have a name each', () => {
    expect(new Set(CONDITIONS.map(({ name }) => name)).size).toBe(CONDITIONS.length);
  });

  it('add features to those before them, up to all of them', () => {
    const learnt = CONDITIONS.flatMap(({ settings }) =>
      'features' in settings ? [settings.features === 'all' ? FEATURES : settings.features] : [],
    );
    expect(learnt.at(-1)).toBe(FEATURES);
    for (const [index, features] of learnt.entries()) {
      expect(features).toEqual(expect.arrayContaining([...(learnt[index - 1] ?? [])]));
      expect(new Set(features).size).toBe(features.length);
    }
  });
});
