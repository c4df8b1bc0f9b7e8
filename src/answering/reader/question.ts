/** What is known of a question from its words alone. */

import { detectLanguage } from '../../text/detect-language.js';
import { fold } from '../../text/fold.js';
import type { Language } from '../../text/language.js';
import { frenchAcronym } from '../../text/names/acronyms.js';
import { translatedName } from '../../text/names/translated-names.js';
import { isStopWord } from '../../text/stop-words.js';
import { term } from '../../text/terms.js';
import { words } from '../../text/words.js';

/** What kind of value a question asks for; `other` where it asks for none. */
export type AnswerType = 'time' | 'number' | 'other';

/** Tried in order on the folded question: the first that matches decides. */
const PATTERNS: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'number',
    /\b(combien|how (many|much|long|far|old|tall|high|large|big)|quel(le)?s? (est|etait|sera|sont|etaient|fut)? ?(le |la |les |l')?(nombre|chiffre|effectif|pourcentage|taux|part|proportion|prix|montant|cout|budget|salaire|population|superficie|distance|duree|taille|longueur|hauteur|age|vitesse|score|bilan)|what (is|was|are|were)? ?(the )?(number|percentage|rate|share|price|cost|amount|population|distance|age|score|toll))\b/,
  ],
  [
    'time',
    /\b(quand|when|quel(le)?s? (jour|date|annee|mois|siecle|heure|epoque|periode)|(a|en|de|depuis|jusqu'a|apres|avant|vers) quel(le)?s? (jour|date|annee|mois|siecle|heure|epoque|periode|moment)|(what|which) (day|date|year|month|century|time))\b/,
  ],
];

/** The type of answer that a question asks for, by its question words, in French or English. */
export function answerType(question: string): AnswerType {
  const folded = fold(question);
  for (const [type, pattern] of PATTERNS) {
    if (pattern.test(folded)) return type;
  }
  return 'other';
}

/** A content word of the question. */
export interface QuestionWord {
  /** Folded, as the embedder is asked for it. */
  readonly key: string;
  /** As the index of each language knows it; an article is compared in its own language. */
  readonly terms: Readonly<Record<Language, string>>;
  /** A number, or a word with a capital that does not open the question: what must not be missing from an answer. */
  readonly name: boolean;
}

export interface Question {
  readonly text: string;
  readonly language: Language;
  readonly type: AnswerType;
  /** Whether it has a word, an order of words or a sign that asks. */
  readonly asks: boolean;
  /** In order, each once. */
  readonly words: readonly QuestionWord[];
}

/** Whether a question asks for a number or a date. */
export function asksForValue({ type }: Question): boolean {
  return type === 'number' || type === 'time';
}

/** On folded text: question words ("ou" opens alone, elsewhere it is "or"), inverted verbs, requests, a question mark. */
const ASKS =
  /\?|^ou |^(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|must|whose)\b|\b(?:qui|quoi|quels?|quelles?|quand|comment|pourquoi|combien|lequel|laquelle|lesquels|lesquelles|est-ce|qu'est|who|whom|what|whats|when|where|why|how|which)\b|-(?:t-)?(?:il|elle|ils|elles|on|vous|tu|ce)\b|^(?:dis|dites|donne|donnez|raconte|racontez|explique|expliquez|tell|give|explain|list|name|show)\b/u;
/** "Où" with its accent asks wherever it stands. */
const WHERE = /\boù\b/iu;

/** Initials are typed in small letters too; those that are a word as well are left alone. */
const ALSO_WORDS = new Set(['aids', 'mae', 'pme', 'sco', 'who']);

/** As the indexes know initials whatever their case: "csto" meets "OTSC". */
function initialsOf(surface: string): string | null {
  const small = surface === surface.toLowerCase() && !ALSO_WORDS.has(surface);
  return small ? frenchAcronym(surface.toUpperCase()) : null;
}

/** Cannot fail on any string; a question without words has none. */
export function analyseQuestion(text: string): Question {
  const language = detectLanguage(text);
  const found = new Map<string, QuestionWord>();
  const shouted = text === text.toUpperCase();
  for (const [index, word] of words(text).entries()) {
    const key = fold(word.surface);
    if (key === '' || isStopWord(key, language) || found.has(key)) continue;
    const surface = initialsOf(word.surface)?.toUpperCase() ?? word.surface;
    found.set(key, {
      key,
      terms: {
        fr: term((language === 'en' ? translatedName(key, 'en') : null) ?? surface, 'fr'),
        en: term((language === 'fr' ? translatedName(key, 'fr') : null) ?? surface, 'en'),
      },
      name: /^\d/.test(word.surface) || (index > 0 && !shouted && /^\p{Lu}/u.test(word.surface)),
    });
  }
  const asks = ASKS.test(fold(text).trim()) || WHERE.test(text);
  return { text, language, type: answerType(text), asks, words: [...found.values()] };
}
