/** The cards of a corpus' articles, in memory, followed commit by commit. Reads no text. */
import type Database from 'better-sqlite3';
import { CARD_COLUMNS, type CardRow, cardFromRow, type KeyedCard } from './rows.js';

export class ArticleCards {
  readonly #corpus: number;
  readonly #changed: Database.Statement<[number, number], CardRow>;
  readonly #gone: Database.Statement<[number, number], number>;
  readonly #byKey = new Map<number, KeyedCard>();
  #revision = -1;
  #sorted: readonly KeyedCard[] | null = null;

  constructor(database: Database.Database, corpus: number) {
    this.#corpus = corpus;
    this.#changed = database.prepare(`SELECT ${CARD_COLUMNS} FROM articles WHERE corpus = ? AND revision > ?`);
    this.#gone = database
      .prepare<[number, number], number>('SELECT article FROM gone WHERE corpus = ? AND revision > ?')
      .pluck();
  }

  /** In order of id; the same array until the corpus changes. */
  all({ revision, goneSince }: { readonly revision: number; readonly goneSince: number }): readonly KeyedCard[] {
    if (this.#revision < goneSince) {
      this.#byKey.clear();
      this.#revision = -1;
    }
    if (this.#revision !== revision) {
      // Keys are never used again: what is gone by now may be dropped before what has changed is added.
      for (const key of this.#gone.all(this.#corpus, this.#revision)) this.#byKey.delete(key);
      for (const card of this.#changed.all(this.#corpus, this.#revision)) this.#byKey.set(card.key, cardFromRow(card));
      this.#revision = revision;
      this.#sorted = null;
    }
    this.#sorted ??= [...this.#byKey.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return this.#sorted;
  }
}
