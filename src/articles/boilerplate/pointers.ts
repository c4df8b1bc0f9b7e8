/** Pointers to other articles. */
import { type LinePattern, line } from './pattern.js';

export const POINTERS: readonly LinePattern[] = [
  // Lire aussi Titre; A lire aussi; Voir egalement : Titre
  line(400, 'u')`
    ^[^\p{L}]*(?:[Aa] )?(?:[Ll]ire|LIRE|[Vv]oir|VOIR|[Rr]elire|[Ee]couter|[Rr]egarder|[Dd]ecouvrir|A LIRE|
    A VOIR) (?:aussi|AUSSI|egalement|EGALEMENT|encore|ensuite)\s*(?:$|[^\p{L}\s]|\p{Lu}|\d)
  `,
  // Lire aussi notre recette du welsh; Lisez aussi : Titre
  line(300, 'iu')`
    ^[^\p{L}]*(?:(?:a )?(?:lire|voir|relire|lisez|voyez|relisez) (?:aussi|egalement) (?:nos|notre)\b|(?:lisez|voyez|relisez|regardez|
    ecoutez|decouvrez) (?:aussi|egalement)\s*(?:$|[:>|]))
  `,
  // Relire notre tchat : Titre; Lire notre analyse : Titre
  line(400, 'iu')`
    ^[^\p{L}]*(?:re)?(?:lire|voir|ecouter|regarder) (?:aussi )?(?:(?:notre|nos) \p{L}+|
    (?:le |la |les |l')(?:tchat|chat|live|direct|article|entretien|decryptage|reportage|enquete|analyse|tribune|
    interview|dossier|podcast|video|recit|portrait|editorial)s?)[^.:]{0,40}:
  `,
  // A lire : Titre; A voir sur notre site : Titre; Notre dossier : Titre
  line(300, 'iu')`
    ^[^\p{L}]*(?:a (?:lire|voir|ecouter|decouvrir|relire|ne pas (?:manquer|rater))|
    (?:retrouvez )?notre (?:dossier|selection))\b(?:[^.:]{0,40}:|[^\p{L}]*$)
  `,
  // En savoir plus; Pour en savoir plus sur le Kazakhstan; Lire la suite
  line(120, 'iu')`
    ^[^\p{L}]*(?:(?:pour )?en savoir (?:plus|davantage)|savoir plus|pour aller plus loin|(?:pour )?lire (?:la suite|plus|
    l'article (?:complet|entier|en entier|sur))|voir plus|voir (?:la|toutes les) videos?)\b[^.]*$
  `,
  // Sur le meme sujet; Articles similaires; Vous aimerez aussi
  line(160, 'iu')`
    ^[^\p{L}]*(?:(?:sur|dans) (?:le|la) meme (?:sujet|theme|thematique|dossier|rubrique)|(?:nos |les |
    d')?(?:autres? |derniers? )?articles? (?:lies|similaires|connexes|recommandes|associes|recents|relatifs|
    precedents?|suivants?|populaires|les plus lus)|vous (?:aimerez|pourriez|devriez) (?:aussi|aimer|
    egalement)|(?:ceci|cela|cet article) pourrait (?:aussi |egalement )?vous interesser|les plus lus|
    plus (?:d'infos?|d'informations|d'articles) sur|recommandes? pour vous)\b[^.]*$
  `,
  // Read more: Title; See also Title; Also read
  line(400, 'u')`
    ^[^\p{L}]*(?:(?:READ|SEE|WATCH|LISTEN) ?(?:ALSO|MORE|NEXT)|(?:[Rr]ead|[Ss]ee|[Ww]atch|[Ll]isten) (?:also|
    more|next|our|the full)|[Aa]lso (?:[Rr]ead|[Ss]ee|on)|(?:READ|WATCH|LISTEN|MORE|RELATED|ALSO|NOW|More|Watch|Listen|Related|VIDEO|OPINION|ANALYSIS|EXPLAINED|EXPLAINER)(?= ?[:|>]\s?\p{Lu})|ALSO READ)\b\s*(?:$|[^\p{L}\s]|\p{Lu}|\d|about|on|from|of|
    story|article|full)(?:[^.]|\.\S)*\p{P}*$
  `,
  // Related articles; You may also like; More from Outlet; Continue reading
  line(160, 'iu')`
    ^[^\p{L}]*(?:related(?: (?:articles?|stor(?:y|ies)|posts?|topics?|content|coverage|news|links?|
    reading))?\s*(?::|$)|related (?:articles?|stories|posts|topics|content|coverage)\b|you (?:may|might|
    could) (?:also )?(?:like|be interested|enjoy)|more (?:on this|stories|from|like this|about this)\b|
    recommended (?:for you|stories|reading)|most (?:read|popular|viewed)|what to read next|up next|don't miss|
    (?:continue|keep) reading|click here (?:to|for)|top stories|latest (?:news|stories)|trending)\b[^.]*$
  `,
  // -> LIRE. Titre; For more on this story, visit our website
  line(
    300,
    'u',
  )`^(?:[^\p{L}]*(?:LIRE|VOIR|ECOUTER) ?[.:>|-]|For more (?:on|information|about|stories)\b.*\b(?:visit|read|see|click|here)\b)`,
];
