/** Which sentences of several articles are copies of one. Refuses short ones that are alike by chance. */
import type { Article } from '../../articles/article.js';
import { quotableSentences } from '../../articles/quotable.js';
import type { Range } from '../../text/range.js';

/** Two sentences that share this much of their terms (Jaccard) are copies of one. */
const COPY = 0.9;

/** Shorter ones are alike by chance. */
const FEWEST_TERMS = 5;

/** A sentence, or a few, of an article. */
interface CopiedSentence {
  readonly article: Pick<Article, 'id'>;
  readonly text: string;
  readonly terms: ReadonlySet<string>;
}

function areCopies(a: CopiedSentence, b: CopiedSentence): boolean {
  if (a.article.id === b.article.id) return false;
  const [x, y] = [a.terms, b.terms];
  if (Math.min(x.size, y.size) < FEWEST_TERMS) return a.text === b.text;
  let shared = 0;
  for (const term of x) if (y.has(term)) shared += 1;
  return shared >= COPY * (x.size + y.size - shared);
}

/** Copied articles repeat their sentences: each group of near-identical ones, best first, in the order of their best. */
export function groupCopies<One extends CopiedSentence>(ranked: readonly One[]): [One, ...One[]][] {
  const groups: [One, ...One[]][] = [];
  for (const one of ranked) {
    const group = groups.find(([first]) => areCopies(first, one));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

/** Where an article has this very sentence, to be quoted; null where it does not. */
export function sameSentence(article: Article, sentence: string): Range | null {
  const found = quotableSentences(article).find(
    ({ start, end }) => end - start === sentence.length && article.text.startsWith(sentence, start),
  );
  return found === undefined ? null : { start: found.start, end: found.end };
}
