import type { Judged } from './judged.js';
import type { PiafReading } from './piaf-readings.js';

/** A question's sentences and passages in some order, best first. */
export interface Ranked extends Pick<Judged, 'cluster' | 'right' | 'lengths'> {
  /** Whether each is right, in the order of their best sentences. */
  readonly passages: readonly boolean[];
}

/** The sentences by a score, highest first; among equals the retriever's order stays. */
export function rankedBy(
  { question, sentences, passages }: PiafReading,
  score: (sentence: PiafReading['sentences'][number]) => number,
): Ranked {
  const ranked = sentences
    .map((sentence) => ({ sentence, score: score(sentence) }))
    .sort((a, b) => b.score - a.score)
    .map(({ sentence }) => sentence);
  return {
    cluster: question.article,
    right: ranked.map(({ right }) => right),
    lengths: ranked.map(({ length }) => length),
    passages: [...new Set(ranked.map(({ passage }) => passage))].map((passage) => passages[passage]!),
  };
}
