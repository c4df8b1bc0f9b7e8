/** The articles of a file of records. Refuses a file whose first record has no text. */
import { sha256 } from '../../../text/sha256.js';
import { articleOf } from '../../extract.js';
import { outcomeOf, reasonOf } from '../../outcome.js';
import { type Archived, pathInArchive } from '../archives/archived.js';
import { csvRecords } from './csv.js';
import { jsonLines, type RawRecord } from './json-lines.js';
import { type Mapping, mappingFor, recordContent, recordId } from './mapping.js';

type Row = Extract<RawRecord, { kind: 'record' }>;

/** Mappings by the names of the fields: most records of an archive have the same ones. */
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

/**
 * The path of each article is the archive's with its id, or its line when it has none.
 * @throws Refusal when the first record has no text, or the reader of the records gives up
 */
async function* articlesOfRecords(
  archive: string,
  records: AsyncIterable<RawRecord>,
  given: Mapping | null,
): AsyncGenerator<Archived> {
  const mappings = new Mappings(given);
  const stated = given === null ? [] : [JSON.stringify(given)];
  let first = true;
  for await (const record of records) {
    const { share, line } = record;
    const problem = (reason: string): Archived => ({
      kind: 'problem',
      share,
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
      const fileHash = sha256(...stated, ...record.hashed);
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

/** The articles of a file of records, written as its path's extension says. @throws Refusal */
export function readRecords(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  size: number,
  mapping: Mapping | null,
): AsyncGenerator<Archived> {
  const isCsv = path.toLowerCase().endsWith('.csv');
  return articlesOfRecords(path, isCsv ? csvRecords(stream, size) : jsonLines(stream, size), mapping);
}
