import type Database from 'better-sqlite3';
import { analysisLanguage } from '../text/detect-language.js';
import { terms } from '../text/terms.js';
import { toBlob } from './embedding.js';
import { articleHash, textHash } from './hashes.js';
import type { PreparedArticle } from './library.js';
import { rangesToJson } from './rows.js';

/** The statements that write one corpus, prepared once. They open no transaction: the caller says what belongs together. */
export class WriteStatements {
  readonly #corpus: number;
  readonly #insertArticle: Database.Statement<unknown[]>;
  readonly #insertPassage: Database.Statement<unknown[]>;
  readonly #insertEmbedding: Database.Statement<unknown[]>;
  readonly #insertTerms: Database.Statement<unknown[]>;
  readonly #removeTerms: Database.Statement<[number, string]>;
  readonly #removeArticle: Database.Statement<[number, string]>;
  readonly #move: Database.Statement<[string, number, string]>;
  readonly #revise: Database.Statement<[number]>;

  constructor(database: Database.Database, corpus: number) {
    this.#corpus = corpus;
    this.#insertArticle = database.prepare(`
      INSERT INTO articles (corpus, id, title, outlet, author, date, url, language, licence, path, text, masks,
        file_hash, text_hash, cutting, content_hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#insertPassage = database.prepare(`
      INSERT INTO passages (corpus, article, ordinal, range_start, range_end, paragraph, sentences)
      VALUES (?, ?, ?, ?, ?, ?, ?)`);
    this.#insertEmbedding = database.prepare('INSERT INTO embeddings (passage, embedding) VALUES (?, ?)');
    this.#insertTerms = database.prepare(`INSERT INTO terms_${corpus} (rowid, title, body) VALUES (?, ?, ?)`);
    this.#removeTerms = database.prepare(`
      DELETE FROM terms_${corpus} WHERE rowid IN (SELECT passages.id FROM articles
        JOIN passages ON passages.article = articles.key WHERE articles.corpus = ? AND articles.id = ?)`);
    this.#removeArticle = database.prepare('DELETE FROM articles WHERE corpus = ? AND id = ?');
    this.#move = database.prepare('UPDATE articles SET path = ? WHERE corpus = ? AND id = ?');
    this.#revise = database.prepare('UPDATE corpora SET revision = revision + 1 WHERE key = ?');
  }

  insert({ article, cutting, passages }: PreparedArticle): void {
    const { id, title, outlet, author, date, url, language, licence, path, text, masks, fileHash } = article;
    const key = this.#insertArticle.run(
      ...[this.#corpus, id, title, outlet, author, date, url, language, licence, path, text, rangesToJson(masks)],
      ...[fileHash, textHash(text), cutting, articleHash(article, cutting, passages)],
    ).lastInsertRowid;
    const analysed = analysisLanguage(language, text);
    const titleTerms = terms(title, analysed).join(' ');
    for (const [ordinal, { passage, text: body, embedding }] of passages.entries()) {
      const { start, end, paragraph, sentences } = passage;
      const passageId = this.#insertPassage.run(
        ...[this.#corpus, key, ordinal, start, end, paragraph, rangesToJson(sentences)],
      ).lastInsertRowid;
      this.#insertEmbedding.run(passageId, toBlob(embedding));
      this.#insertTerms.run(passageId, titleTerms, terms(body, analysed).join(' '));
    }
  }

  remove(id: string): void {
    this.#removeTerms.run(this.#corpus, id);
    this.#removeArticle.run(this.#corpus, id);
  }

  move(id: string, path: string): void {
    this.#move.run(path, this.#corpus, id);
  }

  /** Tells every reader that what it keeps in memory may be outdated. */
  revise(): void {
    this.#revise.run(this.#corpus);
  }
}
