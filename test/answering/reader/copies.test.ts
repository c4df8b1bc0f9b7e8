/** Copies of a sentence among what is read: one excerpt, as probable as from one article. */
import { describe, expect, it } from 'vitest';
import { type FoundPassage, readExcerpts } from '../../../src/answering/reader/excerpts.js';
import { analyseQuestion } from '../../../src/answering/reader/question.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import type { Reader } from '../../../src/models/reader/reader.js';
import { article } from '../../library/corpora.js';

const SHARED = 'Le directeur du port de Brévannes a remercié les dockers de la rade mardi.';
const OTHER = 'La halle aux poissons du vieux quai sera démolie au printemps.';

/** Marks every sentence, believes the first of a passage most, and weighs its share of all alone. */
const reader: Reader = {
  model: { id: 'every sentence', sha256: '' },
  calibration: {
    order: { score: 0, names: 0 },
    greatestMargin: 0,
    excerpt: { bias: 0, answer: 0, share: 1 },
    answer: { bias: 0, margin: 1, score: 0, names: 0 },
    leastAnswerable: 0,
  },
  read: async (_, passages) =>
    passages.map(({ sentences }) =>
      sentences.map(({ start }, at) => ({ start, end: start + 2, sentences: [at, at], margin: -at })),
    ),
  close: async () => {},
};

function found(id: string, text: string, differing?: readonly number[]): FoundPassage {
  const whole = article(id, text);
  return {
    article: whole,
    passage: { id: 1, start: 0, end: text.length, sentences: quotableSentences(whole), tokens: null, tokenizer: null },
    ...{ lexical: 1, dense: 1, score: 1 },
    ...(differing === undefined ? {} : { differing: new Set(differing) }),
  };
}

async function read(passages: readonly FoundPassage[]) {
  const log = { error: () => {} };
  const question = analyseQuestion('Qui a remercié les dockers ?');
  const { excerpts } = await readExcerpts({ reader, log, copiesOf: async () => [] }, question, passages, 10, null);
  return excerpts.map(({ text, confidence, also, article: { id } }) => ({
    ...{ id, text, confidence: confidence.toFixed(9), also: also.map((one) => one.article.id) },
  }));
}

describe('a sentence that several articles share', () => {
  it('is as probable from six as from one, and so is every other', async () => {
    const alone = await read([found('a', SHARED), found('z', OTHER)]);
    const copied = await read([...'abcdef'].map((id) => found(id, SHARED)).concat(found('z', OTHER)));
    expect(alone.map(({ id }) => id)).toEqual(['a', 'z']);
    expect(copied[0]!.also).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(copied.map((one) => ({ ...one, also: [] }))).toEqual(alone);
  });

  it('is cited once in each article, whether that was read or is known to be a near copy', async () => {
    const log = { error: () => {} };
    const [b, c] = [found('b', SHARED), found('c', SHARED)];
    const copiesOf = async () => [b.article, c.article, article('d', OTHER)];
    const question = analyseQuestion('Qui a remercié les dockers ?');
    const { excerpts } = await readExcerpts({ reader, log, copiesOf }, question, [found('a', SHARED), b], 10, null);
    expect(excerpts.map(({ also }) => also.map(({ article: { id } }) => id))).toEqual([['b', 'c']]);
  });

  it('is read of a near copy for what differs alone', async () => {
    const first = found('a', `${OTHER} ${SHARED}`);
    const added = 'Les grutiers de Kerlaz ont voté la reprise à bulletins secrets.';
    const texts = async (differing?: number[]) =>
      (await read([first, found('b', `${OTHER} ${added}`, differing)])).map(({ id, text, also }) => [id, text, also]);
    expect(await texts([1])).toEqual([
      ['a', OTHER, []],
      ['a', SHARED, []],
      ['b', added, []],
    ]);
    expect(await texts([])).toHaveLength(2);
    expect((await texts())[0]).toEqual(['a', OTHER, ['b']]);
  });
});
