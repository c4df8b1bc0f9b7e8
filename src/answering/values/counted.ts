/** What a question of quantity counts: things, or a unit. */
import { fold } from '../../text/fold.js';
import type { Question, QuestionWord } from '../reader/question.js';
import { LENGTH_UNITS, MONEY_UNITS, TIME_UNITS, unitOf } from './units.js';

/** What a question of quantity counts. */
export interface Counted {
  /** The number must have one of these units; null where things are counted. */
  readonly units: ReadonlySet<string> | null;
  /** The question's words for what is counted, its noun first. */
  readonly words: readonly QuestionWord[];
}

const SHARE = new Set(['%']);
const AREA_UNITS = new Set(['km2', 'm2', 'hectare']);

/** Quantities that have units, by the folded question's words. */
const MEASURES: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [/\bcombien de temps\b|\bhow long\b|\bquelles? (?:est |fut |etait |sera )?(?:la )?durees?\b/, TIME_UNITS],
  [/\bquel(?:le)? age\b|\bl'age\b|\bhow old\b|\bwhat age\b/, new Set(['year'])],
  [/\b(?:distance|longueur|hauteur|largeur|length|height|width)\b|\bhow (?:far|tall|high)\b/, LENGTH_UNITS],
  [/\b(?:superficie|area|surface)\b/, AREA_UNITS],
  [/\b(?:pourcentage|taux|proportion|percentage|rate|quelle part|what share)\b/, SHARE],
  [
    /\b(?:prix|couts?|montants?|budgets?|salaires?|tarifs?|price|costs?|amount|salary|how much|combien (?:coute|gagne|rapporte|paie))\b/,
    MONEY_UNITS,
  ],
];

/** The noun of a count follows one of these, in the folded question. */
const BEFORE_NOUN =
  /\b(?:combien d(?:e |'|es )|how many |(?:nombre|chiffre|total|bilan|number|toll|effectifs?|strength|size) (?:total )?(?:d(?:e l'|e la |e |'|es |u )|of (?:the )?))([a-z]+)/;

/** Whether a name stands before the noun that is counted, as English has it: "how many CSTO troops", not "Americans". */
function isAdjective({ words, language }: Question, at: number): boolean {
  const [word, noun] = [words[at], words[at + 1]];
  return language === 'en' && word?.name === true && !word.key.endsWith('s') && noun?.name === false;
}

/** Of a question of type `number`. */
export function whatIsCounted(question: Question): Counted {
  const folded = fold(question.text);
  const noun = BEFORE_NOUN.exec(folded)?.[1];
  const next = question.words.findIndex(({ key }) => key === noun);
  const first = isAdjective(question, next) ? next + 1 : next;
  const things = question.words.filter(({ name }, index) => !name || index === first);
  const head = question.words[first];
  const words = head === undefined ? things : [head, ...things.filter((word) => word !== head)];
  const unit = head === undefined ? null : unitOf(head.key);
  if (unit !== null) return { units: new Set([unit]), words };
  const measure = MEASURES.find(([pattern]) => pattern.test(folded))?.[1];
  return { units: noun === undefined ? (measure ?? null) : null, words };
}
