import { allArticles, type Corpus, type StoredPassage } from '../../src/library/corpora/corpus.js';

export interface EmbeddedPassage {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  /** Unit length. */
  readonly embedding: Float32Array;
}

/** Every passage of a corpus with its embedding as the library holds it, article by article. */
export async function* embeddedPassages(corpus: Corpus): AsyncGenerator<EmbeddedPassage> {
  for await (const { id: article, title, text } of allArticles(corpus)) {
    const passages: StoredPassage[] = await corpus.passagesOf(article);
    const embeddings = await corpus.embeddings(passages.map(({ id }) => id));
    for (const { id, start, end } of passages) {
      const embedding = embeddings.get(id);
      if (embedding !== undefined) yield { id, title, text: text.slice(start, end), embedding };
    }
  }
}
