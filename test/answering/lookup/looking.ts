import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createAsk } from '../../../src/answering/ask.js';
import { createLookups } from '../../../src/answering/lookup/create-lookups.js';
import type { CitationStatus, LookupFilter, Lookups } from '../../../src/answering/lookup/lookup.js';
import type { Quotation } from '../../../src/answering/reader/excerpt.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import { PROJECT_ROOT } from '../../../src/config.js';
import { ingest } from '../../../src/ingest/ingest.js';
import type { Corpus } from '../../../src/library/corpora/corpus.js';
import { articleById } from '../../../src/library/corpora/corpus.js';
import { openLibrary } from '../../../src/library/open.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { openReader } from '../../../src/models/reader/open.js';
import { sha256 } from '../../../src/text/sha256.js';
import { smallModels } from '../../fixtures/small-models.js';

const DEFAULT = 'test';

/** Every article of the default corpus. */
export const ALL: LookupFilter = { corpus: null };

export interface Looking extends Lookups {
  readonly corpus: Corpus;
  /** Writes these files and ingests the corpus' folder again; an empty text removes the file. */
  put(files: Readonly<Record<string, string>>, corpus?: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * The look-ups as they are wired at the root, with small networks, over these files.
 * @param through what stands between the look-ups and each corpus
 * @param log by default nothing may be logged
 */
export async function lookingOver(
  files: Readonly<Record<string, string>>,
  through: (corpus: Corpus) => Corpus = (corpus) => corpus,
  log = { error: (detail: unknown): void => expect.fail(`logged: ${JSON.stringify(detail)}`) },
  models = smallModels(),
): Promise<Looking> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-looking-'));
  const embedder = await openEmbedder(models.embedder, { cacheFolder: folder });
  const reader = await openReader(models.reader);
  const library = openLibrary(join(folder, 'library'), { model: embedder.model });
  const put: Looking['put'] = async (more, corpus = DEFAULT) => {
    mkdirSync(join(folder, corpus), { recursive: true });
    for (const [name, text] of Object.entries(more)) {
      if (text === '') rmSync(join(folder, corpus, name));
      else writeFileSync(join(folder, corpus, name), text);
    }
    await ingest({ library, embedder, corpus, paths: [join(folder, corpus)] });
  };
  await put(files);
  const corpus = library.corpus(DEFAULT);
  const lookups = createLookups({
    open: (name) => through(library.corpus(name ?? DEFAULT)),
    corpora: () => library.corpora(),
    removalMarks: () => library.removalMarks(),
    lastArrival: () => library.lastArrival(),
    ask: (one) => createAsk({ corpus: one, embedder, reader, log }),
    embedder,
    log,
  });
  const close = async (): Promise<void> => {
    library.close();
    await Promise.all([embedder.close(), reader.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...lookups, corpus, put, close };
}

/** The article files of a folder, by name. */
export const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** The articles that Verbatim ships with. */
export const SEEDS = textsIn(`${PROJECT_ROOT}seeds`);

/** An article as a file. */
export function file(text: string, front: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return lines.length === 0 ? text : `---\n${lines.join('\n')}\n---\n\n${text}`;
}

/** The law, and more: a quotation is whole sentences of its article, each of which may be quoted, and lit inside. */
export async function expectVerbatim(corpus: Corpus, quotation: Quotation | null): Promise<void> {
  expect(quotation).not.toBeNull();
  const { start, end, text, highlight, article } = quotation!;
  const whole = (await articleById(corpus, article.id))!;
  expect(whole.text.slice(start, end)).toBe(text);
  expect(sha256(text)).toBe(quotation!.sha256);
  const sentences = quotableSentences(whole);
  expect(sentences.map((sentence) => sentence.start)).toContain(start);
  expect(sentences.map((sentence) => sentence.end)).toContain(end);
  expect(whole.masks.some((mask) => mask.start < end && start < mask.end)).toBe(false);
  let last = start;
  for (const [from, to] of highlight) {
    expect(from).toBeGreaterThanOrEqual(last);
    expect(to).toBeGreaterThan(from);
    last = to;
  }
  expect(last).toBeLessThanOrEqual(end);
}

/** What stands of a citation where it stood. */
export function unchanged(fate: CitationStatus | undefined): Quotation {
  expect(fate?.kind).toBe('unchanged');
  return (fate as Extract<CitationStatus, { kind: 'unchanged' }>).quotation;
}

/** The words that are lit, as they stand in the article. */
export const lit = ({ text, start, highlight }: Quotation): string[] =>
  highlight.map(([from, to]) => text.slice(from - start, to - start));
