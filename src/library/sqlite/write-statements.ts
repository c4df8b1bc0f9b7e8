/** The statements that write one corpus. They open no transaction: the caller says what belongs together. */
import { deflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { analysisLanguage } from '../../text/detect-language.js';
import { terms } from '../../text/terms.js';
import type { PreparedArticle } from '../corpora/corpus.js';
import { toBlob } from './embeddings.js';
import { articleHash, changedContent, textHash } from './hashes.js';
import { NearDuplicateWriter } from './near-duplicate-writer.js';
import { rangesToJson } from './rows.js';

/** Commits whose removals are kept for readers that follow; one that has seen less starts over. */
const GONE_KEPT = 1_000;

/** Former texts kept of one article, to tell what became of citations of them. */
const FORMER_TEXTS_KEPT = 10;

const now = (): string => new Date().toISOString();

interface StoredArticle {
  readonly key: number;
  readonly text: string;
  readonly textHash: Buffer;
  readonly contentHash: string;
  readonly tokens: number;
  readonly passages: number;
  /** Ids. */
  readonly firstPassage: number | null;
  readonly lastPassage: number | null;
}

/** The state of the corpus after the commit under way. */
interface Sums {
  revision: number;
  articles: number;
  passages: number;
  tokens: number;
  content: string;
}

export class WriteStatements {
  readonly #corpus: number;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #nearDuplicates: NearDuplicateWriter;
  #sums: Sums = { revision: 0, articles: 0, passages: 0, tokens: 0, content: '0' };

  constructor(database: Database.Database, corpus: number) {
    this.#corpus = corpus;
    this.#statements = prepare(database);
    this.#nearDuplicates = new NearDuplicateWriter(database, corpus);
  }

  /** Begins a transaction, which `revise` ends. */
  begin(): void {
    this.#sums = this.#statements.sums.get(this.#corpus)!;
    this.#sums.revision += 1;
  }

  /** Replaces the article that has this id, and keeps its former text if that was another. */
  put(prepared: PreparedArticle): void {
    const { id, text } = prepared.article;
    const arrival = this.#statements.arrival.get({ corpus: this.#corpus, id }) ?? null;
    const former = this.remove(id);
    this.#insert(prepared, arrival);
    if (former !== null && !former.textHash.equals(textHash(text))) {
      this.#statements.keepFormerText.run(this.#corpus, id, former.textHash, deflateRawSync(former.text), now());
      this.#statements.forgetFormerTexts.run({ corpus: this.#corpus, id, kept: FORMER_TEXTS_KEPT });
    }
  }

  /** @param arrival null: it is new */
  #insert({ article, cutting, signature, passages }: PreparedArticle, arrival: number | null): void {
    const { text, title, titleStated, language, masks, ...columns } = article;
    const analysed = analysisLanguage(language, text);
    const titleTerms = terms(title, analysed);
    const bodies = passages.map((one) => terms(one.text, analysed));
    const tokens = bodies.reduce((sum, body) => sum + body.length + titleTerms.length, 0);
    const contentHash = articleHash(article, cutting, passages);
    const { lastInsertRowid: key } = this.#statements.insertArticle.run({
      ...columns,
      corpus: this.#corpus,
      title,
      titleStated: Number(titleStated),
      language,
      text,
      masks: rangesToJson(masks),
      textHash: textHash(text),
      cutting,
      contentHash,
      titleTerms: titleTerms.join(' '),
      tokens,
      signature: toBlob(signature),
      revision: this.#sums.revision,
      arrival,
    });
    for (const [ordinal, { passage, tokens: tokenIds, embedding }] of passages.entries()) {
      const { lastInsertRowid: id } = this.#statements.insertPassage.run({
        corpus: this.#corpus,
        key,
        ordinal,
        start: passage.start,
        end: passage.end,
        paragraph: passage.paragraph,
        sentences: rangesToJson(passage.sentences),
        terms: bodies[ordinal]!.join(' '),
        tokenIds,
      });
      this.#statements.insertEmbedding.run(id, toBlob(embedding));
    }
    this.#nearDuplicates.add(Number(key), signature, this.#sums.revision);
    this.#sums.articles += 1;
    this.#sums.passages += passages.length;
    this.#sums.tokens += tokens;
    this.#sums.content = changedContent(this.#sums.content, [contentHash], []);
  }

  /** @returns what was removed; null where there was none */
  remove(id: string): StoredArticle | null {
    const stored = this.#statements.stored.get(this.#corpus, id);
    if (stored === undefined) return null;
    const { key, firstPassage, lastPassage } = stored;
    this.#statements.keepGone.run(this.#corpus, this.#sums.revision, key, firstPassage, lastPassage);
    this.#statements.removeArticle.run(key);
    this.#sums.articles -= 1;
    this.#sums.passages -= stored.passages;
    this.#sums.tokens -= stored.tokens;
    this.#sums.content = changedContent(this.#sums.content, [], [stored.contentHash]);
    return stored;
  }

  /** Removes an article for good, with its former texts. One that is gone already is marked all the same. */
  withdraw(id: string): void {
    this.remove(id);
    this.#statements.withdraw.run(this.#corpus, id, now());
    this.#statements.forgetFormerTexts.run({ corpus: this.#corpus, id, kept: 0 });
  }

  /** @returns false where it was not withdrawn */
  readmit(id: string): boolean {
    return this.#statements.readmit.run(this.#corpus, id).changes > 0;
  }

  move(id: string, path: string): void {
    this.#statements.move.run(path, this.#sums.revision, this.#corpus, id);
  }

  /** Ends a transaction: by the new revision every reader sees that what it keeps in memory may be outdated. */
  revise(): void {
    this.#statements.revise.run({ ...this.#sums, now: now(), corpus: this.#corpus, kept: GONE_KEPT });
    this.#statements.forgetGone.run({ corpus: this.#corpus });
  }
}

function prepare(database: Database.Database) {
  return {
    insertArticle: database.prepare(`
      INSERT INTO articles (corpus, id, title, outlet, author, date, url, language, licence, path, text, masks,
        file_hash, text_hash, cutting, content_hash, title_terms, tokens, signature, revision, title_stated, arrival)
      VALUES ($corpus, $id, $title, $outlet, $author, $date, $url, $language, $licence, $path, $text, $masks,
        $fileHash, $textHash, $cutting, $contentHash, $titleTerms, $tokens, $signature, $revision, $titleStated, $arrival)`),
    insertPassage: database.prepare(`
      INSERT INTO passages (corpus, article, ordinal, range_start, range_end, paragraph, sentences, terms, token_ids)
      VALUES ($corpus, $key, $ordinal, $start, $end, $paragraph, $sentences, $terms, $tokenIds)`),
    insertEmbedding: database.prepare('INSERT INTO embeddings (passage, embedding) VALUES (?, ?)'),
    stored: database.prepare<[number, string], StoredArticle>(`
      SELECT key, text, text_hash AS textHash, content_hash AS contentHash, tokens, count(passages.id) AS passages,
        min(passages.id) AS firstPassage, max(passages.id) AS lastPassage
      FROM articles LEFT JOIN passages ON passages.article = articles.key
      WHERE articles.corpus = ? AND articles.id = ? GROUP BY articles.key`),
    // Of all corpora of the name: one of another model may hold it.
    arrival: database
      .prepare<[{ corpus: number; id: string }], number | null>(`
        SELECT min(coalesce(arrival, articles.key)) FROM corpora JOIN articles ON articles.corpus = corpora.key
        WHERE name = (SELECT name FROM corpora WHERE key = $corpus) AND id = $id`)
      .pluck(),
    keepGone: database.prepare(`
      INSERT INTO gone (corpus, revision, article, first_passage, last_passage) VALUES (?, ?, ?, ?, ?)`),
    keepFormerText: database.prepare(`
      INSERT OR REPLACE INTO superseded (corpus, id, text_hash, text, superseded_at)
      VALUES ((SELECT name FROM corpora WHERE key = ?), ?, ?, ?, ?)`),
    // By row, not by time: a clock may have been turned back.
    forgetFormerTexts: database.prepare(`
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
    sums: database.prepare<[number], Sums>(
      'SELECT revision, articles, passages, tokens, content FROM corpora WHERE key = ?',
    ),
    revise: database.prepare(`
      UPDATE corpora SET revision = $revision, articles = $articles, passages = $passages, tokens = $tokens,
        content = $content, ingested_at = $now, gone_since = max(0, $revision - $kept) WHERE key = $corpus`),
    forgetGone: database.prepare(`
      DELETE FROM gone WHERE corpus = $corpus AND revision <= (SELECT gone_since FROM corpora WHERE key = $corpus)`),
  };
}
