/** The site around the article. */
import { type LinePattern, line } from './pattern.js';

export const SITE: readonly LinePattern[] = [
  // ****, ----, emoji alone
  line(400, 'u')`^[^\p{L}\p{N}]+$`,
  // bare links
  line(1000, 'iu')`^(?:[^\s\p{L}]{0,3}\s?(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S+(?:\s+|$))+$`,
  // - Nom (@compte) 13 janvier 2022; the tail of an embedded tweet
  line(200, 'u')`^(?:[—–-]+ ?[^()]{1,80}|[^().!?]{1,40})\(@\w{1,30}\)[^.!?]{0,50}$`,
  // #LuBess #Kazakhstan
  line(300, 'u')`^(?:#[\p{L}\p{N}_]+[\s,;|]*)+$`,
  // Publicite; La suite apres cette publicite; Advertisement; Sponsored content
  line(140, 'iu')`
    ^[^\p{L}]*(?:publicites?|annonces?|pub|advertisements?(?: ?[|–-].*)?|ads?|sponsored(?: content)?|contenu sponsorise|
    (?:la suite|l'article continue|lisez la suite).{0,30} apres (?:cette|la) (?:publicite|pub|annonce)|
    (?:story|article) continues? (?:below|after).*|scroll (?:down )?to continue.*)[^\p{L}]*$
  `,
  // Vous pouvez lire l'article original ici; Source originale; First published on
  line(240, 'iu')`
    ^[^\p{L}]*(?:(?:vous pouvez )?(?:lire|lisez|retrouve[rz]|consulte[rz]|voir) (?:ici )?(?:l'article|
    le texte|l'original|la version|cet article|la source|l'integralite)\b.{0,80}(?:ici|original|originale|
    complet|complete|sur le site\b.*)|(?:lien vers l'|l'|texte |source |
    version )?(?:article )?originale?\b.{0,6}(?:ici|:|sur|en (?:anglais|russe)|$)|(?:read |view )?(?:the |
    this )?original (?:article|story|post|source)\b.{0,60}|(?:this|the) (?:article|story|post|piece) (?:was |
    has been |is )?(?:originally|first|also|re)[ -]?(?:appeared|published|posted).*|(?:originally|
    first) (?:published|appeared) (?:on|in|at|by).*|l'article .{0,100}\b(?:est )?(?:ap)?paru en premier sur.*|cet? (?:article|texte|tribune|billet) (?:a ete|est|
    fut) (?:\p{L}+ment |d'abord )?(?:publie|paru|traduit|republie|repris|initialement).*)[^\p{L}]*$
  `,
  // Accueil > Monde; Retour en haut; Back to top; Menu; 3 commentaires; Reagir
  line(120, 'iu')`
    ^[^\p{L}]*(?:accueil(?: ?[>»/|].*)?|home ?[>»/|].*|menu|retour (?:a l'accueil|en haut|au sommaire)|
    haut de page|back to (?:top|home)|skip to (?:content|main).*|\d+ (?:commentaires?|comments?|partages?|
    shares?|vues?|views?|likes?|j'aime)|aucun commentaire|no comments?(?: yet)?|(?:voir|lire|
    afficher) (?:tous )?les (?:\d+ )?commentaires.*|reagir|commenter|ajouter un commentaire|j'aime ca?|
    like (?:this|loading)|loading|chargement|suivant|precedent|(?:article )?(?:precedent|suivant)|next (?:article|
    post).{0,80}|previous (?:article|post).{0,80})[^\p{L}]*$
  `,
];
