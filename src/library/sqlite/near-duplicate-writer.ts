/** Finds the articles of a corpus that are near copies of each other, and puts them into one group. */
import type Database from 'better-sqlite3';
import { bandsOf, likeness, SIGNATURE_LENGTH } from '../../text/signature.js';

/** Estimated Jaccard similarity from which two articles are one agency's text: a cut, a new headline, a line added. */
const ALIKE = 0.8;

interface Candidate {
  readonly key: number;
  readonly group: number | null;
  readonly signature: Buffer;
}

export class NearDuplicateWriter {
  readonly #corpus: number;
  readonly #candidates: Database.Statement<[string, number, number], Candidate>;
  readonly #setGroup: Database.Statement<[number, number, number]>;
  readonly #insertBand: Database.Statement<[number, number, number]>;

  constructor(database: Database.Database, corpus: number) {
    this.#corpus = corpus;
    this.#candidates = database.prepare(
      `SELECT DISTINCT articles.key AS key, story AS "group", signature FROM json_each(?) AS own
       CROSS JOIN bands ON bands.corpus = ? AND band = own.value CROSS JOIN articles ON articles.key = article
       WHERE articles.key <> ? ORDER BY articles.key`,
    );
    this.#setGroup = database.prepare('UPDATE articles SET story = ?, revision = ? WHERE key = ?');
    this.#insertBand = database.prepare('INSERT OR IGNORE INTO bands (corpus, band, article) VALUES (?, ?, ?)');
  }

  /** Puts a new article into its group. @param revision of the commit that it belongs to */
  add(key: number, signature: Uint32Array, revision: number): void {
    const bands = bandsOf(signature);
    const alike = this.#candidates
      .all(JSON.stringify(bands), this.#corpus, key)
      .find((one) => likeness(signature, fromSignatureBlob(one.signature)) >= ALIKE);
    if (alike !== undefined) {
      const group = alike.group ?? alike.key;
      if (alike.group === null) this.#setGroup.run(group, revision, alike.key);
      this.#setGroup.run(group, revision, key);
    }
    for (const band of bands) this.#insertBand.run(this.#corpus, band, key);
  }
}

export function fromSignatureBlob(blob: Buffer): Uint32Array {
  const signature = new Uint32Array(SIGNATURE_LENGTH);
  new Uint8Array(signature.buffer).set(blob.subarray(0, signature.byteLength));
  return signature;
}
