import { describe, expect, it } from 'vitest';
import { CONDITIONS } from './conditions.js';
import { WORDINGS } from './piaf-folds.js';

describe('the conditions', () => {
  it('have a name each', () => {
    expect(new Set(CONDITIONS.map(({ name }) => name)).size).toBe(CONDITIONS.length);
  });

  it('measure the network on every wording, and the whole once', () => {
    const wordings = CONDITIONS.flatMap(({ settings }) => (settings.by === 'network' ? [settings.wording] : []));
    expect(wordings).toEqual(WORDINGS);
    expect(CONDITIONS.filter(({ settings }) => settings.by === 'excerpts')).toHaveLength(1);
  });
});
