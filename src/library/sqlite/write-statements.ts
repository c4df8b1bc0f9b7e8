import { deflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { analysisLanguage } from '../../text/detect-language.js';
import { terms } from '../../text/terms.js';
import type { PreparedArticle } from '../corpora/corpus.js';
import { toBlob } from './embedding-blob.js';
import { articleHash, changedContent, textHash } from './hashes.js';
import { NearDuplicateWriter, toSignatureBlob } from './near-duplicate-writer.js';
import { rangesToJson } from './rows.js';

/** Commits whose removals are kept for readers that follow; one that has seen less starts over. */
const GONE_KEPT = 1_000;

/** Former texts of one article that are kept, to tell what became of what was quoted of them. */
const VERSIONS_KEPT = 10;

const now = (): string => new Date().toISOString();

interface Held {
  readonly key: number;
  readonly text: string;
  readonly text_hash: Buffer;
  readonly content_hash: string;
  readonly tokens: number;
  readonly passages: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** What one transaction does to the sums over a corpus. */
interface Change {
  articles: number;
  passages: number;
  tokens: number;
  readonly added: string[];
  readonly removed: string[];
}

const noChange = (): Change => ({ articles: 0, passages: 0, tokens: 0, added: [], removed: [] });

/**
 * The statements that write one corpus, prepared once. They open no transaction: the caller says what belongs together,
 * and ends it with `revise`.
 */
export class WriteStatements {
  readonly #corpus: number;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #stories: NearDuplicateWriter;
  #change = noChange();
  /** Of the commit under way. */
  #revision = 0;

  constructor(database: Database.Database, corpus: number) {
    this.#corpus = corpus;
    this.#statements = prepare(database);
    this.#stories = new NearDuplicateWriter(database, corpus);
  }

  /** Begins a transaction: what an earlier one was about that was rolled back is forgotten. */
  begin(): void {
    this.#change = noChange();
    this.#revision = (this.#statements.revision.get(this.#corpus) ?? 0) + 1;
  }

  /** An article instead of the one that had its id, whose text is kept when it was another: see `superseded`. */
  put(prepared: PreparedArticle): void {
    const { id, text } = prepared.article;
    const former = this.remove(id);
    this.#insert(prepared);
    if (former !== null && !former.text_hash.equals(textHash(text))) {
      this.#statements.supersede.run(this.#corpus, id, former.text_hash, deflateRawSync(former.text), now());
      this.#statements.forgetSuperseded.run({ corpus: this.#corpus, id, kept: VERSIONS_KEPT });
    }
  }

  #insert({ article, cutting, signature, passages }: PreparedArticle): void {
    const { id, title, outlet, author, date, url, language, licence, path, text, masks, fileHash } = article;
    const analysed = analysisLanguage(language, text);
    const titleTerms = terms(title, analysed);
    const bodies = passages.map((one) => terms(one.text, analysed));
    const counted = bodies.reduce((sum, body) => sum + body.length + titleTerms.length, 0);
    const contentHash = articleHash(article, cutting, passages);
    const key = this.#statements.insertArticle.run(
      ...[this.#corpus, id, title, outlet, author, date, url, language, licence, path, text, rangesToJson(masks)],
      ...[fileHash, textHash(text), cutting, contentHash, titleTerms.join(' '), counted, toSignatureBlob(signature)],
      this.#revision,
    ).lastInsertRowid;
    for (const [ordinal, { passage, tokens, embedding }] of passages.entries()) {
      const { start, end, paragraph, sentences } = passage;
      const passageId = this.#statements.insertPassage.run(
        ...[this.#corpus, key, ordinal, start, end, paragraph, rangesToJson(sentences), bodies[ordinal]!.join(' ')],
        tokens,
      ).lastInsertRowid;
      this.#statements.insertEmbedding.run(passageId, toBlob(embedding));
    }
    this.#stories.place(Number(key), signature, this.#revision);
    this.#change.articles += 1;
    this.#change.passages += passages.length;
    this.#change.tokens += counted;
    this.#change.added.push(contentHash);
  }

  /** @returns what was removed: its text and the ids of its passages; null where there was none */
  remove(id: string): Held | null {
    const held = this.#statements.held.get(this.#corpus, id);
    if (held === undefined) return null;
    this.#statements.keepGone.run(this.#corpus, this.#revision, held.key, held.first, held.last);
    this.#statements.removeArticle.run(held.key);
    this.#change.articles -= 1;
    this.#change.passages -= held.passages;
    this.#change.tokens -= held.tokens;
    this.#change.removed.push(held.content_hash);
    return held;
  }

  /** The ids of an article's passages, which are one run; null where it has none. */
  passagesOf(id: string): { readonly first: number; readonly last: number } | null {
    const { first = null, last = null } = this.#statements.held.get(this.#corpus, id) ?? {};
    return first === null || last === null ? null : { first, last };
  }

  /** Removes an article for good, with its former texts. One that is gone already is marked all the same. */
  withdraw(id: string): void {
    this.remove(id);
    this.#statements.withdraw.run(this.#corpus, id, now());
    this.#statements.forgetSuperseded.run({ corpus: this.#corpus, id, kept: 0 });
  }

  /** @returns false where it was not withdrawn */
  readmit(id: string): boolean {
    return this.#statements.readmit.run(this.#corpus, id).changes > 0;
  }

  move(id: string, path: string): void {
    this.#statements.move.run(path, this.#revision, this.#corpus, id);
  }

  /** Ends a transaction: tells every reader that what it keeps in memory may be outdated. */
  revise(): void {
    const { articles, passages, tokens, added, removed } = this.#change;
    const content = changedContent(this.#statements.content.get(this.#corpus) ?? '0', added, removed);
    const sums = { articles, passages, tokens, content };
    this.#statements.revise.run({ ...sums, now: now(), corpus: this.#corpus, kept: GONE_KEPT });
    this.#statements.forgetGone.run({ corpus: this.#corpus });
  }
}

function prepare(database: Database.Database) {
  return {
    insertArticle: database.prepare(`
      INSERT INTO articles (corpus, id, title, outlet, author, date, url, language, licence, path, text, masks,
        file_hash, text_hash, cutting, content_hash, title_terms, tokens, signature, revision)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    insertPassage: database.prepare(`
      INSERT INTO passages (corpus, article, ordinal, range_start, range_end, paragraph, sentences, terms, token_ids)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    insertEmbedding: database.prepare('INSERT INTO embeddings (passage, embedding) VALUES (?, ?)'),
    held: database.prepare<[number, string], Held>(`
      SELECT key, text, text_hash, content_hash, tokens, count(passages.id) AS passages,
        min(passages.id) AS first, max(passages.id) AS last
      FROM articles LEFT JOIN passages ON passages.article = articles.key
      WHERE articles.corpus = ? AND articles.id = ? GROUP BY articles.key`),
    keepGone: database.prepare(`
      INSERT INTO gone (corpus, revision, article, first_passage, last_passage) VALUES (?, ?, ?, ?, ?)`),
    supersede: database.prepare(`
      INSERT OR REPLACE INTO superseded (corpus, id, text_hash, text, superseded_at)
      VALUES ((SELECT name FROM corpora WHERE key = ?), ?, ?, ?, ?)`),
    // By row, not by time: a clock may have been turned back.
    forgetSuperseded: database.prepare(`
      DELETE FROM superseded WHERE rowid IN (
        SELECT rowid FROM superseded WHERE corpus = (SELECT name FROM corpora WHERE key = $corpus) AND id = $id
        ORDER BY rowid DESC LIMIT -1 OFFSET $kept)`),
    withdraw: database.prepare(`
      INSERT OR IGNORE INTO withdrawn (corpus, id, withdrawn_at)
      VALUES ((SELECT name FROM corpora WHERE key = ?), ?, ?)`),
    readmit: database.prepare(
      'DELETE FROM withdrawn WHERE corpus = (SELECT name FROM corpora WHERE key = ?) AND id = ?',
    ),
    removeArticle: database.prepare('DELETE FROM articles WHERE key = ?'),
    move: database.prepare('UPDATE articles SET path = ?, revision = ? WHERE corpus = ? AND id = ?'),
    revision: database.prepare<[number], number>('SELECT revision FROM corpora WHERE key = ?').pluck(),
    content: database.prepare<[number], string>('SELECT content FROM corpora WHERE key = ?').pluck(),
    revise: database.prepare(`
      UPDATE corpora SET revision = revision + 1, articles = articles + $articles, passages = passages + $passages,
        tokens = tokens + $tokens, content = $content, ingested_at = $now,
        gone_since = max(0, revision + 1 - $kept) WHERE key = $corpus`),
    forgetGone: database.prepare(`
      DELETE FROM gone WHERE corpus = $corpus AND revision <= (SELECT gone_since FROM corpora WHERE key = $corpus)`),
  };
}
