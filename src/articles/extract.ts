/** From a file's bytes, or what a format's reader made of them, to an article. Refuses what holds nothing to quote. */

import { detectLanguage } from '../text/detect-language.js';
import { mergeRanges, type Range } from '../text/range.js';
import { lines } from '../text/sentences/paragraphs.js';
import { sha256 } from '../text/sha256.js';
import { shortenVisible } from '../text/visible.js';
import type { Article } from './article.js';
import type { Content } from './content.js';
import { type ARTICLE_EXTENSIONS, extensionOf } from './extensions.js';
import { addressOf, type Fetched } from './fetched.js';
import { readPage } from './formats/html/page.js';
import { readPdf } from './formats/pdf/pdf.js';
import { readMarkdown, readPlainText } from './formats/text/plain-text.js';
import { maskBoilerplate } from './masks.js';
import { stateMetadata } from './metadata.js';
import { type Extracted, Refusal } from './outcome.js';
import { type Masked, quotableSentences, unmasked } from './quotable.js';
import { maskUnreadable } from './unreadable.js';
import type { StatedByFeed } from './web/fetch-record.js';

/** Of a title that is the text's beginning, in UTF-16 code units. */
const LONGEST_BEGINNING = 90;

/** @param charset what the reply that brought it stated, for formats that may leave it open */
type ReadContent = (bytes: Uint8Array, charset: string | null) => Content | Promise<Content>;

const READERS: Readonly<Record<(typeof ARTICLE_EXTENSIONS)[number], ReadContent>> = {
  '.txt': readPlainText,
  '.md': readMarkdown,
  '.html': readPage,
  '.htm': readPage,
  '.pdf': readPdf,
};

function toMasked(content: Content): Masked {
  const { bodyStart } = content;
  const text = content.text.toWellFormed().replaceAll('\0', '\ufffd');
  const masks = maskBoilerplate(text.slice(bodyStart)).map(({ start, end }) => ({
    start: bodyStart + start,
    end: bodyStart + end,
  }));
  const front = bodyStart > 0 ? [{ start: 0, end: bodyStart }] : [];
  return { text, masks: mergeRanges([...front, ...(content.masks ?? []), ...masks], 0) };
}

/** The line in which a text's prose begins, up to a whole word where it is long: for a title that nobody stated. */
function firstLine({ text, masks }: Masked, sentence: Range): string {
  const line = lines(text).find(({ start, end }) => start <= sentence.start && sentence.start <= end)!;
  // Lines may be cut at a width, inside a sentence.
  const goesOn = sentence.end > line.end && /^\s*[\p{Ll}\d]/u.test(text.slice(line.end, line.end + LONGEST_BEGINNING));
  const shown = unmasked(goesOn ? { start: line.start, end: sentence.end } : line, masks).map(({ start, end }) => text.slice(start, end));
  return shortenVisible(shown.join('').trim().replace(/\s+/g, ' '), LONGEST_BEGINNING);
}

/**
 * The article of a content.
 * @param feed what a feed states about it: it stands in where the file itself states nothing
 * @throws Refusal when nothing in it could be quoted
 */
export function articleOf(
  file: Pick<Article, 'id' | 'path' | 'fileHash'>,
  content: Content,
  feed: StatedByFeed = {},
): Extracted {
  const language = detectLanguage(content.text.slice(content.bodyStart));
  const { metadata: own, warnings } = stateMetadata(content.fields, content.statedBy, language);
  const { title: listed, author, date } = stateMetadata(new Map(Object.entries(feed)), 'feed', language).metadata;
  const metadata = {
    ...own,
    title: own.title ?? listed,
    author: own.author ?? author,
    date: own.date ?? date,
  };
  const { masked, warnings: unreadable } = maskUnreadable(toMasked(content), content.damaged ?? 0);
  const first = quotableSentences(masked)[0];
  if (first === undefined) throw new Refusal(['holds no prose that could be quoted', ...unreadable].join('; it '));
  const { id, path, fileHash } = file;
  // A line of its own above the text is its title, unless it is too long for one.
  const isHeading = first.heading && first.end - first.start <= LONGEST_BEGINNING;
  const title = metadata.title ?? firstLine(masked, first);
  return {
    article: { id, path, ...metadata, title, titleStated: metadata.title !== null || isHeading, ...masked, fileHash },
    warnings: [...content.warnings, ...unreadable, ...warnings],
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
  const reader = READERS[extensionOf(file.path) as keyof typeof READERS] ?? readPlainText;
  const content = await reader(bytes, fetched?.charset ?? null);
  const fields = new Map(content.fields);
  if (fetched !== null) fields.set('url', addressOf(fields.get('url'), fetched));
  return articleOf({ ...file, fileHash: sha256(bytes) }, { ...content, fields }, fetched?.feed);
}
