/** Pointers to other articles. */
import { type LinePattern, line, regex } from './pattern.js';

export const POINTERS: readonly LinePattern[] = [
  line(
    'Lire aussi Titre; A lire aussi; Voir egalement : Titre',
    400,
    regex('u')`
      ^[^\p{L}]*(?:[Aa] )?(?:[Ll]ire|LIRE|[Vv]oir|VOIR|[Rr]elire|[Ee]couter|[Rr]egarder|[Dd]ecouvrir|A LIRE|
      A VOIR) (?:aussi|AUSSI|egalement|EGALEMENT|encore|ensuite)\s*(?:$|[^\p{L}\s]|\p{Lu}|\d)
    `,
  ),
  line(
    'Lire aussi notre recette du welsh; Lisez aussi : Titre',
    300,
    regex('iu')`
      ^[^\p{L}]*(?:(?:a )?(?:lire|voir|relire|lisez|voyez|relisez) (?:aussi|egalement) (?:nos|notre)\b|(?:lisez|voyez|relisez|regardez|
      ecoutez|decouvrez) (?:aussi|egalement)\s*(?:$|[:>|]))
    `,
  ),
  line(
    'Relire notre tchat : Titre; Lire notre analyse : Titre',
    400,
    regex('iu')`
      ^[^\p{L}]*(?:re)?(?:lire|voir|ecouter|regarder) (?:aussi )?(?:(?:notre|nos) \p{L}+|
      (?:le |la |les |l')(?:tchat|chat|live|direct|article|entretien|decryptage|reportage|enquete|analyse|tribune|
      interview|dossier|podcast|video|recit|portrait|editorial)s?)[^.:]{0,40}:
    `,
  ),
  line(
    'A lire : Titre; A voir sur notre site : Titre; Notre dossier : Titre',
    300,
    regex('iu')`
      ^[^\p{L}]*(?:a (?:lire|voir|ecouter|decouvrir|relire|ne pas (?:manquer|rater))|
      (?:retrouvez )?notre (?:dossier|selection))\b(?:[^.:]{0,40}:|[^\p{L}]*$)
    `,
  ),
  line(
    'En savoir plus; Pour en savoir plus sur le Kazakhstan; Lire la suite',
    120,
    regex('iu')`
      ^[^\p{L}]*(?:(?:pour )?en savoir (?:plus|davantage)|savoir plus|pour aller plus loin|(?:pour )?lire (?:la suite|plus|
      l'article (?:complet|entier|en entier|sur))|voir plus|voir (?:la|toutes les) videos?)\b[^.]*$
    `,
  ),
  line(
    'Sur le meme sujet; Articles similaires; Vous aimerez aussi',
    160,
    regex('iu')`
      ^[^\p{L}]*(?:(?:sur|dans) (?:le|la) meme (?:sujet|theme|thematique|dossier|rubrique)|(?:nos |les |
      d')?(?:autres? |derniers? )?articles? (?:lies|similaires|connexes|recommandes|associes|recents|relatifs|
      precedents?|suivants?|populaires|les plus lus)|vous (?:aimerez|pourriez|devriez) (?:aussi|aimer|
      egalement)|(?:ceci|cela|cet article) pourrait (?:aussi |egalement )?vous interesser|les plus lus|
      plus (?:d'infos?|d'informations|d'articles) sur|recommandes? pour vous)\b[^.]*$
    `,
  ),
  line(
    'Read more: Title; See also Title; Also read',
    400,
    regex('u')`
      ^[^\p{L}]*(?:(?:READ|SEE|WATCH|LISTEN) ?(?:ALSO|MORE|NEXT)|(?:[Rr]ead|[Ss]ee|[Ww]atch|[Ll]isten) (?:also|
      more|next|our|the full)|[Aa]lso (?:[Rr]ead|[Ss]ee|on)|(?:READ|WATCH|LISTEN)(?= ?[:|>])|ALSO READ)\b\s*(?:$|[^\p{L}\s]|\p{Lu}|\d|about|on|from|of|
      story|article|full)[^.]*\p{P}*$
    `,
  ),
  line(
    'Related articles; You may also like; More from Outlet; Continue reading',
    160,
    regex('iu')`
      ^[^\p{L}]*(?:related(?: (?:articles?|stor(?:y|ies)|posts?|topics?|content|coverage|news|links?|
      reading))?\s*(?::|$)|related (?:articles?|stories|posts|topics|content|coverage)\b|you (?:may|might|
      could) (?:also )?(?:like|be interested|enjoy)|more (?:on this|stories|from|like this|about this)\b|
      recommended (?:for you|stories|reading)|most (?:read|popular|viewed)|what to read next|up next|don't miss|
      (?:continue|keep) reading|click here (?:to|for)|top stories|latest (?:news|stories)|trending)\b[^.]*$
    `,
  ),
  line(
    '-> LIRE. Titre; For more on this story, visit our website',
    300,
    /^(?:[^\p{L}]*(?:LIRE|VOIR|ECOUTER) ?[.:>|-]|For more (?:on|information|about|stories)\b.*\b(?:visit|read|see|click|here)\b)/u,
  ),
];
