import type { Corpus, StoredPassage } from '../../src/library/corpora/corpus.js';

export interface EmbeddedPassage {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  /** Unit length. */
  readonly embedding: Float32Array;
}

/** Every passage of a corpus with its embedding as the library holds it, article by article. */
export function* embeddedPassages(corpus: Corpus): IterableIterator<EmbeddedPassage> {
  for (const { id: article, title, text } of corpus.articles()) {
    const passages: StoredPassage[] = corpus.passagesOf(article);
    const embeddings = corpus.embeddings(passages.map(({ id }) => id));
    for (const { id, start, end } of passages) {
      const embedding = embeddings.get(id);
      if (embedding !== undefined) yield { id, title, text: text.slice(start, end), embedding };
    }
  }
}
