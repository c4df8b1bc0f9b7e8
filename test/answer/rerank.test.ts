import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Abstention, Answer } from '../../src/answer/answer.js';
import { createAsk } from '../../src/answer/ask.js';
import { RERANKED, rerank } from '../../src/answer/rerank.js';
import { ModelError } from '../../src/errors.js';
import type { Excerpt } from '../../src/reader/excerpt.js';
import { openReranker } from '../../src/reranker/open.js';
import type { Reranker } from '../../src/reranker/reranker.js';
import { answeringOver } from '../fixtures/answering.js';
import { writeTinyReranker } from '../fixtures/tiny-model.js';

const ARTICLES = {
  'vigne.txt': `---
title: Les vignes gèlent
language: fr
---
Le gel a détruit 1 300 hectares de vigne en Touraine dans la nuit du 6 avril. Les vignerons demandent une aide de l’État.

La préfecture recevra leurs représentants lundi à Tours.

Abonnez-vous à notre newsletter pour ne rien manquer !
`,
  'port.txt': `---
title: Le port rouvre
language: fr
---
Le port de Brévannes a rouvert mardi après onze jours de grève. Quarante-deux navires attendaient au large.
`,
};
const QUESTION = "Combien d'hectares de vigne le gel a-t-il détruits en Touraine ?";
const FROST = 'Le gel a détruit 1 300 hectares de vigne en Touraine dans la nuit du 6 avril.';
const PREFECTURE = 'La préfecture recevra leurs représentants lundi à Tours.';

/** A reranker that scores by a function, and what it was asked. */
function judge(score: (text: string) => number): Reranker & { readonly asked: [string, readonly string[]][] } {
  const asked: [string, readonly string[]][] = [];
  return {
    model: 'judge',
    asked,
    async scores(question, texts) {
      asked.push([question, texts]);
      return texts.map(score);
    },
  };
}

const texts = (outcome: Answer | Abstention): string[] => outcome.candidates!.map(({ text }) => text);

/** The same articles, asked without a reranker and with one. */
async function answering(reranker: Reranker) {
  const { ask, corpus, embedder, errors } = await answeringOver(ARTICLES);
  const log = { error: (detail: unknown) => void errors.push(detail) };
  return { plain: ask, reranked: createAsk({ corpus, embedder, reranker, log }), corpus };
}

describe('a reranker', () => {
  it('puts the excerpts in the order of its own scores and the reader’s together', async () => {
    const { plain, reranked } = await answering(judge((text) => (text.startsWith(PREFECTURE) ? 50 : 0)));
    const before = await plain(QUESTION, { candidates: 10 });
    const after = await reranked(QUESTION, { candidates: 10 });
    expect(texts(before)[0]).toBe(FROST);
    expect(texts(after)).toEqual([PREFECTURE, ...texts(before).filter((text) => text !== PREFECTURE)]);
    expect(after.excerpts[0]).toMatchObject({ text: PREFECTURE, rank: 1 });
    expect(after.confidence).toBe(before.candidates!.find(({ text }) => text === PREFECTURE)!.confidence);
  });

  it('changes nothing where it finds all as good', async () => {
    const { plain, reranked } = await answering(judge(() => -7));
    const strip = ({ elapsedMs: _, ...rest }: Answer | Abstention) => rest;
    expect(strip(await reranked(QUESTION, { candidates: 10 }))).toEqual(
      strip(await plain(QUESTION, { candidates: 10 })),
    );
  });

  it('reads each excerpt first, then the title and the rest of its passage, and nothing that is masked', async () => {
    const reranker = judge(() => 0);
    await (await answering(reranker)).reranked(QUESTION);
    const [question, read] = reranker.asked[0]!;
    expect(question).toBe(QUESTION);
    expect(read).toContain(
      [PREFECTURE, 'Les vignes gèlent', FROST, 'Les vignerons demandent une aide de l’État.'].join('\n'),
    );
    expect(read.join()).not.toMatch(/newsletter/);
  });

  it('never decides whether there is an answer, and keeps the law', async () => {
    let scores: readonly number[] = [];
    let next = 0;
    const { plain, reranked, corpus } = await answering(judge(() => scores[next++ % scores.length]!));
    const asked = fc.constantFrom(
      QUESTION,
      'Quand le port a-t-il rouvert ?',
      'Who won the chess title in Dubai?',
      'lundi',
    );
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    await fc.assert(
      fc.asyncProperty(asked, fc.array(number, { minLength: 1 }), async (question, list) => {
        [scores, next] = [list, 0];
        const before = await plain(question, { candidates: 30 });
        const after = await reranked(question, { candidates: 30 });
        expect(after.status).toBe(before.status);
        expect(texts(after).toSorted()).toEqual(texts(before).toSorted());
        expect(after.candidates!.map(({ rank }) => rank)).toEqual(after.candidates!.map((_, index) => index + 1));
        for (const { article, start, end, text } of after.candidates!) {
          expect(corpus.articleById(article.id)?.text.slice(start, end)).toBe(text);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('that fails is not passed over in silence', async () => {
    const broken = new ModelError('model-output', 'it gave numbers that are not finite', 'set another');
    const { reranked } = await answering({ model: 'broken', scores: () => Promise.reject(broken) });
    await expect(reranked(QUESTION)).rejects.toBe(broken);
  });

  it('may be a network', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-judge-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeTinyReranker(folder, { weights: { port: 30 }, typeWeights: [0, 1] });
    const { reranked } = await answering(await openReranker(folder, { cacheFolder: folder }));
    const outcome = await reranked(QUESTION, { candidates: 3 });
    expect(texts(outcome)[0]).toContain('port de Brévannes');
  });
});

describe('reranking', () => {
  const excerpt = (index: number, confidence: number) => ({ text: `${index}`, confidence, article: {} }) as Excerpt;

  it(`reads no more than ${RERANKED}: those beyond stay behind, as they were`, async () => {
    const made = Array.from({ length: RERANKED + 5 }, (_, index) => excerpt(index, 0.5));
    const reranker = judge((text) => Number.parseInt(text, 10));
    const ordered = await rerank(reranker, 'q', made, []);
    expect(reranker.asked[0]![1]).toHaveLength(RERANKED);
    expect(ordered).toEqual([...made.slice(0, RERANKED).reverse(), ...made.slice(RERANKED)]);
  });

  it('adds log-odds: .9 against .1 takes a score of log 81 to overrule', async () => {
    const made = [excerpt(0, 0.9), excerpt(1, 0.1)];
    const first = async (score: number) =>
      (
        await rerank(
          judge((text) => (text.startsWith('1') ? score : 0)),
          'q',
          made,
          [],
        )
      )[0]!.text;
    expect(await first(Math.log(81) - 0.01)).toBe('0');
    expect(await first(Math.log(81) + 0.01)).toBe('1');
  });

  it('can overrule even a confidence that was rounded to 1', async () => {
    const made = [excerpt(0, 1), excerpt(1, 0)];
    const ordered = await rerank(
      judge((text) => (text.startsWith('1') ? 41 : 0)),
      'q',
      made,
      [],
    );
    expect(ordered[0]!.text).toBe('1');
  });
});
