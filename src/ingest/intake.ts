/** Cuts articles, embeds their passages in batches that span articles, and commits each batch as a whole. */
import type { Article } from '../articles/article.js';
import type { FileProblem } from '../articles/outcome.js';
import { cutPassages, type Passage, passageText } from '../articles/passages.js';
import type { PreparedArticle } from '../library/corpora/corpus.js';
import type { CorpusWriter } from '../library/sqlite/corpus-writer.js';
import { isSound } from '../library/sqlite/embeddings.js';
import type { Embedder } from '../models/embedder/embedder.js';
import { packWords } from '../models/packed-words.js';
import { plural } from '../text/plural.js';
import { signatureOf } from '../text/signature.js';

/** Passages embedded and committed together: under a second's work to lose, enough to fill the model's batches. */
const PASSAGES_TOGETHER = 256;

/** Articles committed together at most: short ones have next to no passages. */
const ARTICLES_TOGETHER = 128;

interface Waiting {
  readonly article: Article;
  readonly cutting: number;
  readonly passages: readonly Passage[];
  readonly texts: readonly string[];
}

/** What the model reads of a passage: first the title, which says what the article is about, unless it begins so. */
function textToEmbed({ title }: Article, text: string): string {
  return text.startsWith(title.replace(/\u2026$/, '')) ? text : `${title}${/\p{P}$/u.test(title) ? '' : '.'} ${text}`;
}

export class Intake {
  readonly warnings: FileProblem[] = [];
  readonly #writer: CorpusWriter;
  readonly #embedder: Embedder;
  readonly #onEmbedded: (done: number, total: number) => void;
  #waiting: Waiting[] = [];
  #cut = 0;
  #embedded = 0;

  constructor(writer: CorpusWriter, embedder: Embedder, onEmbedded: (done: number, total: number) => void) {
    this.#writer = writer;
    this.#embedder = embedder;
    this.#onEmbedded = onEmbedded;
  }

  async take(article: Article, cutting: number): Promise<void> {
    const passages = cutPassages(article, {
      countTokens: (text) => this.#embedder.countTokens(text),
      maxTokens: this.#embedder.model.maxTokens,
    });
    this.#waiting.push({ article, cutting, passages, texts: passages.map((one) => passageText(article.text, one)) });
    this.#cut += passages.length;
    if (this.#cut - this.#embedded >= PASSAGES_TOGETHER || this.#waiting.length >= ARTICLES_TOGETHER) {
      await this.flush();
    }
  }

  /** Embeds and commits what waits. */
  async flush(): Promise<void> {
    const batch = this.#waiting;
    if (batch.length === 0) return;
    const embeddings = await this.#embedder.embedPassages(
      batch.flatMap(({ article, texts }) => texts.map((text) => textToEmbed(article, text))),
    );
    let next = 0;
    this.#writer.put(
      batch.map((waiting) => {
        const own = embeddings.slice(next, next + waiting.passages.length);
        next += waiting.passages.length;
        return this.#prepare(waiting, own);
      }),
    );
    this.#waiting = [];
    this.#embedded += next;
    this.#onEmbedded(this.#embedded, this.#cut);
  }

  #tokensOf({ title, text }: Article, { sentences }: Passage): Uint8Array | null {
    const { tokenizer } = this.#embedder;
    if (tokenizer === null) return null;
    const words = sentences.flatMap(({ start, end }) => tokenizer.words(text.slice(start, end)));
    return packWords(tokenizer.words(title), words);
  }

  /** A passage of which the model knows no word keeps a zero embedding: found by its words, near to nothing. */
  #prepare({ article, cutting, passages, texts }: Waiting, embeddings: readonly Float32Array[]): PreparedArticle {
    const unsound = embeddings.filter((embedding) => !isSound(embedding)).length;
    if (unsound > 0) {
      const reason = `the model has no embedding for ${unsound} of its ${plural(passages.length, 'passage')}: they are found by their words alone`;
      this.warnings.push({ path: article.path, reason });
    }
    return {
      article,
      cutting,
      signature: signatureOf(texts.join('\n')),
      passages: passages.map((passage, index) => {
        const embedding = embeddings[index] ?? new Float32Array(0);
        return {
          passage,
          text: texts[index] ?? '',
          tokens: this.#tokensOf(article, passage),
          embedding: isSound(embedding) ? embedding : new Float32Array(embedding.length),
        };
      }),
    };
  }
}
