/** What an ingest hands the library of each article, beside its text. */
import { describe, expect, it } from 'vitest';
import { unpackWords } from '../../src/models/packed-words.js';
import type { WordTokenizer } from '../../src/models/tokenizer.js';
import { terms } from '../../src/text/terms.js';
import { copiesOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { Newsroom } from './newsroom.js';
import { story } from './stories.js';

const titled = (title: string, text: string): string => `---\ntitle: ${title}\n---\n\n${text}\n`;

/** Gives each word its length as its id. */
const tokenizer: WordTokenizer = {
  sha256: 'by length',
  words: (text) => text.split(' ').map((word) => ({ start: 0, end: word.length, ids: [word.length] })),
  wordRanges: () => [],
};

describe('a passage', () => {
  it('is embedded with the title of its article before it, unless it begins so', async () => {
    const room = new Newsroom();
    room.write({
      'news/a.txt': titled('Le prix du gaz', 'Il a doublé en trois jours.'),
      'news/b.txt': titled('Pourquoi si cher ?', 'Le ministre ne répond pas.'),
      'news/c.txt': titled('Le calme', 'Le calme est revenu dans la ville.'),
    });
    await room.ingest();
    expect(room.embedder.embedded).toEqual([
      'Le prix du gaz. Il a doublé en trois jours.',
      'Pourquoi si cher ? Le ministre ne répond pas.',
      'Le calme est revenu dans la ville.',
    ]);
  });

  it('is kept with the ids of the words of its title and of its sentences, where the model has such', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': titled('Le gaz', 'Il a doublé. Tout va.') });
    await room.ingest(['news'], { ...room.embedder, tokenizer });
    const [passage] = await room.library.corpus('news').passagesOf('a');
    expect(unpackWords(passage!.tokens!)).toEqual({ title: [2, 3], words: [[2], [1], [7], [4], [3]] });
    const without = new Newsroom();
    without.write({ 'news/a.txt': story(1) });
    await without.ingest();
    expect((await without.library.corpus('news').passagesOf('a'))[0]!.tokens).toBeNull();
  });

  it('has no embedding, and is near to nothing, where the model has none that is sound', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1) });
    const broken = fakeEmbedder();
    const embedder = {
      ...broken,
      embedPassages: async (texts: readonly string[]) => texts.map(() => new Float32Array(32).fill(Number.NaN)),
    };
    const { warnings } = await room.ingest(['news'], embedder);
    expect(warnings.map(({ reason }) => reason).join()).toContain('they are found by their words alone');
    const corpus = room.library.corpus('news');
    const [passage] = await corpus.passagesOf('a');
    expect((await corpus.embeddings([passage!.id])).get(passage!.id)).toEqual(new Float32Array(32));
  });
});

describe('the words of a title', () => {
  it('are found as those of the text are, in the language of the article', async () => {
    const room = new Newsroom();
    room.write({
      'news/a.txt': `---\ntitle: Evacuated villages\nlanguage: en\n---\n\nThe river rose again on Monday morning.\n`,
    });
    await room.ingest();
    const corpus = room.library.corpus('news');
    for (const words of ['evacuating', 'village', 'rivers']) {
      expect(await corpus.lexicalHits(terms(words, 'en'), 1), words).toHaveLength(1);
    }
    expect(await corpus.lexicalHits(terms('harbour', 'en'), 1)).toEqual([]);
  });
});

describe('articles', () => {
  it('are near copies by what may be quoted of them, whatever else stands there', async () => {
    const room = new Newsroom();
    const calls = Array.from({ length: 20 }, (_, at) => `Abonnez-vous à notre newsletter numéro ${at} !`).join('\n\n');
    room.write({
      'news/a.txt': `${story(1)}\n`,
      'news/b.txt': `${story(1)}\n\n${calls}\n`,
      'news/c.txt': `${story(2).replaceAll('gaz', 'pétrole').replaceAll('ministre', 'président de la région')}\n`,
    });
    await room.ingest();
    const corpus = room.library.corpus('news');
    const keyOf = async (id: string): Promise<number> => (await corpus.passagesOf(id))[0]!.articleKey;
    expect(await copiesOf(corpus, await keyOf('a'))).toEqual([await keyOf('b')]);
    expect(await copiesOf(corpus, await keyOf('c'))).toEqual([]);
  });
});
