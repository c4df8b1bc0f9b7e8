import type Database from 'better-sqlite3';
import type { Hit } from './library.js';

/** Terms of a question that are searched; of more, the rarest. A question of 5,000 characters would cost seconds. */
const MAX_TERMS = 64;

/** Weights of the columns in FTS5's bm25() (k1 1.2, b 0.75 built in): an article's title counts as its passages do. */
const TITLE_WEIGHT = 1;
const BODY_WEIGHT = 1;

/**
 * Terms come folded and stemmed, joined by spaces. The `ascii` tokenizer splits at ASCII signs only and so keeps every
 * letter of every script; the full stop stays inside decimals. Contentless: the text stands in `articles`.
 */
export function createLexicalIndex(database: Database.Database, corpus: number): void {
  database.exec(`
    CREATE VIRTUAL TABLE terms_${corpus} USING fts5(
      title, body, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
    );
    CREATE VIRTUAL TABLE vocabulary_${corpus} USING fts5vocab('terms_${corpus}', 'row');
  `);
}

export function dropLexicalIndex(database: Database.Database, corpus: number): void {
  database.exec(`DROP TABLE IF EXISTS vocabulary_${corpus}; DROP TABLE IF EXISTS terms_${corpus}`);
}

/** A query that holds for any strings: each a quoted phrase. FTS5 ends its input at a NUL, so that is taken out. */
function anyOf(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('\0', ' ').replaceAll('"', '""')}"`).join(' OR ');
}

/** One of the terms of each word, in a passage's own text. */
function allOf(words: readonly (readonly string[])[]): string {
  return `body : (${words.map((terms) => `(${anyOf(terms)})`).join(' AND ')})`;
}

/** BM25 over one corpus: its statistics are the corpus' own, because each corpus has its own table. */
export class LexicalSearch {
  readonly #find: Database.Statement<[string, number], { passageId: number; score: number }>;
  readonly #findAmong: Database.Statement<[string, string, number], { passageId: number; score: number }>;
  readonly #findAll: Database.Statement<[string], number>;
  readonly #frequency: Database.Statement<[string], number>;

  constructor(database: Database.Database, corpus: number) {
    const scored = `
      SELECT rowid AS passageId, -bm25(terms_${corpus}, ${TITLE_WEIGHT}.0, ${BODY_WEIGHT}.0) AS score
      FROM terms_${corpus} WHERE terms_${corpus} MATCH ?`;
    this.#find = database.prepare(`${scored} ORDER BY score DESC, rowid LIMIT ?`);
    // Without the `+` SQLite asks the index once for each of those passages: 7 s for 28,000 of them, with it 20 ms.
    this.#findAmong = database.prepare(`${scored}
      AND +rowid IN (SELECT passages.id FROM json_each(?) AS kept JOIN passages ON passages.article = kept.value)
      ORDER BY score DESC, rowid LIMIT ?`);
    this.#findAll = database
      .prepare<[string], number>(`SELECT rowid FROM terms_${corpus} WHERE terms_${corpus} MATCH ? ORDER BY rowid`)
      .pluck();
    this.#frequency = database.prepare<[string], number>(`SELECT doc FROM vocabulary_${corpus} WHERE term = ?`).pluck();
  }

  /** @param articles keys of those that hits may come from, as a JSON array; null: all */
  hits(terms: readonly string[], k: number, articles: string | null = null): Hit[] {
    const searched = this.#choose([...new Set(terms)].filter((term) => term !== ''));
    if (searched.length === 0 || k < 1) return [];
    const query = anyOf(searched);
    const found = articles === null ? this.#find.all(query, k) : this.#findAmong.all(query, articles, k);
    return found.map(({ passageId, score }, index) => ({ passageId, score, rank: index + 1 }));
  }

  /** Ids of the passages whose own text holds, for each word, one of its terms. A word without terms counts as none. */
  all(words: readonly (readonly string[])[]): number[] {
    const searched = words.map((terms) => terms.filter((term) => term !== '')).filter((terms) => terms.length > 0);
    return searched.length === 0 ? [] : this.#findAll.all(allOf(searched));
  }

  frequencies(terms: readonly string[]): Map<string, number> {
    return new Map(terms.map((term) => [term, this.#frequency.get(term) ?? 0]));
  }

  #choose(terms: readonly string[]): readonly string[] {
    if (terms.length <= MAX_TERMS) return terms;
    return [...this.frequencies(terms)]
      .filter(([, frequency]) => frequency > 0)
      .sort(([a, fewer], [b, more]) => fewer - more || (a < b ? -1 : 1))
      .slice(0, MAX_TERMS)
      .map(([term]) => term);
  }
}
