import { fold } from '../text/fold.js';

/** What kind of words a question asks for. `other` where its words do not tell. */
export type AnswerType = 'person' | 'time' | 'number' | 'place' | 'reason' | 'other';

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
  [
    'place',
    /\b(ou (est|sont|a|ont|se|s'|etai|fut|vit|peut|la|le|les|l'|il|elle|on|travail|habit|trouv|eu|est-ce)|d'ou|where|(dans|a|de|vers|sur) quel(le)?s? (ville|pays|region|lieu|endroit|place|village|continent|etat|ile|quartier|departement|province)|quel(le)?s? (ville|pays|region|lieu|endroit|capitale)|(what|which) (city|town|country|place|region|state|capital))\b/,
  ],
  [
    'reason',
    /\b(pourquoi|why|pour quelles? raisons?|quelles? (est|sont|etai\w+|fut|furent)? ?(la |les )?(raisons?|causes?|motifs?)|what (caused|triggered|prompted|led)|for what reason|how come)\b/,
  ],
  [
    'person',
    /\b(qui|who|whom|whose|a qui|de qui|par qui|quel(le)?s? (est|sont|etait|fut)? ?(le |la |les |l')?(nom|homme|femme|president|presidente|ministre|auteur|acteur|actrice|roi|reine|general|chef|joueur|joueuse|entraineur|realisateur|chanteur|chanteuse|personne)|which (man|woman|president|minister|general|person|player|actor|author))\b/,
  ],
];

/** "où" loses its accent when folded and would read as "or": it is a place wherever it is written with it. */
const WRITTEN_WHERE = /(^|[^\p{L}])où([^\p{L}]|$)/iu;

/** The type of answer that a question asks for, by its question words, in French or English. */
export function answerType(question: string): AnswerType {
  const folded = fold(question);
  for (const [type, pattern] of PATTERNS) {
    if (pattern.test(folded)) return type;
    if (type === 'time' && WRITTEN_WHERE.test(question)) return 'place';
  }
  return 'other';
}
