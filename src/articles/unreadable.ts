/**
 * Sentences that are masked whole, since a person cannot read them as they are: with a character that is damaged, with
 * HTML's tags and entities, with a run of characters without a space. Refuses to mend them.
 */
import { plural } from '../text/plural.js';
import { mergeRanges, overlaps, type Range } from '../text/range.js';
import { markupIn } from './formats/html/markup.js';
import { type Masked, quotableSentences } from './quotable.js';

/** Characters of a run without a space that is no word, in UTF-16 code units. Scripts without case set no spaces. */
const LONGEST_RUN = 1000;
const RUN = /[^\s\p{Lo}]+/gu;
const SENTENCE_END = /[.!?\u2026][\u00bb\u201d"')\]]*\s+$/u;
const DAMAGED = /\ufffd+/g;

const rangesOf = (text: string, pattern: RegExp): Range[] =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));

/** Those of the sentences that hold one of the places. Both are in order. */
function holding(sentences: readonly Range[], places: readonly Range[]): Range[] {
  let next = 0;
  return sentences.filter((sentence) => {
    while (next < places.length && places[next]!.end <= sentence.start) next += 1;
    return next < places.length && overlaps(sentence, places[next]!);
  });
}

/** The runs of a sentence alone where they stand behind a whole one or a line's start, else all of it: they cut it. */
function withRuns(text: string, sentence: Range, runs: readonly Range[]): Range {
  const own = runs.filter((run) => overlaps(run, sentence));
  const { start } = own[0]!;
  const whole = start <= sentence.start || SENTENCE_END.test(text.slice(Math.max(sentence.start, start - 12), start));
  return whole ? { start, end: own.at(-1)!.end } : sentence;
}

/** @param damaged places that were found when its bytes were read, some perhaps outside the article */
export function maskUnreadable(
  { text, masks }: Masked,
  damaged: number,
): { readonly masked: Masked; readonly warnings: readonly string[] } {
  const lost = rangesOf(text, DAMAGED);
  const markup = markupIn(text);
  const runs = rangesOf(text, RUN).filter(({ start, end }) => end - start >= LONGEST_RUN);
  const warnings: string[] = [];
  const places = Math.max(damaged, lost.length);
  if (places > 0) {
    warnings.push(`cannot be read in ${plural(places, 'place')}, damaged bytes: no sentence that holds one is quoted`);
  }
  if (lost.length + markup.length + runs.length === 0) return { masked: { text, masks }, warnings };
  const sentences = quotableSentences({ text, masks });
  const marked = holding(sentences, markup);
  const endless = holding(sentences, runs).map((sentence) => withRuns(text, sentence, runs));
  if (marked.length > 0) {
    const count = plural(marked.length, 'sentence');
    warnings.push(`holds tags or entities of HTML: ${count} not quoted; save it as plain text`);
  }
  if (endless.length > 0) {
    const count = plural(endless.length, 'sentence');
    warnings.push(`holds ${LONGEST_RUN} characters and more without a space: ${count} not quoted`);
  }
  const unreadable = [...holding(sentences, lost), ...marked, ...endless];
  return { masked: { text, masks: mergeRanges([...masks, ...unreadable], 0) }, warnings };
}
