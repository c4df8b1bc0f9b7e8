import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Range } from '../text/range.js';
import { lines } from '../text/sentences/paragraphs.js';
import { wellFormed } from '../text/well-formed.js';
import type { Article } from './article.js';
import type { Content } from './content.js';
import { addressOf, type Fetched } from './fetched.js';
import { readPage } from './formats/html/page.js';
import { readPdf } from './formats/pdf/pdf.js';
import { readMarkdown, readPlainText } from './formats/text/plain-text.js';
import { maskBoilerplate } from './masks.js';
import { shorten, stateMetadata } from './metadata.js';
import { type Masked, quotableSentences, unmasked } from './quotable.js';
import { Refusal } from './refusal.js';

const MAX_TITLE_LENGTH = 200;

/** @param charset what the reply that brought it stated, for formats that may leave it open */
type ReadContent = (bytes: Uint8Array, charset: string | null) => Content | Promise<Content>;

const READERS: Readonly<Record<string, ReadContent>> = {
  '.txt': readPlainText,
  '.md': readMarkdown,
  '.html': readPage,
  '.htm': readPage,
  '.pdf': readPdf,
};

/** Extensions of files that are one article each. */
export const ARTICLE_EXTENSIONS: readonly string[] = Object.keys(READERS);

/** What came of a file or a record: the article, and what its reader should know. */
export interface Extracted {
  readonly article: Article;
  readonly warnings: readonly string[];
}

function toMasked(content: Content): Masked {
  const { bodyStart } = content;
  const text = wellFormed(content.text);
  const masks = maskBoilerplate(text.slice(bodyStart)).map(({ start, end }) => ({
    start: bodyStart + start,
    end: bodyStart + end,
  }));
  return { text, masks: bodyStart > 0 ? [{ start: 0, end: bodyStart }, ...masks] : masks };
}

/** The first line of prose, trimmed and shortened: what stands for a title that nobody stated. */
function firstLine({ text, masks }: Masked, from: Range): string {
  const line = lines(text).find(({ start, end }) => start <= from.start && from.start <= end)!;
  const shown = unmasked(line, masks).map(({ start, end }) => text.slice(start, end));
  return shorten(shown.join('').trim().replace(/\s+/g, ' '), MAX_TITLE_LENGTH).trim();
}

/**
 * The article of a content.
 * @throws Refusal when nothing in it could be quoted
 */
export function articleOf(file: Pick<Article, 'id' | 'path' | 'fileHash'>, content: Content): Extracted {
  const { metadata, warnings } = stateMetadata(content.fields, content.statedBy);
  const masked = toMasked(content);
  const first = quotableSentences(masked)[0];
  if (first === undefined) throw new Refusal('holds no prose that could be quoted');
  const { id, path, fileHash } = file;
  const title = metadata.title ?? firstLine(masked, first);
  return {
    article: { id, path, ...metadata, title, ...masked, fileHash },
    warnings: [...content.warnings, ...warnings],
  };
}

/**
 * The article in a file's bytes, read as its path's extension says.
 * @param fetched where it came from, if it was fetched
 * @throws Refusal
 */
export async function toArticle(
  file: Pick<Article, 'id' | 'path'>,
  bytes: Uint8Array,
  fetched: Fetched | null = null,
): Promise<Extracted> {
  if (bytes.length === 0) throw new Refusal('is empty');
  const reader = READERS[extname(file.path).toLowerCase()] ?? readPlainText;
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const content = await reader(bytes, fetched?.charset ?? null);
  if (fetched === null) return articleOf({ ...file, fileHash }, content);
  const fields = new Map(content.fields).set('url', addressOf(content.fields.get('url'), fetched));
  return articleOf({ ...file, fileHash }, { ...content, fields });
}
