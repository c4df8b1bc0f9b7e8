/**
 * Opens the network that reads. Refuses a folder without its own calibration, a hub's id, and a tokenizer whose ids of
 * a text are not those of its words.
 */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ModelError } from '../../errors.js';
import { isFolder, type ModelKind, readModelFolder, readOptionalJson, tokenLimit } from '../model-folder.js';
import { unpackWords } from '../packed-words.js';
import { brokenModel, notFinite, openSession } from '../session.js';
import { createShared } from '../shared.js';
import { checkStated, identityOf, networkStatement } from '../stated.js';
import { openTokenizer, specialTokensOf, type WordTokenizer } from '../tokenizer.js';
import { type Calibration, calibrationSchema } from './calibration.js';
import { marksOf, type TokenPosition } from './marks.js';
import type { Mark, ReadablePassage, Reader } from './reader.js';

const READER: ModelKind = { name: 'reader', setting: 'READER_MODEL' };

/** Ids of a question and of a title that are read: longer ones were cut so when the network learnt. */
const QUESTION_TOKENS = 64;
const TITLE_TOKENS = 40;

const shared = createShared<Reader>();

/**
 * Opens the reader of a folder. Opening the same folder twice in one process loads it once.
 * @param folder config.json, tokenizer.json, calibration.json, onnx/model_quantized.onnx, perhaps verbatim.json.
 * @throws ModelError
 */
export function openReader(folder: string): Promise<Reader> {
  return shared(folder, () => createReader(folder));
}

async function createReader(folder: string): Promise<Reader> {
  if (!(await isFolder(folder))) {
    throw new ModelError(
      'model-not-found',
      `there is no reader at ${folder}: expected a folder`,
      'set READER_MODEL to a folder with a network, tokenizer.json and calibration.json, or leave it empty',
    );
  }
  const files = await readModelFolder(READER, folder);
  const path = join(folder, 'verbatim.json');
  const stated = checkStated(path, networkStatement, (await readOptionalJson(path)) ?? {}, 'restore the file');
  const calibration = await readCalibration(join(folder, 'calibration.json'));
  const { onnxPath, tokenizerPath } = files;
  const sha256 = await identityOf([onnxPath, tokenizerPath], [], stated.sha256, 'fit calibration.json again');
  const { native, byWord } = await openTokenizer(files);
  if (byWord === null) {
    throw brokenModel(files, 'its tokenizer joins words: where in a text its tokens stand cannot be known');
  }
  const session = await openSession(files, 'logits');
  const { type, dims } = await session.run([0, 0]);
  if (type !== 'float32' || dims.length !== 3 || dims[1] !== 2 || dims[2] !== 2) {
    throw brokenModel(files, `its output is ${type} [${dims}], expected float32 [1, tokens, 2]`);
  }
  const [before, after] = specialTokensOf(native);
  const limit = tokenLimit(files.config, files.tokenizerConfig);

  async function mark(question: readonly number[], passage: ReadablePassage): Promise<Mark[]> {
    const { title, ids, positions } = tokensOf(passage, byWord!);
    const head = [...before, ...question, ...after, ...after, ...title.slice(0, TITLE_TOKENS), ...after];
    const room = Math.max(0, limit - head.length - after.length);
    if (ids.length === 0 || room === 0) return [];
    const { data } = await session.run([...head, ...ids.slice(0, room), ...after]);
    const logits = data as Float32Array;
    if (!logits.every(Number.isFinite)) throw notFinite(files);
    await setImmediate(); // a run holds the thread: let timers and signals in between
    return marksOf(passage.text, logits, head.length, positions.slice(0, room));
  }

  return {
    model: { id: stated.id ?? files.id, sha256 },
    calibration,
    async read(question, passages) {
      const ids = byWord
        .words(question)
        .flatMap((word) => word.ids)
        .slice(0, QUESTION_TOKENS);
      const marks: Mark[][] = [];
      for (const passage of passages) marks.push(await mark(ids, passage));
      return marks;
    },
    close: async () => {},
  };
}

/** A passage's ids, and the word that each id of its sentences is of. */
function tokensOf(
  { title, text, sentences, tokens, tokenizer }: ReadablePassage,
  byWord: WordTokenizer,
): { readonly title: readonly number[]; readonly ids: number[]; readonly positions: TokenPosition[] } {
  const words = sentences.flatMap((range, sentence) =>
    byWord.wordRanges(text.slice(range.start, range.end)).map(({ start, end }) => ({
      word: { start: range.start + start, end: range.start + end },
      sentence,
    })),
  );
  const kept = tokens !== null && tokenizer === byWord.sha256 ? unpackWords(tokens) : null;
  const known = kept !== null && kept.words.length === words.length ? kept : null;
  const ids: number[] = [];
  const positions: TokenPosition[] = [];
  for (const [at, position] of words.entries()) {
    const own =
      known?.words[at] ?? byWord.words(text.slice(position.word.start, position.word.end)).flatMap((word) => word.ids);
    for (const id of own) {
      ids.push(id);
      positions.push(position);
    }
  }
  return { title: known?.title ?? byWord.words(title).flatMap((word) => word.ids), ids, positions };
}

async function readCalibration(path: string): Promise<Calibration> {
  const json = await readOptionalJson(path);
  if (json === null) {
    throw new ModelError(
      'reader-calibration',
      `the reader has no ${path}: without it its scores are no probabilities`,
      'give READER_MODEL a folder with its own calibration.json (`npm run eval -- --calibrate` fits one)',
    );
  }
  return checkStated(path, calibrationSchema, json, 'restore the file');
}
