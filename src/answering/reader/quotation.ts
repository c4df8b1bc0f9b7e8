/** Ranges of an article as quotations. Refuses what a mask covers and what breaks the law. */
import { type Article, cardOf } from '../../articles/article.js';
import { type QuotableSentence, quotableSentences } from '../../articles/quotable.js';
import { mergeRanges, overlaps, type Range } from '../../text/range.js';
import { sha256 } from '../../text/sha256.js';
import type { Citation, Quotation } from './excerpt.js';
import { isVerbatim } from './law.js';

/** Several sentences are quoted together up to this length, in UTF-16 code units; a single one may be longer. */
export const LONGEST_RUN = 350;

const isMasked = ({ masks }: Pick<Article, 'masks'>, range: Range): boolean =>
  masks.some((mask) => overlaps(mask, range));

/** A range of an article with its citation. Whether it may be quoted is the caller's to know. */
export function cite(article: Article, { start, end }: Range): Citation & { readonly text: string } {
  const text = article.text.slice(start, end);
  const paragraph = (quotableSentences(article).find((sentence) => start < sentence.end)?.paragraph ?? 0) + 1;
  return { article: cardOf(article), start, end, paragraph, text, sha256: sha256(text) };
}

/**
 * A range of an article as a quotation. Null when it is no text of the article, or a mask covers part of it.
 * @param highlighted ranges of the article's text; what lies outside the quotation is left out
 */
export function quotation(
  article: Article,
  { start, end }: Range,
  highlighted: readonly Range[] = [],
): Quotation | null {
  const inside = highlighted.map((range) => ({ start: Math.max(start, range.start), end: Math.min(end, range.end) }));
  const highlight = mergeRanges(inside).map((range): [number, number] => [range.start, range.end]);
  const made = { ...cite(article, { start, end }), highlight };
  return isVerbatim(article.text, made) && !isMasked(article, made) ? made : null;
}

/** The whole sentences that a range touches, as one range; null where some of it is not to be quoted. */
export function wholeSentences(article: Article, range: Range): Range | null {
  const touched = quotableSentences(article).filter((sentence) => overlaps(sentence, range));
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined || first.start > range.start || last.end < range.end) return null;
  const whole = { start: first.start, end: last.end };
  return isMasked(article, whole) ? null : whole;
}

/** The sentences before and behind a range in its paragraph, as far as no mask lies between, together with it. */
export function paragraphAround(article: Article, range: Range): Range | null {
  const sentences = quotableSentences(article);
  const inside = sentences.filter((sentence) => overlaps(sentence, range));
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return null;
  const belongs = (sentence: QuotableSentence): boolean =>
    sentence.paragraph >= first.paragraph && sentence.paragraph <= last.paragraph;
  let around: Range = { start: first.start, end: last.end };
  for (const sentence of sentences.filter(belongs)) {
    const wider = { start: Math.min(around.start, sentence.start), end: Math.max(around.end, sentence.end) };
    if (sentence.start >= around.end && !isMasked(article, wider)) around = wider;
  }
  for (const sentence of sentences.filter(belongs).reverse()) {
    const wider = { start: Math.min(around.start, sentence.start), end: around.end };
    if (sentence.end <= around.start && !isMasked(article, wider)) around = wider;
  }
  return around;
}
