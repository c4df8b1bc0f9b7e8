import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import type { PreparedArticle } from '../../src/library/corpora/corpus.js';
import type { IndexManifest } from '../../src/library/index/manifest.js';
import type { Library } from '../../src/library/open.js';
import { sha256 } from '../../src/text/sha256.js';
import { signatureOf } from '../../src/text/signature.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';

/** A folder of its own for one test, gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function article(id: string, text: string, more: Partial<Article> = {}): Article {
  return {
    id,
    title: id,
    titleStated: true,
    outlet: null,
    author: null,
    date: null,
    url: null,
    language: 'fr',
    licence: null,
    path: `/articles/${id}.txt`,
    text,
    masks: [],
    fileHash: sha256(text),
    ...more,
  };
}

/** An article with a passage a line. */
export async function prepared(one: Article, embedder = fakeEmbedder()): Promise<PreparedArticle> {
  const lines = Array.from(one.text.matchAll(/[^\n]+/g), (match) => ({ text: match[0], start: match.index }));
  const embeddings = await embedder.embedPassages(lines.map(({ text }) => text));
  return {
    article: one,
    cutting: 1,
    signature: signatureOf(one.text),
    passages: lines.map(({ text, start }, index) => {
      const range = { start, end: start + text.length };
      const passage = { ...range, sentences: [range], paragraph: index };
      return { passage, text, tokens: null, embedding: embeddings[index]! };
    }),
  };
}

/** Puts articles into the corpus `news` and has all of them in its index. */
export async function fill(library: Library, articles: readonly Article[], embedder = fakeEmbedder()): Promise<void> {
  const writer = library.write('news', embedder.model);
  try {
    writer.put(await Promise.all(articles.map((one) => prepared(one, embedder))));
    writer.activate();
    await writer.rebuildIndex();
  } finally {
    writer.close();
  }
}

/** The files of an index, as its manifest names them. */
export function indexFiles(folder: string, corpus = 'news', key = 1) {
  const index = join(folder, 'generations', corpus, String(key));
  const manifest = join(index, 'manifest.json');
  const stated = JSON.parse(readFileSync(manifest, 'utf8')) as IndexManifest;
  const file = join(index, stated.name);
  return { folder: index, manifest, stated, graph: `${file}.hnsw`, postings: `${file}.postings` };
}

const WORDS = 'troupes Kazakhstan Almaty président manifestants gaz prix aéroport soldats retrait arrestations mission'
  .split(' ')
  .concat('ministre calme ville armée russe paix bilan blessés urgence gouvernement essence hausse nuit'.split(' '));

/** Articles of six lines of eight words, the same for ever. */
export function manyArticles(count: number): Article[] {
  let state = 1;
  const word = (): string => {
    state = (state * 48271) % 2147483647;
    return `${WORDS[state % WORDS.length]}${state % 7 === 0 ? state % 50 : ''}`;
  };
  const line = (): string => `${Array.from({ length: 8 }, word).join(' ')}.`;
  return Array.from({ length: count }, (_, index) =>
    article(`article-${String(index).padStart(4, '0')}`, Array.from({ length: 6 }, line).join('\n')),
  );
}
