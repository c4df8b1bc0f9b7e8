/** The records of a CSV whose first line names the columns. Refuses what is not UTF-8, or is no table of one width. */
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, type Parser, parse } from 'csv-parse';
import { Refusal } from '../../outcome.js';
import { isSound } from '../text/decode.js';
import type { RawRecord } from './json-lines.js';
import { FEW_DAMAGED, LONGEST_LINE } from './json-lines.js';

const DELIMITERS = [',', ';', '\t'] as const;
const MOST_COLUMNS = 1000;

/** The most frequent sign of the first line outside of quotes: spreadsheets of half of Europe write `;`. */
function delimiterOf(head: string): string {
  const line = head.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0]!;
  const count = (sign: string): number => line.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** A byte that is damaged is U+FFFD in its record, and takes nothing else with it. */
async function* decoded(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  const decode = (bytes?: Uint8Array): string => {
    const text = decoder.decode(bytes, { stream: bytes !== undefined });
    if (isSound(text, FEW_DAMAGED)) return text;
    throw new Refusal('is not UTF-8 throughout: save it as "CSV UTF-8"');
  };
  for await (const bytes of stream) yield decode(bytes);
  yield decode();
}

/** The text in pieces; the first piece holds the first line, where that ends within bounds. */
async function* headFirst(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let head: string | null = '';
  for await (const piece of pieces) {
    if (head === null) yield piece;
    else {
      head += piece;
      if (!/[\r\n]/.test(head) && head.length < LONGEST_LINE) continue;
      yield head;
      head = null;
    }
  }
  if (head !== null) yield head;
}

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly raw: string;
  readonly info: { readonly lines: number; readonly bytes: number };
}

function explain({ code }: CsvError): string {
  if (code === 'CSV_MAX_RECORD_SIZE')
    return 'begins a record that is longer than 2 MB: the rest of the file is not read';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'opens a quotation mark that is never closed';
  return code.startsWith('CSV_RECORD_INCONSISTENT') ? 'has another number of fields than the first line' : 'is not CSV';
}

function createParser(head: string, onSkip: (line: number, reason: string) => void): Parser {
  const parser = parse({
    bom: true,
    info: true,
    raw: true,
    columns: (names: readonly string[]) => {
      if (names.length > MOST_COLUMNS) throw new Refusal(`has more than ${MOST_COLUMNS} columns`);
      return names.map((name) => name.trim());
    },
    delimiter: delimiterOf(head),
    max_record_size: LONGEST_LINE,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error === undefined) return;
      const line = Number(error.lines ?? 0);
      // Where a record ends that is too long to be read, nothing shows.
      if (error.code === 'CSV_MAX_RECORD_SIZE') parser.destroy(new Refusal(`line ${line}: ${explain(error)}`));
      else onSkip(line, explain(error));
    },
  });
  return parser;
}

/** Between columns are commas, semicolons or tabs. @throws Refusal when the rest cannot be parted into records */
export async function* csvRecords(stream: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<RawRecord> {
  const pieces = headFirst(decoded(stream));
  const first = await pieces.next();
  if (first.done === true) return;
  const skipped: { readonly line: number; readonly reason: string }[] = [];
  const parser = createParser(first.value, (line, reason) => skipped.push({ line, reason }));
  const whole = async function* () {
    yield first.value;
    yield* pieces;
  };
  const source = Readable.from(whole());
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  let share = 0;
  const bad = (): RawRecord[] => skipped.splice(0).map((one) => ({ kind: 'bad', ...one, share }));
  try {
    for await (const { record, raw, info } of parser as AsyncIterable<Row>) {
      share = info.bytes / Math.max(1, size);
      yield* bad();
      const fields = new Map(Object.entries(record));
      yield { kind: 'record', fields, hashed: [[...fields.keys()].join('\0'), '\0', raw], line: line + 1, share };
      line = info.lines;
    }
    yield* bad();
  } catch (error) {
    yield* bad();
    throw error instanceof CsvError ? new Refusal(`line ${error.lines}: ${explain(error)}`) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}
