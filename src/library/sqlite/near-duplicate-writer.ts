import type Database from 'better-sqlite3';
import { bandsOf, likeness, SIGNATURE_LENGTH } from '../../text/signature.js';

/** Estimated Jaccard similarity from which two articles tell one agency's text: a cut, a new headline, a line added. */
const ALIKE = 0.8;

interface Candidate {
  readonly key: number;
  readonly story: number | null;
  readonly signature: Buffer;
}

/** Finds the articles of a corpus that are near copies of each other, and gives them one story. */
export class NearDuplicateWriter {
  readonly #corpus: number;
  readonly #candidates: Database.Statement<[string, number, number], Candidate>;
  readonly #tell: Database.Statement<[number, number, number]>;
  readonly #insertBand: Database.Statement<[number, number, number]>;

  constructor(database: Database.Database, corpus: number) {
    this.#corpus = corpus;
    this.#candidates = database.prepare(
      `SELECT DISTINCT articles.key AS key, story, signature FROM json_each(?) AS wanted
       CROSS JOIN bands ON bands.corpus = ? AND band = wanted.value CROSS JOIN articles ON articles.key = article
       WHERE articles.key <> ? ORDER BY articles.key`,
    );
    this.#tell = database.prepare('UPDATE articles SET story = ?, revision = ? WHERE key = ?');
    this.#insertBand = database.prepare('INSERT OR IGNORE INTO bands (corpus, band, article) VALUES (?, ?, ?)');
  }

  /** Places a new article. `revision`: of the commit that it belongs to. */
  place(key: number, signature: Uint32Array, revision: number): void {
    const bands = bandsOf(signature);
    const alike = this.#candidates
      .all(JSON.stringify(bands), this.#corpus, key)
      .find((one) => likeness(signature, fromSignatureBlob(one.signature)) >= ALIKE);
    if (alike !== undefined) {
      const group = alike.story ?? alike.key;
      if (alike.story === null) this.#tell.run(group, revision, alike.key);
      this.#tell.run(group, revision, key);
    }
    for (const band of bands) this.#insertBand.run(this.#corpus, band, key);
  }
}

export function toSignatureBlob(signature: Uint32Array): Uint8Array {
  return new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength);
}

export function fromSignatureBlob(blob: Buffer): Uint32Array {
  const signature = new Uint32Array(SIGNATURE_LENGTH);
  new Uint8Array(signature.buffer).set(blob.subarray(0, signature.byteLength));
  return signature;
}
