/**
 * How long it takes to embed corpora again, for the line that refuses them: a few of their own passages are embedded and
 * timed. A rough figure: it leaves out the index, and how busy the machine is later.
 */
import { passageText } from '../articles/passages.js';
import { LibraryError } from '../errors.js';
import { type Library, withLibrary } from '../library/open.js';
import { otherModel } from '../library/other-model.js';
import type { Embedder } from '../models/embedder/embedder.js';

/** Passages that are timed: a second or two with a model of a hundred million weights. */
const TIMED = 16;

/** Passages of articles spread over all of a corpus. */
async function samplePassages(library: Library, name: string): Promise<string[]> {
  const corpus = library.corpus(name);
  const cards = await corpus.cards();
  const step = Math.max(1, Math.floor(cards.length / TIMED));
  const ids = cards.filter((_, index) => index % step === 0).slice(0, TIMED);
  const articles = await corpus.articlesById(ids.map(({ id }) => id));
  const texts: string[] = [];
  for (const { id, text } of articles.values()) {
    const passages = await corpus.passagesOf(id);
    const passage = passages[Math.floor(passages.length / 2)];
    if (passage !== undefined) texts.push(passageText(text, passage));
  }
  return texts;
}

/** A time in words as rough as the figure. */
export function roughly(seconds: number): string {
  if (seconds < 10) return 'a few seconds';
  if (seconds < 90) return `about ${Math.round(seconds / 10) * 10} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} minutes` : `about ${Math.round(minutes / 60)} hours`;
}

/**
 * The same error; one that refuses a corpus of another model names every corpus that is to be embedded again, and says
 * how long that takes. Nothing of the library is changed.
 * @param folder of the library
 */
export async function withEmbeddingTime(error: unknown, folder: string, embedder: Embedder): Promise<unknown> {
  if (!(error instanceof LibraryError) || error.code !== 'other-model') return error;
  // Without a model: a library opened with one refuses these corpora.
  return withLibrary(folder, { readonly: true }, async (library) => {
    const corpora = library.otherModels(embedder.model);
    const [largest] = [...corpora].sort((a, b) => b.passages - a.passages);
    if (largest === undefined) return error;
    const texts = await samplePassages(library, largest.name);
    // The first run of a network is slower than the others.
    await embedder.embedPassages(texts.slice(0, 1));
    const begun = performance.now();
    await embedder.embedPassages(texts);
    const each = (performance.now() - begun) / 1000 / Math.max(1, texts.length);
    const passages = corpora.reduce((sum, one) => sum + one.passages, 0);
    return otherModel(corpora, {
      library: library.folder,
      used: embedder.model.id,
      duration: roughly(each * passages),
    });
  });
}
