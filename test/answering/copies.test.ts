/** An answer does not change with the number of outlets that print one text; `also` names them. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Abstention, Answer } from '../../src/answering/answer.js';
import { PASSAGES_COMPARED } from '../../src/answering/find.js';
import { PROJECT_ROOT } from '../../src/config.js';
import type { Calibration } from '../../src/models/reader/calibration.js';
import { answeringOver } from '../fixtures/answering.js';
import { type ModelFolders, smallModels } from '../fixtures/small-models.js';
import { OTHERS, outlets } from './outlets.js';

const SHARED = join(PROJECT_ROOT, '../shared/inputs/copies-of-one-article-lower-confidence/journal-1.html');

/** What a confidence may differ by. */
const NEAR = 0.02;

/** The small networks, with probabilities that weigh all that is known of an excerpt, as the shipped ones do. */
function weighingModels(): ModelFolders {
  const { embedder, reader } = smallModels();
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-weighing-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(reader, folder, { recursive: true });
  const file = join(folder, 'calibration.json');
  const known = JSON.parse(readFileSync(file, 'utf8')) as Calibration;
  const answer = { bias: 0, margin: 0.3, score: 2, names: 1 };
  const excerpt = { bias: 1, answer: 0.5, share: 1 };
  writeFileSync(file, JSON.stringify({ ...known, answer, excerpt }));
  return { embedder, reader: folder };
}

const asked = async (files: Readonly<Record<string, string>>, question: string): Promise<Answer | Abstention> =>
  (await answeringOver(files, undefined, weighingModels())).ask(question, { candidates: 20 });

const shown = ({ excerpts }: Answer | Abstention) =>
  excerpts.map(({ text, start, end, article, rank }) => ({ text, start, end, article: article.id, rank }));

function expectSame(found: Answer | Abstention, alone: Answer | Abstention): void {
  expect(shown(found)).toEqual(shown(alone));
  expect(found.excerpts.length).toBeGreaterThan(0);
  expect(Math.abs(found.answerable - alone.answerable)).toBeLessThan(NEAR);
  for (const [at, { confidence }] of found.excerpts.entries()) {
    expect(Math.abs(confidence - alone.excerpts[at]!.confidence)).toBeLessThan(NEAR);
  }
}

const QUESTION = 'Combien de passagers le choc du ferry a-t-il blessés ?';

describe('an answer from one text', () => {
  it.each([3, 6, 20])('is the same from %i outlets as from one, and cites all', async (count) => {
    const found = await asked({ ...OTHERS, ...outlets(count) }, QUESTION);
    expectSame(found, await asked({ ...OTHERS, ...outlets(1) }, QUESTION));
    expect(found.excerpts[0]!.text).toContain('quarante-deux passagers');
    expect(found.excerpts[0]!.also.map(({ article }) => article.id)).toEqual(
      Object.keys(outlets(count))
        .slice(1)
        .map((name) => name.replace(/\.\w+$/, '')),
    );
  });

  it('is the same from three outlets and one where the library holds nothing else', async () => {
    expectSame(await asked(outlets(3), QUESTION), await asked(outlets(1), QUESTION));
  });

  it('leaves the very passages of other articles among those that are read', async () => {
    const towns = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `port-${at + 10}.txt`,
        `Le port numéro ${at + 10} attend ${at + 20} ferrys et leurs passagers au bout de la digue.\n`,
      ]),
    );
    const ofOthers = (one: Answer | Abstention): string[] =>
      one.candidates!.filter(({ article }) => article.id.startsWith('port')).map(({ text }) => text);
    const alone = await asked({ ...towns, ...outlets(1) }, QUESTION);
    const found = await asked({ ...towns, ...outlets(20) }, QUESTION);
    expect(alone.read).toBe(PASSAGES_COMPARED);
    expect(found.read).toBeLessThanOrEqual(2 * PASSAGES_COMPARED);
    expect(ofOthers(alone).length).toBeGreaterThan(6);
    expect(ofOthers(found)).toEqual(ofOthers(alone));
  });

  it.skipIf(!existsSync(SHARED))('is the same from the copies beside the project', async () => {
    const page = existsSync(SHARED) ? readFileSync(SHARED, 'utf8') : '';
    const journals = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `journal-${at + 1}.html`,
          page.replaceAll(/journal ?1/gi, `$&-${at}`),
        ]),
      );
    const ask = (count: number, beside = OTHERS) =>
      asked({ ...beside, ...journals(count) }, 'De quand date la chaufferie ?');
    const alone = await ask(1);
    for (const count of [3, 6, 20]) {
      const found = await ask(count);
      expectSame(found, alone);
      expect(found.excerpts[0]!.also).toHaveLength(count - 1);
    }
    expectSame(await ask(3, {}), await ask(1, {}));
  });
});
