/** Reading goes by promise and stops where the rest cannot matter; what its probabilities come from. */
import { describe, expect, it } from 'vitest';
import { type FoundPassage, readExcerpts } from '../../../src/answering/reader/excerpts.js';
import { analyseQuestion } from '../../../src/answering/reader/question.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import type { ReadablePassage, Reader } from '../../../src/models/reader/reader.js';
import { detectLanguage } from '../../../src/text/detect-language.js';
import { article } from '../../library/corpora.js';

const GREATEST = 5;
const NAMES = 9;
const TEXT = 'Le port de Brévannes a rouvert mardi.';

/** Believes an article as much as `margins` says, and tells which were read. */
function readerOf(margins: Readonly<Record<string, number>>): { readonly reader: Reader; readonly titles: string[] } {
  const titles: string[] = [];
  const reader: Reader = {
    model: { id: 'by title', sha256: '' },
    calibration: {
      order: { score: 1, names: NAMES },
      greatestMargin: GREATEST,
      answer: { bias: 0, margin: 1, score: 0, names: 0 },
      excerpt: { bias: 0, answer: 1, share: 1 },
      leastAnswerable: 0.5,
    },
    read: async (_, passages) =>
      passages.map(({ title }) => {
        titles.push(title);
        return [{ start: 3, end: 7, sentences: [0, 0], margin: margins[title]! }];
      }),
    close: async () => {},
  };
  return { reader, titles };
}

function found(id: string, score: number, text = TEXT): FoundPassage {
  const whole = { ...article(id, text), title: id, language: detectLanguage(text) };
  const sentences = quotableSentences(whole);
  return {
    article: whole,
    passage: { id: 1, start: 0, end: text.length, sentences, tokens: null, tokenizer: null },
    ...{ dense: 1, score },
  };
}

async function readTitles(
  margins: Readonly<Record<string, number>>,
  scores: Readonly<Record<string, number>>,
  comparedFrom: number | null = null,
): Promise<string> {
  const { reader, titles } = readerOf(margins);
  const passages = Object.entries(scores).map(([id, score]) => found(id, score));
  const parts = { reader, log: { error: () => {} }, copiesOf: async () => [] };
  const { read } = await readExcerpts(parts, analyseQuestion('Quel port a rouvert ?'), passages, 5, comparedFrom);
  expect(read).toBe(titles.length);
  return titles.join('');
}

describe('reading', () => {
  it('goes by the order of the scores and stops where no margin could come near the best', async () => {
    // The best has 4 + 20; another with 5, the greatest there is, would have 17 and 6.
    expect(await readTitles({ a: 4, b: 4, c: 4 }, { c: 1, a: 20, b: 12 })).toBe('a');
  });

  it('goes on while one could', async () => {
    // 22, less what is negligible (e^-3): 20 may matter, 6 may not.
    expect(await readTitles({ a: 2, b: 2, c: 2 }, { a: 20, b: 15, c: 1 })).toBe('ab');
  });

  it('goes through all where nothing is believed', async () => {
    expect(await readTitles({ a: -9, b: -9, c: -9 }, { a: 1, b: 0.9, c: 0.8 })).toBe('abc');
  });

  it('compares values of passages that could not come near the best', async () => {
    expect(await readTitles({ a: 4, b: 4, c: 4 }, { a: 20, b: 12, c: 1 }, 1)).toBe('abc');
  });

  it('compares nothing where what was read for an answer does not answer', async () => {
    expect(await readTitles({ a: -1, b: -2, c: 4 }, { a: 1, b: 0.9, c: 0.8 }, 2)).toBe('ab');
  });

  it('begins with what has every name of the question, and believes it more', async () => {
    const { reader, titles } = readerOf({ elsewhere: 3, there: 1 });
    const passages = [found('elsewhere', 5, TEXT.replace('Brévannes', 'Lorient')), found('there', 1)];
    const question = analyseQuestion('Quand le port de Brévannes a-t-il rouvert ?');
    const { excerpts } = await readExcerpts(
      { reader, log: { error: () => {} }, copiesOf: async () => [] },
      question,
      passages,
      5,
      null,
    );
    expect(titles).toEqual(['there', 'elsewhere']);
    expect(excerpts.map(({ article: { title } }) => title)).toEqual(['there', 'elsewhere']);
  });
});

describe('excerpts in the language of the question', () => {
  const FRENCH = 'Le port de Brévannes a rouvert mardi.';
  const ENGLISH = 'The harbour of the town was open again on Tuesday.';
  const TEXTS = { a: ENGLISH, b: FRENCH, c: FRENCH.replace('mardi', 'jeudi'), d: ENGLISH.replace('again', 'at last') };

  /** The titles of the excerpts, best first. */
  async function orderOf(asked: string, margins: Readonly<Record<string, number>>, ids = Object.keys(margins)) {
    const passages = ids.map((id) => found(id, 1, TEXTS[id as keyof typeof TEXTS]));
    const parts = { reader: readerOf(margins).reader, log: { error: () => {} }, copiesOf: async () => [] };
    const read = await readExcerpts(parts, analyseQuestion(asked), passages, 5, null);
    return { titles: read.excerpts.map(({ article: { title } }) => title).join(''), read };
  }

  it.each([
    ['Quand le port a-t-il rouvert ?', 'ba'],
    ['When was the harbour open again?', 'ab'],
  ])('come before others that are as good: %s', async (asked, titles) => {
    expect((await orderOf(asked, { a: 2, b: 2 })).titles).toBe(titles);
    const [better, worse] = asked.startsWith('Quand') ? ['a', 'b'] : ['b', 'a'];
    expect((await orderOf(asked, { [better]: 2.04, [worse]: 2 })).titles).toBe(titles);
  });

  it.each([
    ['Quand le port a-t-il rouvert ?', 'a', 'b'],
    ['When was the harbour open again?', 'b', 'a'],
  ])('come behind one that is better: %s', async (asked, better, worse) => {
    expect((await orderOf(asked, { [worse]: 2, [better]: 2.06 })).titles).toBe(better + worse);
  });

  it('move past what is tied with the best that is left, and past nothing else', async () => {
    const { titles } = await orderOf('Quand le port a-t-il rouvert ?', { a: 2.06, d: 2.03, b: 2.02, c: 1.99 });
    expect(titles).toBe('badc');
  });

  it('leave all as it is where there is one language, and what the answer is believed by in any', async () => {
    expect((await orderOf('When was the harbour open again?', { b: 2, c: 2.04 })).titles).toBe('cb');
    const asked = 'Quand le port a-t-il rouvert ?';
    const [{ read: moved }, { read: alone }] = [
      await orderOf(asked, { a: 2.04, b: 2 }),
      await orderOf(asked, { a: 2.04 }),
    ];
    expect(moved.answerable).toBe(alone.answerable);
  });
});

describe('words that are marked', () => {
  const excerptsOf = async (text: string): Promise<readonly string[]> => {
    const { reader } = readerOf({});
    const across: Reader = {
      ...reader,
      read: async (_, passages) =>
        passages.map(({ sentences }) => [
          { start: sentences[0]!.start, end: sentences[1]!.end, sentences: [0, 1], margin: 2 },
        ]),
    };
    const parts = { reader: across, log: { error: () => {} }, copiesOf: async () => [] };
    const { excerpts } = await readExcerpts(parts, analyseQuestion('Quel port ?'), [found('a', 1, text)], 5, null);
    return excerpts.map((excerpt) => excerpt.text);
  };

  it('answer across sentences of one paragraph, and not across two', async () => {
    const [one, other] = ['Le port a rouvert mardi.', 'La grève a duré onze jours.'];
    expect(await excerptsOf(`${one} ${other}`)).toEqual([`${one} ${other}`]);
    expect(await excerptsOf(`${one}\n\n${other}`)).toEqual([]);
  });

  it('answer nothing where a sentence of them asks, or where they only announce', async () => {
    expect(await excerptsOf('Le port a-t-il rouvert ? La grève a duré onze jours.')).toEqual([]);
    expect(await excerptsOf('La grève a duré onze jours. Le port annonce :')).toEqual([]);
  });
});

describe('what the reader is given of a passage', () => {
  it('is its title, the text of its article, its sentences, and the ids of its words that were kept', async () => {
    const { reader } = readerOf({ a: 2 });
    const given: ReadablePassage[] = [];
    const noting: Reader = {
      ...reader,
      read(text, passages) {
        given.push(...passages);
        return reader.read(text, passages);
      },
    };
    const one = found('a', 0.8);
    const kept = {
      ...one,
      passage: { ...one.passage, tokens: Uint8Array.from([1, 2]), tokenizer: 'of the tokenizer' },
    };
    const parts = { reader: noting, log: { error: () => {} }, copiesOf: async () => [] };
    await readExcerpts(parts, analyseQuestion('Quel port a rouvert ?'), [kept], 5, null);
    const { sentences } = one.passage;
    const ofIt = { title: 'a', text: TEXT, sentences, tokens: Uint8Array.from([1, 2]), tokenizer: 'of the tokenizer' };
    expect(given).toEqual([ofIt]);
  });

  it('goes with the question in which names are as its article writes them', async () => {
    const { reader } = readerOf({ a: 2 });
    const asked: string[] = [];
    const noting: Reader = {
      ...reader,
      read(text, passages) {
        asked.push(text);
        return reader.read(text, passages);
      },
    };
    const parts = { reader: noting, log: { error: () => {} }, copiesOf: async () => [] };
    const russian = found('a', 0.8, 'La Russie a rouvert le port mardi.');
    await readExcerpts(parts, analyseQuestion('Which port did Russia reopen?'), [russian], 5, null);
    expect(asked).toEqual(['Which port did Russie reopen?']);
  });
});

it('counts what is carried in the order, and not in the probability', async () => {
  const { reader } = readerOf({ a: 2, b: 2 });
  const parts = { reader, log: { error: () => {} }, copiesOf: async () => [] };
  const passages = [found('a', 0.9), { ...found('b', 0.4), carried: 0.7 }];
  const { excerpts, evidence } = await readExcerpts(parts, analyseQuestion('Quel port a rouvert ?'), passages, 5, null);
  expect(excerpts[0]!.article.id).toBe('b');
  expect(evidence).toMatchObject({ score: 0.4 });
});

describe('what the probability comes from', () => {
  const evidenceFor = async (text: string) => {
    const { reader } = readerOf({ a: 2 });
    const parts = { reader, log: { error: () => {} }, copiesOf: async () => [] };
    return (await readExcerpts(parts, analyseQuestion(text), [found('a', 0.8)], 5, null)).evidence;
  };

  it('is the margin, the score of its passage, and whether its article has every name', async () => {
    const known = { margin: 2, score: 0.8, shares: [1] };
    expect(await evidenceFor('Quel port a rouvert ?')).toEqual({ ...known, names: 1 });
    expect(await evidenceFor('Combien de ports ont rouvert à Lorient ?')).toEqual({ ...known, names: 0 });
  });
});

describe('a sentence of more than 1,500 characters', () => {
  const LONG = `Le port de Brévannes a rouvert mardi${', puis il a fermé'.repeat(100)}.`;
  const excerptsOf = async (margins: Readonly<Record<string, number>>) => {
    const { reader } = readerOf(margins);
    const passages = [found('long', 1, LONG), found('short', 1)];
    const parts = { reader, log: { error: () => {} }, copiesOf: async () => [] };
    const { excerpts } = await readExcerpts(parts, analyseQuestion('Quel port a rouvert ?'), passages, 5, null);
    return excerpts.map(({ text }) => text);
  };

  it('gives way to a shorter one that answers', async () => {
    expect(await excerptsOf({ long: 4, short: 1 })).toEqual([TEXT]);
  });

  it('is given whole where nothing shorter answers', async () => {
    expect((await excerptsOf({ long: 4, short: -3 }))[0]).toBe(LONG);
  });
});
