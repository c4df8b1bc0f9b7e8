/** Which whole sentences make an excerpt. Refuses to grow it over a heading, a mask, a paragraph or another excerpt. */
import type { QuotableSentence } from '../../articles/quotable.js';
import { fold } from '../../text/fold.js';
import type { Range } from '../../text/range.js';
import { LONGEST_SENTENCE } from '../../text/sentences/longest-sentence.js';
import { openQuotations } from '../../text/sentences/open-quotations.js';

/** Longest excerpt of several sentences, in UTF-16 code units; a single sentence may be longer. */
export const LONGEST = 350;

/** Most sentences of an excerpt. */
const MOST = 3;

/** "Ce mardi", "cette année", "this week" point at the article's day; "ceux qui", "those who" at nothing. */
const NOT_BACK =
  /^(?:(?:il (?:y a|n'y a|faut|fallait|faudra|n'aura fallu)|(?:ce|cet|cette|this) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|apres-midi|nuit|semaine|mois|annee|ete|hiver|printemps|automne|week|month|year|morning|evening|afternoon|summer|winter|spring|autumn|monday|tuesday|wednesday|thursday|friday|saturday|sunday))(?!\p{L})|(?:ce|celui|celle|ceux|celles|those) (?:qu['ei]|dont |who |which ))/u;
/** What points at what was said before, folded, where it opens a sentence. */
const POINTS_BACK =
  /^(?:c'(?:est|etait)|(?:il|ils|elles?|ce|cet|cette|ces|cela|ca|celui(?:-ci|-la)?|celles?(?:-ci|-la)?|ceux(?:-ci|-la)?|tous deux|toutes deux|l'une?|lui|leurs?|son|sa|ses|(?:selon|pour|avec|d'apres|chez|parmi|contre|sans) (?:lui|elles?|eux|cela)|he|she|it|they|this|that|these|those|his|her|their|its|both|the (?:latter|former)|such|according to (?:him|her|them)|mais|or|donc|ainsi|aussi|car|puis|ensuite|alors|en revanche|au contraire|a l'inverse|en effet|d'ailleurs|par ailleurs|de plus|en outre|pourtant|toutefois|cependant|neanmoins|c'est pourquoi|par consequent|en consequence|but|however|so|thus|then|yet|therefore|instead|moreover|meanwhile|nevertheless|by contrast|in contrast|on the contrary|as a result|besides|still)(?![\p{L}\p{N}'-]))/u;
const QUOTES_AND_DASHES = /^[\s«»"“”'‘’([–—-]+/u;
/** What only announces. */
export const ENDS_WITH_COLON = /:\s*$/;
const WHITE = /^\s*$/;

const isBalanced = (text: string): boolean => openQuotations(text) === 0;

/** Whether a sentence cannot be understood without the one before it. */
function pointsBack(sentence: string): boolean {
  const opening = fold(sentence.replace(QUOTES_AND_DASHES, '').slice(0, 40));
  return POINTS_BACK.test(opening) && !NOT_BACK.test(opening);
}

export interface ExcerptContext {
  readonly text: string;
  /** The article's sentences that may be quoted, in order. */
  readonly sentences: readonly QuotableSentence[];
  /** Whether a sentence may be added: none that another excerpt of the answer holds. */
  readonly isFree: (sentence: Range) => boolean;
  /** Whether a text holds a name of the question. */
  readonly hasName: (text: string) => boolean;
}

/** Indices of the first and the last sentence. */
export type SentenceRun = readonly [from: number, to: number];

/**
 * The sentences that hold an answer, with up to two neighbours where the sense needs them: a quotation that would be cut,
 * a colon before what it announces, an opening that points back, a name of the question where they hold none. All stand
 * side by side in one paragraph, no heading and nothing masked between them, three at most, in at most `LONGEST` units,
 * which only a quotation that is taken to its close may pass, and never `LONGEST_SENTENCE`.
 * @param core indices of the first and the last sentence that hold the answer
 */
export function excerptRange(core: SentenceRun, { text, sentences, isFree, hasName }: ExcerptContext): Range {
  const rangeOf = ([from, to]: SentenceRun): Range => ({ start: sentences[from]!.start, end: sentences[to]!.end });
  const textOf = (part: SentenceRun): string => text.slice(rangeOf(part).start, rangeOf(part).end);
  const isFew = (part: SentenceRun): boolean => part[1] - part[0] < MOST;
  const fits = (part: SentenceRun): boolean => {
    const { start, end } = rangeOf(part);
    return isFew(part) && end - start <= LONGEST;
  };
  const joins = (index: number, neighbour: number): boolean => {
    const [one, other] = [sentences[index]!, sentences[neighbour]];
    if (other === undefined || other.paragraph !== one.paragraph || other.heading || one.heading) return false;
    const between = neighbour < index ? text.slice(other.end, one.start) : text.slice(one.end, other.start);
    return WHITE.test(between) && isFree(other);
  };
  const before = ([from, to]: SentenceRun): SentenceRun | null => (joins(from, from - 1) ? [from - 1, to] : null);
  const after = ([from, to]: SentenceRun): SentenceRun | null => (joins(to, to + 1) ? [from, to + 1] : null);

  /** Grown towards the marks that are missing until the quotation is whole; as it was where that does not fit. */
  const quotationWhole = (part: SentenceRun): SentenceRun => {
    let grown: SentenceRun | null = part;
    while (grown !== null && isFew(grown) && (grown === part || textOf(grown).length <= LONGEST_SENTENCE)) {
      const open = openQuotations(textOf(grown));
      if (open === 0) return grown;
      grown = open > 0 ? after(grown) : before(grown);
    }
    return part;
  };
  /** Grown by one sentence, unless that is too much or opens a quotation that cannot be closed. */
  const grow = (part: SentenceRun, grown: SentenceRun | null): SentenceRun => {
    if (grown === null || !fits(grown)) return part;
    const whole = quotationWhole(grown);
    return isBalanced(textOf(part)) && !isBalanced(textOf(whole)) ? part : whole;
  };

  let part = quotationWhole(core);
  for (let last = ''; last !== String(part); ) {
    last = String(part);
    if (ENDS_WITH_COLON.test(textOf(part))) part = grow(part, after(part));
    const earlier = before(part);
    const announced = earlier !== null && ENDS_WITH_COLON.test(textOf([earlier[0], earlier[0]]));
    if (announced || pointsBack(textOf(part))) part = grow(part, earlier);
  }
  if (!hasName(textOf(part))) {
    for (const grown of [before(part), after(part)]) {
      if (grown !== null && hasName(textOf(grown))) return rangeOf(grow(part, grown));
    }
  }
  return rangeOf(part);
}
