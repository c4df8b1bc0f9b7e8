import type { Content } from '../../content.js';
import { Refusal } from '../../refusal.js';
import type { Mapping, RecordField } from './mapping.js';

const METADATA: readonly RecordField[] = ['title', 'date', 'author', 'outlet', 'url', 'language', 'licence'];
const LONGEST_ID = 200;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

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
  if (found.includes('\0')) throw new Refusal(`holds binary data in its ${field}`);
  return found.trim();
}

/**
 * What a record calls itself; null when it does not.
 * @throws Refusal when that is no name
 */
export function recordId(fields: Fields, mapping: Mapping): string | null {
  const found = value(fields, mapping, 'id');
  const id = typeof found === 'string' ? found.trim() : '';
  if (id === '') return null;
  if (id.length > LONGEST_ID || UNPRINTABLE.test(id)) {
    throw new Refusal(`has an id that is no name: expected at most ${LONGEST_ID} printable characters`);
  }
  return id;
}

/**
 * A record's standfirst and text, and what it states.
 * @throws Refusal
 */
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
