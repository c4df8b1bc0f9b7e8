import { fold } from '../../text/fold.js';

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
