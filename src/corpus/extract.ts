import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { lines } from '../text/paragraphs.js';
import type { Range } from '../text/range.js';
import type { Article } from './article.js';
import { decode } from './decode.js';
import { readFrontMatter } from './front-matter.js';
import { markdownText } from './markdown.js';
import { maskBoilerplate } from './masks.js';
import { shorten, stateMetadata } from './metadata.js';
import { type Masked, quotableSentences, unmasked } from './quotable.js';

const MAX_TITLE_LENGTH = 200;

/** Why a file gives no article, in words that follow its path. Caught by the reader of files, never seen outside. */
export class Refusal extends Error {}

function extractMarkdown(markdown: string): string {
  try {
    return markdownText(markdown);
  } catch {
    throw new Refusal('nests its Markdown too deeply to be read');
  }
}

/** The article's text and masks. Of `.txt` the text is the whole file, so that offsets are the file's own. */
function toMasked(text: string, bodyStart: number, markdown: boolean): Masked {
  if (markdown) {
    const extracted = extractMarkdown(text.slice(bodyStart));
    return { text: extracted, masks: maskBoilerplate(extracted) };
  }
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
 * The article in a file's bytes, and what its reader should know.
 * @throws Refusal
 */
export function toArticle(
  file: Pick<Article, 'id' | 'path'>,
  bytes: Uint8Array,
): { article: Article; warnings: readonly string[] } {
  if (bytes.length === 0) throw new Refusal('is empty');
  const decoded = decode(bytes);
  if (decoded.text === null) throw new Refusal(decoded.reason);
  const front = readFrontMatter(decoded.text);
  if (front.kind === 'broken') throw new Refusal(front.reason);
  const bom = decoded.text.startsWith('\ufeff') ? 1 : 0;
  const bodyStart = front.kind === 'fields' ? front.end : bom;
  const { metadata, warnings } = stateMetadata(front.kind === 'fields' ? front.fields : new Map());
  const masked = toMasked(decoded.text, bodyStart, extname(file.path).toLowerCase() === '.md');
  const first = quotableSentences(masked)[0];
  if (first === undefined) throw new Refusal('holds no prose that could be quoted');
  const article: Article = {
    ...{ id: file.id, path: file.path, ...metadata, title: metadata.title ?? firstLine(masked, first), ...masked },
    fileHash: createHash('sha256').update(bytes).digest('hex'),
  };
  return { article, warnings: decoded.warning === null ? [...warnings] : [decoded.warning, ...warnings] };
}
