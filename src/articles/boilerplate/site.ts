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
    ^[^\p{L}]*(?:publicites?|annonces?|pub|anzeigen?|werbung|publicidad|reklama|advertisements?(?: ?[|–-].*)?|ads?|sponsored(?: content)?|contenu sponsorise|
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
  // Tous droits reserves; All rights reserved; Reproduction interdite; Copyright 2022
  line(300, 'iu')`
    (?:tous droits (?:de reproduction )?reserves(?! aux?\b)|all rights reserved|reproduction (?:\p{L}+ )?interdite|
    ^[^\p{L}]*(?:copyright|mentions legales|conditions generales|politique de confidentialite|privacy policy|
    terms of (?:use|service)|nous contacter|contact(?= ?:|$)|qui sommes-nous|about us|
    a propos de nous)\b[^.]{0,80}$)
  `,
  // Nous utilisons des cookies; Ce contenu est bloque; JavaScript is disabled
  line(400, 'iu')`
    (?:(?:nous|ce site|notre site|le site|we|this (?:site|website)) (?:utilis(?:ons|e)|use[sd]?) (?:des |
    les )?cookies|accept(?:er|ez|ant)? (?:les |nos |all |tous les |the )?(?:cookies|traceurs)|depos(?:e|er|
    es) des cookies|vos (?:choix|preferences) (?:de|en matiere de) cookies|(?:activer|enable|
    activez) (?:le )?java ?script|java ?script (?:est|is|ist|esta|jest) (?:desactive|requis|disabled|required|deaktiviert|desactivado|wylaczon)|votre navigateur (?:ne|est)|your browser (?:does|is))
  `,
  // This post may contain affiliate links; Ce site utilise Akismet; Powered by WordPress; Jump to Recipe
  line(300, 'iu')`
    ^[^\p{L}]*(?:(?:this|the) (?:post|page|article|site|blog|recipe)s? (?:may )?(?:contains?|includes?|uses?)\b.{0,30}\b
    affiliate|as an amazon associate|(?:cet|ce|cette) (?:article|page|site|billet|recette) (?:contient|comporte|
    utilise|peut contenir)\b.{0,20}\b(?:liens? (?:d')?affili|akismet)|(?:this|the) site uses akismet|
    (?:notify me of|notifiez-moi des|prevenez-moi (?:de|des)|avertissez-moi (?:de|des))\b|(?:fierement )?(?:propulse par|proudly powered by|
    powered by) (?:wordpress|blogger|ghost|tumblr|medium|squarespace|wix)|(?:jump to|aller a la|print) (?:the )?(?:recipe|recette)\b|
    reader interactions[^\p{L}]*$)[^"]*$
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
