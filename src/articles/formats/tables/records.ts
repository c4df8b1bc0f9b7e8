import { createHash } from 'node:crypto';
import { articleOf } from '../../extract.js';
import { outcomeOf, reasonOf } from '../../outcome.js';
import { type Archived, pathInArchive } from '../archives/archived.js';
import { type Mapping, mappingFor } from './mapping.js';
import type { RawRecord } from './raw-record.js';
import { recordContent, recordId } from './record-content.js';

type Row = Extract<RawRecord, { kind: 'record' }>;

/** Mappings by the names of the fields: most records of a container have the same ones. */
const MOST_SHAPES = 100;

class Mappings {
  readonly #given: Mapping | null;
  readonly #known = new Map<string, Mapping>();

  constructor(given: Mapping | null) {
    this.#given = given;
  }

  /** @throws Refusal */
  of(fields: Row['fields']): Mapping {
    const columns = [...fields.keys()];
    const shape = JSON.stringify(columns);
    const known = this.#known.get(shape);
    if (known !== undefined) return known;
    const mapping = mappingFor(columns, this.#given);
    if (this.#known.size < MOST_SHAPES) this.#known.set(shape, mapping);
    return mapping;
  }
}

function hashOf({ hashed }: Row, given: Mapping | null): string {
  const hash = createHash('sha256');
  if (given !== null) hash.update(JSON.stringify(given));
  for (const part of hashed) hash.update(part);
  return hash.digest('hex');
}

/**
 * The articles of a container's records. The path of each is the container's with its id, or its line when it has none.
 * @throws Refusal when the first record has no text, or the reader of the records gives up
 */
export async function* articlesOfRecords(
  archive: string,
  records: AsyncIterable<RawRecord>,
  given: Mapping | null,
): AsyncGenerator<Archived> {
  const mappings = new Mappings(given);
  let first = true;
  for await (const record of records) {
    const { share, line } = record;
    const problem = (reason: string): Archived => ({
      ...{ kind: 'problem', share },
      problem: { path: archive, reason: `line ${line}: ${reason}` },
    });
    if (record.kind === 'bad') {
      yield problem(record.reason);
      continue;
    }
    try {
      const mapping = mappings.of(record.fields);
      const localId = recordId(record.fields, mapping) ?? String(line);
      const path = pathInArchive(archive, localId);
      const fileHash = hashOf(record, given);
      const read = (id: string) =>
        outcomeOf(path, () => articleOf({ id, path, fileHash }, recordContent(record.fields, mapping)));
      yield { kind: 'article', localId, path, fileHash, share, read };
    } catch (error) {
      if (first) throw error;
      yield problem(reasonOf(error));
    }
    first = false;
  }
}
