import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/config.js';
import { openLibrary } from '../../../src/library/open.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import type { TimedQuestions } from '../archive/questions.js';
import { type EmbeddedPassage, embeddedPassages } from '../embedded-passages.js';

/** What peers are given, as this process keeps it. */
export interface Exported {
  readonly passages: readonly EmbeddedPassage[];
  /** Of the timed questions, in their order. */
  readonly questions: readonly Float32Array[];
  readonly dimensions: number;
}

const bytes = (embeddings: readonly Float32Array[]): Buffer =>
  Buffer.concat(embeddings.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)));

/**
 * Writes a library's passages and embeddings, and the questions with theirs: `passages.jsonl` (id, title, text),
 * `passages.f32` (rows of little-endian floats in that order), `questions.json` and `questions.f32` (those that warm up,
 * then those that are timed).
 */
export async function exportLibrary(library: string, folder: string, asked: TimedQuestions): Promise<Exported> {
  mkdirSync(folder);
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/embedder`, { cacheFolder: folder });
  const opened = openLibrary(library, { model: embedder.model, readonly: true });
  try {
    const { dimensions } = embedder.model;
    const passages: EmbeddedPassage[] = [];
    for await (const passage of embeddedPassages(opened.corpus('default'))) passages.push(passage);
    const warm: Float32Array[] = [];
    for (const question of asked.warmUp) warm.push(await embedder.embedQuestion(question));
    const questions: Float32Array[] = [];
    for (const question of asked.timed) questions.push(await embedder.embedQuestion(question));
    const records = passages.map(({ id, title, text }) => `${JSON.stringify({ id, title, text })}\n`);
    writeFileSync(join(folder, 'passages.jsonl'), records.join(''));
    writeFileSync(join(folder, 'passages.f32'), bytes(passages.map(({ embedding }) => embedding)));
    writeFileSync(join(folder, 'questions.json'), JSON.stringify({ ...asked, dimensions }));
    writeFileSync(join(folder, 'questions.f32'), bytes([...warm, ...questions]));
    return { passages, questions, dimensions };
  } finally {
    opened.close();
    await embedder.close();
  }
}
