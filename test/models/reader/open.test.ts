import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/config.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { packWords } from '../../../src/models/packed-words.js';
import { openReader } from '../../../src/models/reader/open.js';
import type { Mark, ReadablePassage, Reader } from '../../../src/models/reader/reader.js';
import type { WordTokenizer } from '../../../src/models/tokenizer.js';
import { smallModels } from '../../fixtures/small-models.js';

const TEXT =
  'Le port de Brévannes a rouvert mardi. Quarante-deux navires attendaient au large. Le directeur est Luc Servan.';

function passage(text: string, kept: Partial<ReadablePassage> = {}): ReadablePassage {
  const sentences = Array.from(text.matchAll(/[^.]+\./g), ({ index, 0: sentence }) => {
    const start = index + sentence.search(/\S/);
    return { start, end: index + sentence.length };
  });
  return { title: 'Le port', text, sentences, tokens: null, tokenizer: null, ...kept };
}

const marked = (text: string, marks: readonly Mark[] | undefined): string[] =>
  (marks ?? []).map(({ start, end }) => text.slice(start, end));

let folder: string;
let small: Reader;
let tokenizer: WordTokenizer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-reader-'));
  small = await openReader(smallModels().reader);
  const embedder = await openEmbedder(smallModels().embedder, { cacheFolder: folder });
  tokenizer = embedder.tokenizer!;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the small reader with other files. */
function changed(name: string, files: Readonly<Record<string, string>>): string {
  const copy = join(folder, name);
  cpSync(smallModels().reader, copy, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    if (content === '') rmSync(join(copy, file));
    else writeFileSync(join(copy, file), content);
  }
  return copy;
}

describe('a reader', () => {
  it('marks words of the passage that answer, in the offsets of the article', async () => {
    const before = 'Un titre. '.length;
    const [marks] = await small.read('Combien de navires attendaient au large ?', [passage(`Un titre. ${TEXT}`)]);
    expect(marks![0]!.margin).toBeGreaterThan(0);
    expect(marks![0]!.start).toBeGreaterThanOrEqual(before + TEXT.indexOf('Quarante'));
    expect(marks![0]!.sentences).toEqual([2, 2]);
  });

  it('marks the same whatever else it reads, and however often', async () => {
    const passages = [passage(TEXT), passage('Il pleut.'), passage('Le port a coulé. Il dort.')];
    const together = await small.read('Le port de Brévannes a-t-il rouvert ?', passages);
    for (const [at, one] of passages.entries()) {
      expect(await small.read('Le port de Brévannes a-t-il rouvert ?', [one])).toEqual([together[at]]);
    }
  });

  it('reads the token ids that were kept, if they are of its own tokenizer', async () => {
    const question = 'Combien de navires attendaient ?';
    const words = passage(TEXT).sentences.flatMap(({ start, end }) => tokenizer.words(TEXT.slice(start, end)));
    const tokens = packWords(tokenizer.words('Le port'), words)!;
    const now = await small.read(question, [passage(TEXT)]);
    expect(await small.read(question, [passage(TEXT, { tokens, tokenizer: tokenizer.sha256 })])).toEqual(now);
    // Ids of other words at the same places are read as what they are of ...
    const others = packWords(
      [],
      words.map((word) => ({ ...word, ids: [5] })),
    )!;
    const misled = await small.read(question, [passage(TEXT, { tokens: others, tokenizer: tokenizer.sha256 })]);
    expect(misled).not.toEqual(now);
    // ... but those of another tokenizer, or of another number of words, are not read at all.
    expect(await small.read(question, [passage(TEXT, { tokens: others, tokenizer: 'other' })])).toEqual(now);
    const fewer = packWords([], words.slice(1))!;
    expect(await small.read(question, [passage(TEXT, { tokens: fewer, tokenizer: tokenizer.sha256 })])).toEqual(now);
  });

  it('reads what fits of a passage that is too long, and nothing of one without words', async () => {
    const long = `${'Le navire attend au large. '.repeat(200)}Fin.`;
    const [marks, none] = await small.read('Qui attend ?', [passage(long), passage('')]);
    expect(marks!.length).toBeGreaterThan(0);
    expect(marks!.every(({ end }) => end < 4000)).toBe(true);
    expect(none).toEqual([]);
  });

  it.each([
    ['has no calibration', { 'calibration.json': '' }, 'reader-calibration', /calibration\.json/],
    [
      'has one that is incomplete',
      { 'calibration.json': '{"order": {"score": 1, "names": 0}, "greatestMargin": 9}' },
      'model-description',
      /answer/,
    ],
    ['has no tokenizer', { 'tokenizer.json': '' }, 'model-incomplete', /tokenizer\.json/],
    ['is another than is stated', { 'verbatim.json': `{"sha256": "${'0'.repeat(64)}"}` }, 'model-changed', /sha256/],
  ])('is refused that %s', async (name, files, code, says) => {
    await expect(openReader(changed(name, files))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(says),
    });
  });

  it('is refused that gives no start and end', async () => {
    const folderOf = changed('an embedder', {});
    cpSync(join(smallModels().embedder, 'onnx'), join(folderOf, 'onnx'), { recursive: true });
    await expect(openReader(folderOf)).rejects.toMatchObject({ code: 'model-broken' });
  });

  it('is a folder, never an id of a hub', async () => {
    await expect(openReader('owner/reader')).rejects.toMatchObject({
      code: 'model-not-found',
      remedy: expect.stringMatching(/READER_MODEL/),
    });
  });
});

describe('the reader that Verbatim ships', () => {
  it.each([
    ['Combien de navires attendaient ?', 'Quarante-deux'],
    ['Qui dirige le port ?', 'Luc Servan'],
    ['Who is the director of the port?', 'Luc Servan'],
  ])('marks the words that answer: %s', async (question, answer) => {
    const shipped = await openReader(`${PROJECT_ROOT}embeddings/reader`);
    const [marks] = await shipped.read(question, [passage(TEXT)]);
    expect(marked(TEXT, marks)[0]).toContain(answer);
    expect(marks![0]!.margin).toBeGreaterThan(0);
    await shipped.close();
  });

  it('has the tokenizer of the shipped embedder', async () => {
    const [embedder, reader] = await Promise.all(
      ['embedder', 'reader'].map((name) =>
        import('node:fs/promises').then(({ readFile }) => readFile(`${PROJECT_ROOT}embeddings/${name}/tokenizer.json`)),
      ),
    );
    expect(reader!.equals(embedder!)).toBe(true);
  });
});
