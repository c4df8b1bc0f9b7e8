/** The articles of a file of records. Refuses a file whose first record has no text. */
import { sha256 } from '../../../text/sha256.js';
import { extensionOf } from '../../extensions.js';
import { articleOf } from '../../extract.js';
import { outcomeOf, reasonOf } from '../../outcome.js';
import { type Archived, pathInArchive } from '../archives/archived.js';
import { csvRecords } from './csv.js';
import { jsonLines } from './json-lines.js';
import { type Mapping, mappingFor, recordContent, recordId } from './mapping.js';

/** Mappings that are kept by the names of the fields: most records of an archive have the same ones. */
const MOST_SHAPES = 100;

/**
 * The articles of a file of records, written as its path's extension says. The path of each article is the archive's
 * with its id, or its line when it has none.
 * @throws Refusal when the first record has no text, or the reader of the records gives up
 */
export async function* readRecords(
  archive: string,
  stream: AsyncIterable<Uint8Array>,
  size: number,
  stated: Mapping | null,
): AsyncGenerator<Archived> {
  const records = extensionOf(archive) === '.csv' ? csvRecords(stream, size) : jsonLines(stream, size);
  const hashedMapping = stated === null ? [] : [JSON.stringify(stated)];
  const mappings = new Map<string, Mapping>();
  const mappingOf = (columns: readonly string[]): Mapping => {
    const shape = JSON.stringify(columns);
    const mapping = mappings.get(shape) ?? mappingFor(columns, stated);
    if (mappings.size < MOST_SHAPES) mappings.set(shape, mapping);
    return mapping;
  };
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
      const mapping = mappingOf([...record.fields.keys()]);
      const localId = recordId(record.fields, mapping) ?? String(line);
      const path = pathInArchive(archive, localId);
      const fileHash = sha256(...hashedMapping, ...record.hashed);
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
