import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quotableSentences } from '../../../src/articles/quotable.js';
import { articleById } from '../../../src/library/corpora/corpus.js';
import { overlaps } from '../../../src/text/range.js';
import { ALL, file, type Looking, lookingOver } from './looking.js';

const TEXT = 'Le retrait\n\nLes troupes sont parties. Il pleut.\n\nPartager sur Facebook\n\nLa mairie est ouverte.';

let looking: Looking;
beforeAll(async () => {
  looking = await lookingOver({
    'retrait.txt': file(TEXT, { title: 'Le retrait', outlet: 'Gazette', language: 'fr', licence: 'CC0-1.0' }),
    'pluie.txt': 'Il pleut sur la ville.',
  });
});
afterAll(() => looking.close());

describe('an article to be read', () => {
  test('is whole: its text letter for letter, its masks, its licence, the sentences that may be quoted', async () => {
    const read = (await looking.reading(ALL, 'retrait'))!;
    const kept = (await articleById(looking.corpus, 'retrait'))!;
    expect(read.text).toBe(kept.text);
    expect(read).toMatchObject({ licence: 'CC0-1.0', masks: kept.masks, sentences: quotableSentences(kept) });
    expect(read.card).toMatchObject({ id: 'retrait', title: 'Le retrait', outlet: 'Gazette' });
    expect(read.masks.map(({ start, end }) => read.text.slice(start, end))).toContain('Partager sur Facebook');
    expect(read.sentences.map(({ start, end }) => read.text.slice(start, end))).toEqual([
      ...['Le retrait', 'Les troupes sont parties.', 'Il pleut.', 'La mairie est ouverte.'],
    ]);
    for (const sentence of read.sentences) expect(read.masks.some((mask) => overlaps(mask, sentence))).toBe(false);
  });

  test('is asked for by its id alone: a title finds none', async () => {
    expect(await looking.reading(ALL, 'Le retrait')).toBeNull();
    expect(await looking.reading(ALL, 'RETRAIT')).toBeNull();
  });

  test('is looked for in its scope', async () => {
    expect(await looking.reading({ corpus: null, outlet: 'Gazette' }, 'retrait')).not.toBeNull();
    expect(await looking.reading({ corpus: null, outlet: 'Gazette' }, 'pluie')).toBeNull();
  });
});
