import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ReaderNetwork } from '../../src/reader/network.js';
import { someWeights } from '../fixtures/reader-weights.js';
import { notVerbatim } from './asking.js';
import type { PiafQuestion } from './piaf.js';
import { askPiaf, type JudgedAsk } from './piaf-asks.js';
import { FOLDS, foldOf } from './piaf-folds.js';
import { type PiafReading, readPiaf } from './piaf-readings.js';
import { hasShared } from './questions.js';
import { withTemporaryLibrary } from './temporary-library.js';

const TOWNS = ['Brévannes', 'Cormeilles', 'Dourdan', 'Épernay', 'Falaise'];

/** An article a fold: what its number tells. */
const articles = TOWNS.map((town, index) => ({
  id: `piaf-dev-00${index}`,
  text: `Le port de ${town} a rouvert. Il compte ${20 + index} quais.`,
}));

const questions: PiafQuestion[] = articles.map(({ id, text }, index) => ({
  id,
  question: `Combien de quais compte le port de ${TOWNS[index]} ?`,
  article: id,
  paragraph: { start: 0, end: text.length },
  answers: [`${20 + index} quais`],
}));

/** How probable the network of a fold says everything to be: nothing but it tells them apart. */
const SAID = [0.1, 0.3, 0.5, 0.7, 0.9];
const networks = SAID.map((probability) => {
  const line = [0, Math.log(probability / (1 - probability))] as const;
  return new ReaderNetwork({
    ...someWeights(1),
    calibration: { answerable: line, excerpt: line, leastAnswerable: [[1000, 0.5]] },
  });
});

describe('PIAF asked and read', () => {
  let asked: JudgedAsk[];
  let readings: PiafReading[];
  let broken: number;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-piaf-'));
    for (const { id, text } of articles) writeFileSync(join(folder, `${id}.txt`), text);
    try {
      await withTemporaryLibrary([folder], async (opened) => {
        asked = await askPiaf(opened, questions, networks);
        broken = notVerbatim(
          opened,
          asked.map(({ outcome }) => outcome),
        ).value;
        readings = hasShared() ? await readPiaf(opened, questions, networks) : [];
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('judges each question by the network of its fold, its article there and taken out', () => {
    expect(SAID).toHaveLength(FOLDS);
    expect(asked).toHaveLength(2 * questions.length);
    for (const { question, sure, confidence, answered } of asked) {
      const said = SAID[foldOf(question)]!;
      expect(sure).toBeCloseTo(said, 10);
      expect(confidence).toBeCloseTo(said, 10);
      expect(answered).toBe(sure >= 0.5);
    }
  });

  it('shows nothing of an article that is taken out, and takes nothing else for right', () => {
    for (const { question, outcome, answerable, right } of asked) {
      const shown = (outcome.candidates ?? []).map(({ article }) => article.id);
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.includes(question.article)).toBe(answerable);
      expect(right.includes(true)).toBe(answerable);
    }
  });

  it('takes an excerpt for right where it holds the answer, the sentence beside it or a copy too', () => {
    for (const { question, outcome, right, lengths, answerable } of asked) {
      if (!answerable) continue;
      for (const [index, { text, article }] of (outcome.candidates ?? []).entries()) {
        expect(right[index]).toBe(article.id === question.article && text.includes(question.answers[0]!));
        expect(lengths[index]).toBe(text.length);
      }
    }
    expect(broken).toBe(0);
  });

  it.skipIf(!hasShared())('reads each question as it stands and in one other wording, by the same network', () => {
    expect(readings.map(({ wording }) => wording)).toEqual(
      questions.flatMap((_, index) => ['own', index % 2 === 0 ? 'synonyms' : 'english']),
    );
    for (const { question, wording, answerable, sentences, passages } of readings) {
      if (wording === 'own') expect(answerable).toBeNull();
      else {
        expect(answerable?.there).toBeCloseTo(SAID[foldOf(question)]!, 10);
        expect(answerable?.out).toBeCloseTo(SAID[foldOf(question)]!, 10);
      }
      expect(sentences).toHaveLength(2 * passages.length);
      expect(passages.filter((right) => right)).toHaveLength(1);
      for (const { right, passage } of sentences) expect(!right || passages[passage]).toBe(true);
      expect(sentences.filter(({ right }) => right)).toHaveLength(1);
    }
  });
});
