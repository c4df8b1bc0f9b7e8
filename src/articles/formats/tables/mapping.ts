/** Which field of a record is what, and what a record holds by that. Refuses records without a text. */
import type { Content } from '../../content.js';
import { NAMES as STATED } from '../../metadata.js';
import { Refusal, reasonOf } from '../../outcome.js';
import { plainText } from '../html/markup.js';
import { isBinary } from '../text/decode.js';

/** What a record may state beside. `heading` is a standfirst, which is above the text and quotable as it is. */
const NAMES = {
  id: ['id', 'identifier', 'identifiant', 'uid', 'uuid', 'guid', 'key'],
  ...STATED,
  heading: ['heading', 'standfirst', 'chapo', 'chapeau', 'subtitle', 'sous-titre'],
  text: ['text', 'article', 'body', 'content', 'texte', 'contenu', 'corps', 'articlebody', 'fulltext'],
} as const;
type RecordField = keyof typeof NAMES;
const FIELDS = Object.keys(NAMES) as readonly RecordField[];
const METADATA = Object.keys(STATED) as readonly RecordField[];
const SHOWN_COLUMNS = 20;
const LONGEST_ID = 200;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** Bytes of the longest file of a mapping. */
export const LONGEST_MAPPING = 64 * 1024;

/** The name that each field has in a record; absent fields are stated by none. */
export type Mapping = Readonly<Partial<Record<RecordField, string>>>;

const shown = (columns: Iterable<string>): string =>
  [...columns]
    .slice(0, SHOWN_COLUMNS)
    .map((column) => JSON.stringify(column.slice(0, 40)))
    .join(', ') || 'none';

/** The mapping in the file beside an archive; null where `read` finds none. @throws Refusal */
export async function mappingBeside(read: () => Promise<string | null>): Promise<Mapping | null> {
  try {
    const json = await read();
    return json === null ? null : parseMapping(json);
  } catch (error) {
    throw new Refusal(`has a mapping beside it that ${reasonOf(error)}`);
  }
}

/** A mapping as a person writes it: `{ "text": "contenu", "title": "titre" }`. @throws Refusal */
function parseMapping(json: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    throw new Refusal('is not JSON; expected for example { "text": "contenu", "title": "titre" }');
  }
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  const wrong = entries?.find(([key, name]) => !FIELDS.includes(key as RecordField) || typeof name !== 'string');
  if (entries === null || wrong !== undefined) {
    const what = wrong === undefined ? 'is no object' : `has ${shown([wrong[0]])}, which is no field with a name`;
    throw new Refusal(`${what}; known fields are ${FIELDS.join(', ')}, each with the name of a column`);
  }
  return Object.fromEntries(entries);
}

/**
 * Which column is what: as a stated mapping says, then by the usual names.
 * @throws Refusal when there is no text, or the mapping names a column of the text that is not there
 */
export function mappingFor(columns: readonly string[], stated: Mapping | null): Mapping {
  const byName = new Map(columns.map((column) => [column.trim().toLowerCase(), column]));
  const usual = (field: RecordField): string | undefined =>
    NAMES[field].map((name) => byName.get(name)).find((column) => column !== undefined);
  const found = FIELDS.flatMap((field) => {
    const column = stated?.[field] ?? usual(field);
    return column === undefined ? [] : [[field, column] as const];
  });
  const mapping: Mapping = Object.fromEntries(found);
  if (mapping.text !== undefined && columns.includes(mapping.text)) return mapping;
  throw new Refusal(
    mapping.text === undefined
      ? `does not show which field is the article's text; it has ${shown(columns)}. Write beside it a file of its name that ends in .mapping.json, such as { "text": ${JSON.stringify(columns[0] ?? 'contenu')} }`
      : `has no field ${JSON.stringify(mapping.text)}, which its mapping names as the text; it has ${shown(columns)}`,
  );
}

type Fields = ReadonlyMap<string, unknown>;

function value(fields: Fields, mapping: Mapping, field: RecordField): unknown {
  const column = mapping[field];
  const found = column === undefined ? undefined : fields.get(column);
  return typeof found === 'number' ? String(found) : found;
}

function words(fields: Fields, mapping: Mapping, field: 'text' | 'heading'): string {
  const found = value(fields, mapping, field);
  if (found === undefined || found === null) return '';
  if (typeof found !== 'string') throw new Refusal(`states its ${field} in another form than a string`);
  if (isBinary(found)) throw new Refusal(`holds binary data in its ${field}`);
  return plainText(found).trim();
}

/** What a record calls itself; null when it does not. @throws Refusal when that is no name */
export function recordId(fields: Fields, mapping: Mapping): string | null {
  const found = value(fields, mapping, 'id');
  const id = typeof found === 'string' ? found.trim() : '';
  if (id === '') return null;
  if (id.length > LONGEST_ID || UNPRINTABLE.test(id)) {
    throw new Refusal(`has an id that is no name: expected at most ${LONGEST_ID} printable characters`);
  }
  return id;
}

/** A record's standfirst and text, and what it states. @throws Refusal */
export function recordContent(fields: Fields, mapping: Mapping): Content {
  const paragraphs = [words(fields, mapping, 'heading'), words(fields, mapping, 'text')].filter((one) => one !== '');
  const stated = METADATA.flatMap((field) => {
    const found = value(fields, mapping, field);
    return found === undefined || found === null || found === '' ? [] : [[field, found] as const];
  });
  const text = paragraphs.join('\n\n');
  if (text === '') throw new Refusal('has no text');
  return { text, bodyStart: 0, fields: new Map(stated), statedBy: 'record', warnings: [] };
}
