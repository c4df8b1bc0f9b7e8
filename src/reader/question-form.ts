import { fold } from '../text/fold.js';

/** Ways to ask, finer than the kind of answer: the reader learns what each is answered with. The last is any other. */
const FORMS: readonly RegExp[] = [
  /\bcombien|how (many|much)|quel(le)?s? (est |etait |fut )?(le |la |l')?(nombre|pourcentage|taux|population|superficie|prix|age|taille|duree|longueur|hauteur|distance)/,
  /\bquand\b|\bwhen\b|quel(le)?s? (est |etait |fut )?(la |l'|le )?(jour|date|annee|mois|siecle|epoque|periode)|what (year|day|date)/,
  /\bou (est|sont|a|ont|se|s'|etai|fut|vit|peut|la|le|les|l'|il|elle|on|travail|habit|trouv|eu)|\bwhere\b|quel(le)?s? (est |etait )?(la |le |l')?(ville|pays|region|lieu|endroit|continent|etat|ile|quartier|departement|capitale)/,
  /\bpourquoi|\bwhy\b|raison|cause/,
  /comment (se nomme|s'appelle|est.{0,12}(appel|nomm)|appel|nomm)|quel(le)?s? (est |etait |fut )?(le |la |l'|les )?(nom|surnom|titre)/,
  /\bcomment\b|\bhow\b/,
  /\bqui\b|\bwho/,
  /quel(le)?s? (est |etait |fut )?(le |la |l')?(homme|femme|president|presidente|ministre|auteur|acteur|actrice|roi|reine|general|chef|joueur|joueuse|entraineur|realisateur|chanteur|personne|ecrivain|compositeur|architecte|peintre)/,
  /\bquel(le)?s\b/,
  /\bquel(le)?\b|\bwhat|\bwhich/,
  /\bque\b|\bqu'|\bquoi\b/,
];

/** How many forms there are. */
export const QUESTION_FORMS = FORMS.length + 1;

/** The form of a question, 0 to `QUESTION_FORMS` - 1. */
export function questionForm(question: string): number {
  const folded = fold(question);
  const form = FORMS.findIndex((pattern) => pattern.test(folded));
  return form === -1 ? FORMS.length : form;
}
