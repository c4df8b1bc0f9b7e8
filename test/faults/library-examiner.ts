import { createAsk } from '../../src/answering/ask.js';
import type { Citation } from '../../src/answering/reader/excerpt.js';
import type { ArticleCard } from '../../src/articles/article.js';
import { LibraryError, VerbatimError } from '../../src/errors.js';
import type { Corpus } from '../../src/library/corpora/corpus.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { openReader } from '../../src/models/reader/open.js';
import { analysisLanguage } from '../../src/text/detect-language.js';
import { sha256 } from '../../src/text/sha256.js';
import { terms } from '../../src/text/terms.js';
import { articlesOf } from '../fixtures/corpus-reading.js';
import { type FakeEmbedder, fakeEmbedder } from '../fixtures/fake-embedder.js';
import { smallModels } from '../fixtures/small-models.js';
import { type Finding, type LibraryOrder, NOTHING } from './examination.js';
import { QUESTIONS, type Truth } from './material.js';

interface Held {
  readonly library: Library;
  readonly corpus: Corpus;
  readonly embedder: FakeEmbedder;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer One)[] ? One[] : T[Key] };

/** Opens libraries as a bot does, asks, goes through the articles, and compares all that is shown with the truth. */
export class LibraryExaminer {
  readonly #truth: Truth;
  readonly #texts: readonly string[];
  #held: Held | null = null;

  constructor(truth: Truth) {
    this.#truth = truth;
    this.#texts = [...truth.values()].flatMap((texts) => [...texts]);
  }

  async examine({ act, library, models }: LibraryOrder): Promise<Finding> {
    const finding = { ...NOTHING, refused: [], unclear: [], wrong: [] } as Mutable<Finding>;
    if (act === 'mend') await noting(finding, () => this.#mend(library, models));
    const opened = act === 'held' ? this.#held : await noting(finding, async () => open(library, models));
    if (opened != null) await this.#look(opened, finding);
    this.#held = act === 'hold' ? (opened ?? null) : null;
    if (act !== 'hold') opened?.library.close();
    return finding;
  }

  async #look({ corpus, embedder }: Held, finding: Mutable<Finding>): Promise<void> {
    const log = { error: () => void finding.wrong.push('an excerpt was dropped: not verbatim') };
    const ask = createAsk({ corpus, embedder, reader: await openReader(smallModels().reader), log });
    for (const question of QUESTIONS) {
      await noting(finding, async () => {
        const answer = await ask(question, { candidates: 10 });
        for (const excerpt of [...answer.excerpts, ...(answer.candidates ?? [])]) {
          this.#judge(finding, excerpt, excerpt.text);
          for (const copy of excerpt.also) this.#card(finding, copy.article);
        }
        finding.answered += 1;
        finding.degraded ??= await corpus.degraded();
      });
      await noting(finding, async () => {
        const words = terms(question, analysisLanguage('fr', question));
        const dense = await corpus.denseHits(await embedder.embedQuestion(question), 10);
        finding.hits += JSON.stringify([dense, await corpus.lexicalHits(words, 10)]);
      });
    }
    await noting(finding, async () => {
      const articles: Record<string, string> = {};
      for (const article of await articlesOf(corpus)) {
        articles[article.id] = sha256(article.text);
        const known = this.#truth.get(article.id);
        this.#card(finding, article);
        if (known === undefined ? !this.#texts.includes(article.text) : !known.has(article.text)) {
          finding.wrong.push(`${article.id} holds a text that it has never had`);
        }
      }
      finding.articles = articles;
      finding.generation = (await corpus.state()).generation;
    });
  }

  #judge(finding: Mutable<Finding>, { article, start, end }: Citation, text: string): void {
    this.#card(finding, article);
    const known = this.#truth.get(article.id) ?? this.#texts;
    if (![...known].some((one) => one.slice(start, end) === text)) {
      finding.wrong.push(`${article.id} was quoted with words that it has never had there`);
    }
  }

  #card(finding: Mutable<Finding>, { id, title }: ArticleCard): void {
    const known = this.#truth.get(id);
    if (known === undefined || ![...known].some((text) => text.startsWith(`${title}\n`))) finding.altered += 1;
  }

  /** What a bot does by itself once exact search stands in. */
  async #mend(folder: string, models: readonly string[]): Promise<void> {
    const { library } = open(folder, models);
    library.close();
    const writable = openLibrary(folder);
    try {
      await writable.rebuildIndex('news');
    } finally {
      writable.close();
    }
  }
}

function open(folder: string, models: readonly string[]): Held {
  for (const [at, name] of models.entries()) {
    const embedder = fakeEmbedder(name);
    const library = openLibrary(folder, { model: embedder.model, readonly: true });
    try {
      return { library, corpus: library.corpus('news'), embedder };
    } catch (error) {
      library.close();
      const isOther = error instanceof LibraryError && error.code === 'other-model';
      if (!isOther || at === models.length - 1) throw error;
    }
  }
  throw new Error('no model was named');
}

/** Does a part of an examination, whose failure does not end the rest. */
async function noting<T>(finding: Mutable<Finding>, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VerbatimError && error.remedy !== '') finding.refused.push(error.code);
    else finding.unclear.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return undefined;
  }
}
