import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Embedder } from '../../src/embedder/embedder.js';
import { alone, type Estimate, estimate } from './bootstrap.js';
import { share } from './metrics.js';
import { SHARED } from './questions.js';

const schema = z.object({ en: z.string(), fr: z.string() });

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}

/** The index of the highest cosine. */
function nearest(embedding: Float32Array, among: readonly Float32Array[]): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [index, other] of among.entries()) {
    const cosine = dot(embedding, other);
    if (cosine > highest) [best, highest] = [index, cosine];
  }
  return best;
}

/** P@1 of NTREX: the share of English sentences, asked as questions, whose nearest French one is their translation. */
export async function bitextPrecision(embedder: Embedder): Promise<Estimate> {
  const pairs = gunzipSync(readFileSync(`${SHARED}data/bitext-eval-ntrex.jsonl.gz`))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
  const french = await embedder.embedPassages(pairs.map(({ fr }) => fr));
  const english = await Promise.all(pairs.map(({ en }) => embedder.embedQuestion(en)));
  const found = english.map((embedding, index) => pairs[nearest(embedding, french)]!.fr === pairs[index]!.fr);
  return estimate(alone(found), share);
}
