/** The sentences of an article that may be quoted. Refuses those under a mask, cut by one, or without a letter. */
import type { Range } from '../text/range.js';
import { paragraphs } from '../text/sentences/paragraphs.js';
import { sentencesOfParagraph } from '../text/sentences/sentences.js';
import type { Article } from './article.js';

/** What of an article the rules of quoting need. */
export type Masked = Pick<Article, 'text' | 'masks'>;

/** A sentence that may be quoted: outside every mask, trimmed of white space, not without a letter or a digit. */
export interface QuotableSentence extends Range {
  /** Index among the article's paragraphs that hold something to quote, from 0: as a person who reads it counts. */
  readonly paragraph: number;
  /** A short line of its own without an ending mark: a title or a subheading. */
  readonly heading: boolean;
}

const LONGEST_HEADING = 140;
const ENDING = /[.!?\u2026:;,\u3002\uff01\uff1f][\s\u00bb\u201d"')\]]*$/u;
const WORD = /[\p{L}\p{N}]/u;
/** What follows a mask and continues the sentence before it: the mask cut that sentence in two. */
const CONTINUATION = /^\s*[\u00ab\u201c"(]?\s*(?:\p{Ll}|[,;:)\u00bb\u2013\u2014-]\s*\p{L})/u;

/** The parts of a range that no mask covers. Masks: sorted, disjoint; `from` is the first that may reach the range. */
export function unmasked(range: Range, masks: readonly Range[], from = 0): Range[] {
  const parts: Range[] = [];
  let { start } = range;
  for (let i = from; i < masks.length && masks[i]!.start < range.end; i += 1) {
    const mask = masks[i]!;
    if (mask.start > start) parts.push({ start, end: mask.start });
    start = Math.max(start, mask.end);
  }
  if (start < range.end) parts.push({ start, end: range.end });
  return parts;
}

/** Whether a mask between two parts of a paragraph cuts a sentence in two, so that neither half is whole. */
function cutsSentence(text: string, next: Range): boolean {
  return CONTINUATION.test(text.slice(next.start, Math.min(next.end, next.start + 40)));
}

function sentencesOfParts(text: string, parts: readonly Range[]): Range[] {
  return parts.flatMap((part, i) => {
    const found = sentencesOfParagraph(text, part);
    const next = parts[i + 1];
    if (next !== undefined && cutsSentence(text, next)) found.pop();
    if (i > 0 && cutsSentence(text, part)) found.shift();
    return found;
  });
}

/** By the article as an object: articles do not change, and many questions read one. */
const known = new WeakMap<Masked, readonly QuotableSentence[]>();

/** The sentences of an article that may be quoted, in order. */
export function quotableSentences(article: Masked): readonly QuotableSentence[] {
  const sentences = known.get(article) ?? findSentences(article);
  known.set(article, sentences);
  return sentences;
}

function findSentences({ text, masks }: Masked): QuotableSentence[] {
  let first = 0;
  let counted = 0;
  return paragraphs(text).flatMap((range) => {
    while (first < masks.length && masks[first]!.end <= range.start) first += 1;
    const found = sentencesOfParts(text, unmasked(range, masks, first)).filter(({ start, end }) =>
      WORD.test(text.slice(start, end)),
    );
    if (found.length === 0) return [];
    const paragraph = counted;
    counted += 1;
    return found.map(({ start, end }) => {
      const short = start === range.start && end === range.end && end - start <= LONGEST_HEADING;
      return { start, end, paragraph, heading: short && !ENDING.test(text.slice(start, end)) };
    });
  });
}
