/** A kind of line that is not the article's prose. Patterns see text without accents, with plain spaces and quotes. */
export interface LinePattern {
  /** What it is for, with an example. */
  readonly catches: string;
  readonly pattern: RegExp;
  /** Characters of the longest paragraph that is masked whole; a longer one is prose that looks like it. */
  readonly longest: number;
}

const line = (catches: string, longest: number, pattern: RegExp): LinePattern => ({ catches, longest, pattern });

const AGENCY = '(?:AFP|Reuters|AP|Associated Press|EFE|DPA|ATS|Belga|TASS|Xinhua|ANSA|UPI|PA|agences?|agencies)';
const NETWORK =
  '(?:facebook|twitter|x|instagram|telegram|whats ?app|youtube|linked ?in|tik ?tok|pinterest|reddit|messenger|snapchat|google(?: news| actualites)?|bluesky|mastodon|threads|odysee|rumble|vk|vkontakte|flipboard|e-?mail|mail|courriel|print|imprimer|rss)';
const MONTH =
  '(?:jan\\w*|fev\\w*|feb\\w*|mars|march|avr\\w*|apr\\w*|mai|may|juin|june?|juil\\w*|july?|aout|aug\\w*|sept?\\w*|oct\\w*|nov\\w*|dec\\w*)\\.?';
const DATE = `(?:\\d{1,2}(?:er)? ${MONTH},? \\d{4}|${MONTH} \\d{1,2},? \\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d)`;

/** Pointers to other articles. */
const RELATED: readonly LinePattern[] = [
  line(
    'Lire aussi Titre; A lire aussi; Voir egalement : Titre',
    400,
    /^[^\p{L}]*(?:[Aa] )?(?:[Ll]ire|LIRE|[Vv]oir|VOIR|[Rr]elire|[Ee]couter|[Rr]egarder|[Dd]ecouvrir|A LIRE|A VOIR) (?:aussi|AUSSI|egalement|EGALEMENT|encore|ensuite)\s*(?:$|[^\p{L}\s]|\p{Lu}|\d)/u,
  ),
  line(
    'Relire notre tchat : Titre; Lire notre analyse : Titre',
    400,
    /^[^\p{L}]*(?:re)?(?:lire|voir|ecouter|regarder) (?:aussi )?(?:notre|nos|le|la|les|l') ?\p{L}+[^.:]{0,40}:/iu,
  ),
  line(
    'A lire : Titre; A voir sur notre site : Titre; Notre dossier : Titre',
    300,
    /^[^\p{L}]*(?:a (?:lire|voir|ecouter|decouvrir|relire|ne pas (?:manquer|rater))|(?:retrouvez )?notre (?:dossier|selection))\b(?:[^.:]{0,40}:|[^\p{L}]*$)/iu,
  ),
  line(
    'En savoir plus; Pour en savoir plus sur le Kazakhstan; Lire la suite',
    120,
    /^[^\p{L}]*(?:(?:pour )?en savoir (?:plus|davantage)|savoir plus|(?:pour )?lire (?:la suite|plus|l'article complet)|voir plus|voir (?:la|toutes les) videos?)\b[^.]*$/iu,
  ),
  line(
    'Sur le meme sujet; Articles similaires; Vous aimerez aussi',
    160,
    /^[^\p{L}]*(?:(?:sur|dans) (?:le|la) meme (?:sujet|theme|thematique|dossier|rubrique)|(?:nos |les |d')?(?:autres? |derniers? )?articles? (?:lies|similaires|connexes|recommandes|associes|recents|relatifs|precedents?|suivants?|populaires|les plus lus)|vous (?:aimerez|pourriez|devriez) (?:aussi|aimer|egalement)|(?:ceci|cela|cet article) pourrait (?:aussi |egalement )?vous interesser|les plus lus|plus (?:d'infos?|d'informations|d'articles) sur|recommandes? pour vous)\b[^.]*$/iu,
  ),
  line(
    'Read more: Title; See also Title; Also read',
    400,
    /^[^\p{L}]*(?:(?:READ|SEE|WATCH|LISTEN) ?(?:ALSO|MORE|NEXT)|(?:[Rr]ead|[Ss]ee|[Ww]atch|[Ll]isten) (?:also|more|next|our|the full)|[Aa]lso (?:read|see|on)|ALSO READ)\b\s*(?:$|[^\p{L}\s]|\p{Lu}|\d|about|on|from|of|story|article)[^.]*\p{P}*$/u,
  ),
  line(
    'Related articles; You may also like; More from Outlet; Continue reading',
    160,
    /^[^\p{L}]*(?:related(?: (?:articles?|stor(?:y|ies)|posts?|topics?|content|coverage|news|links?|reading))?\s*(?::|$)|related (?:articles?|stories|posts|topics|content|coverage)\b|you (?:may|might|could) (?:also )?(?:like|be interested|enjoy)|more (?:on this|stories|from|like this|about this|in)\b|recommended (?:for you|stories|reading)|most (?:read|popular|viewed)|what to read next|up next|don't miss|(?:continue|keep) reading|click here (?:to|for)|top stories|latest (?:news|stories)|trending)\b[^.]*$/iu,
  ),
];

/** Calls to share, follow, subscribe and pay. */
const CALLS: readonly LinePattern[] = [
  line(
    'Partager sur Facebook; Partagez cet article; Tweeter; Share this article',
    200,
    /^[^\p{L}]*(?:partager?|partagez(?:-(?:le|la|les))?|tweeter|tweetez|retweetez|epingler|envoyer|imprimer|share|tweet|pin|copier le lien|copy link)(?:\s*(?:$|:|[!|•])| (?:sur|on|via|par (?:e-?)?mail|with|avec (?:un|vos|tes) ami|cet? (?:article|page|info\w*|contenu|publication)|l'article|cette page|this|the (?:article|story|post)|it\b|a un ami|autour de vous))/iu,
  ),
  line(
    'Vous aimez cet article ? Partagez-le; Did you like this story?',
    200,
    /^[^\p{L}]*(?:(?:si )?vous (?:avez )?(?:aime[rz]?|apprecie[rz]?) (?:cet|ce|cette|notre|nos)\b|(?:cet article|ce contenu) vous (?:a (?:plu|interesse|aide)|plait)|(?:did )?you (?:like|liked|enjoy|enjoyed|find)(?:ed)? this)/iu,
  ),
  line(
    'Facebook Twitter WhatsApp (a bar of buttons); Instagram',
    200,
    new RegExp(
      `^[^\\p{L}]*(?!(?:sur|on|et|and)\\b)(?:(?:partager|share|suivre|follow|sur|on|et|and|${NETWORK})[^\\p{L}\\p{N}]*)*${NETWORK}[^\\p{L}]*$`,
      'iu',
    ),
  ),
  line(
    'Suivez-nous sur Telegram; Retrouvez-nous sur nos reseaux; Follow us on X',
    260,
    new RegExp(
      `^[^\\p{L}]*(?:suivez|retrouvez|rejoignez|follow|find|join|like|suivre|abonnez|visit|aimez)(?:-| )(?:nous|vous|us|me|notre|our|la|le|les|toute|@\\w+)\\b.{0,120}\\b(?:${NETWORK}|reseaux(?: sociaux)?|social media|chaine|channel|page|forum|application|app)\\b[^"]*$`,
      'iu',
    ),
  ),
  line(
    "Suivez-nous; Follow us; Suivez toute l'actualite en direct",
    200,
    /^[^\p{L}]*(?:(?:suivez|rejoignez|retrouvez|contactez|soutenez|ecrivez)-nous|follow us|join us|contact us|support us|(?:suivez|retrouvez) (?:toute l'|l'|toutes (?:les|nos) )(?:actualites?|infos?|informations)\b)[^"]*$/iu,
  ),
  line(
    "Abonnez-vous; Je m'abonne; Deja abonne ? Se connecter; Subscribe now",
    260,
    /^[^\p{L}]*(?:abonnez-vous|s'abonner|je m'abonne|deja (?:abonne|inscrit|client)|se connecter|connectez-vous|s'inscrire|inscrivez-vous|creer un compte|subscribe(?: now| to| for| today)?\b(?!d)|sign (?:up|in)\b|log ?in\b|already (?:a )?(?:subscrib|member|have an)|get (?:our|the) (?:free )?(?:newsletter|app|latest))[^"]*$/iu,
  ),
  line(
    'Article reserve a nos abonnes; La suite est reservee; This content is for subscribers',
    300,
    /(?:(?:article|contenu|acces|lecture|suite|edition)(?: de l'article| de cet article)?(?: est| sont)? reserve(?:e|s|es)? (?:a |aux )(?:nos )?(?:abonne|adherent|membre|inscrit)|il vous reste [\d.,]+ ?% de cet article|(?:subscribers?|members?)[ -]only|for subscribers only|this (?:article|content|story) is (?:for|only|available|reserved)|pour lire la suite|debloquez (?:cet|l')|testez (?:gratuitement|sans engagement)|nos offres? d'abonnement|read(?:ing)? (?:the )?full (?:article|story) (?:with|by)|free articles? (?:left|remaining|this month))/iu,
  ),
  line(
    'Telechargez notre application; Cliquez ici pour...; Download our app',
    220,
    /^[^\p{L}]*(?:telechargez|installez|decouvrez|essayez|download|get) (?:notre|nos|l'|our|the) ?(?:application|app|appli|offres?|podcasts?|newsletters?)\b|^[^\p{L}]*cliquez (?:ici|sur (?:ce|le) lien)/iu,
  ),
];

/** Who made a picture, a text or a translation, and when. */
const CREDITS: readonly LinePattern[] = [
  line(
    'Photo : Nom; Credit photo Nom/AFP; Image by Name; Picture de couverture : ... Fourni par',
    400,
    /^[^\p{L}]*(?:picture|photos?|photographies?|images?|illustrations?|visuel|infographie|credits?|copyright|legende|cover|(?:featured|header|main|lead) (?:image|photo))(?: (?:photos?|images?|videos?|picture|credits?|de couverture|de (?:la )?une|a la une|en une|d'illustration|d'archives?|d'ouverture|principale|courtesy))*\s*(?::|©|\(c\)|\/|by\b|par\b|courtesy\b|of\b(?=.*©))/iu,
  ),
  line('(c) AFP; Titre © Agence', 160, /^[^\p{L}]*\(c\) |©/iu),
  line(
    'Legende. (Photo par Nom/AFP via Getty Images)',
    500,
    /[([](?:(?:ap|afp|file|reuters|handout|archive|epa) )?(?:photos?|images?|pictures?|credits?|illustration|copyright)\b[^()[\]]*[)\]]\s*$/iu,
  ),
  line(
    'Legende. Nom/AFP; AP Photo/Name; REUTERS/Name',
    400,
    /(?:\p{L} ?\/ ?(?:AFP|REUTERS|Reuters|AP|EPA|SIPA|Sipa|MAXPPP|Getty|Shutterstock|TASS|Sputnik|Xinhua|ANSA|DPA|dpa|Belga|ABACA|Hans Lucas|Anadolu|NurPhoto)\b[^.!?]{0,60}|(?:AP|AFP|EPA) (?:Photo|PHOTO) ?\/[^.!?]{1,60}|(?:REUTERS|Reuters|AFP|SIPA) ?\/ ?\p{Lu}[^.!?]{1,40})[)\].]?$/u,
  ),
  line(
    'Legende / Agence: a caption and its owner',
    220,
    /^\p{L}+(?:[ ,'-]+[\p{L}\p{N}"()]+){3,}\.? \/ \p{Lu}[^.!?/:,;]{1,50}$/u,
  ),
  line(
    'Legende Getty Images; Wikimedia Commons; Shutterstock',
    220,
    /(?:Getty(?: Images)?|Shutterstock|iStock(?:photo)?|Unsplash|Pixabay|Pexels|Wikimedia(?: Commons)?|Wikipedia Commons|Flickr|Adobe Stock|Depositphotos|Creative Commons|CC BY[\w .-]*)[).]?$/u,
  ),
  line(
    "Casques bleus en mission. Fourni par l'OTSC",
    300,
    /[.!?] (?:Fourni(?:e|s)? par|Courtesy of|Handout)\b[^.]{1,60}\.?$/u,
  ),
  line(
    'Par Jean Dupont; By Jane Doe, Reuters; Propos recueillis par',
    120,
    /^(?:(?:Par|PAR|By|BY|Texte|Text)(?: :)? \p{Lu}[\p{L}.'-]*(?:,? (?:et |and |de |du |van |avec |with |\()?\p{Lu}[\p{L}.'-]*\)?){1,7}|(?:Propos recueillis|Traduit|Traduction|Redige|Ecrit|Written|Reporting|Edited|Editing|Translated) (?:\p{L}+ )?(?:par|by|:)\s?[^.]{2,100})\.?$/u,
  ),
  line(
    'Publie le 13 janvier 2022 a 10h; Mis a jour il y a 2 heures; Posted on; Temps de lecture',
    110,
    new RegExp(
      `^[^\\p{L}]*(?:(?:article )?(?:publiee?|postee?|mise? a jour|modifiee?|mis en ligne|posted|published|updated|last (?:updated|modified)|maj)\\b[ :]{0,3}(?:le|on|il y a|a|at|ce|hier|aujourd'hui|${MONTH}|\\d|${DATE})\\b.{0,120}|temps de lecture\\b.{0,30}|(?:lecture|reading time)\\b.{0,6}\\d+ ?min.{0,10}|\\d+ min(?:utes?)?\\.? (?:de lecture|read))$`,
      'iu',
    ),
  ),
  line(
    '13 janvier 2022; Jeudi 13 janvier 2022 a 10:32; January 13, 2022',
    60,
    new RegExp(
      `^[^\\p{L}\\p{N}]*(?:\\p{L}+day,? |(?:lun|mar|mercre|jeu|vendre|same)di,? |dimanche,? |le )*${DATE}(?:[ ,a-]*\\d{1,2}(?:[h:]\\d{0,2})(?: ?[ap]\\.?m\\.?)?.{0,12})?$`,
      'iu',
    ),
  ),
  line(
    'Le Monde avec AFP; AFP; (Reuters); Source : AFP',
    80,
    new RegExp(
      `^[^\\p{L}]*(?:(?!.*\\b(?:a|ont|est|sont|was|has)\\b)[\\p{Lu}][^.!?:]{1,40} (?:avec|with|et|and|/|-|via) ?(?:l')?${AGENCY}(?:[ ,/&]+(?:et |and |avec )?${AGENCY})*(?:-Services)?|${AGENCY}(?:[ ,/&]+(?:et |and |avec )?${AGENCY})*)[^\\p{L}]*$`,
      'u',
    ),
  ),
  line(
    'via LeMonde; Source : site; Sources: AFP, BBC',
    160,
    /^[^\p{L}]*(?:via \S+(?: \S+){0,3}|(?:sources?|origine|lien|liens?|references?|tags?|mots?[ -]cles?|etiquettes?|categories?|topics?|keywords?|filed under|classe dans|rubrique|posted in)\s*:.*)$/iu,
  ),
];

/** The site around the article. */
const SITE: readonly LinePattern[] = [
  line('****, ----, emoji alone', 400, /^[^\p{L}\p{N}]+$/u),
  line('bare links', 1000, /^(?:[^\s\p{L}]*\s*(?:https?:\/\/|www\.)\S+\s*|pic\.twitter\.com\/\S+\s*)+$/iu),
  line(
    '- Nom (@compte) 13 janvier 2022; the tail of an embedded tweet',
    200,
    /^(?:[—–-]+ ?[^()]{1,80}|[^().!?]{1,40})\(@\w{1,30}\)[^.!?]{0,50}$/u,
  ),
  line('#LuBess #Kazakhstan', 300, /^(?:#[\p{L}\p{N}_]+[\s,;|]*)+$/u),
  line(
    'Publicite; La suite apres cette publicite; Advertisement; Sponsored content',
    140,
    /^[^\p{L}]*(?:publicites?|annonces?|pub|advertisements?|ads?|sponsored(?: content)?|contenu sponsorise|(?:la suite|l'article continue|lisez la suite).{0,30} apres (?:cette|la) (?:publicite|pub|annonce)|(?:story|article) continues? (?:below|after).*|scroll (?:down )?to continue.*)[^\p{L}]*$/iu,
  ),
  line(
    "Vous pouvez lire l'article original ici; Source originale; First published on",
    240,
    /^[^\p{L}]*(?:(?:vous pouvez )?(?:lire|lisez|retrouve[rz]|consulte[rz]|voir) (?:ici )?(?:l'article|le texte|l'original|la version|cet article|la source|l'integralite)\b.{0,80}(?:ici|original|originale|complet|complete|sur le site\b.*)|(?:lien vers l'|l'|texte |source |version )?(?:article )?originale?\b.{0,6}(?:ici|:|sur|en (?:anglais|russe)|$)|(?:read |view )?(?:the |this )?original (?:article|story|post|source)\b.{0,60}|(?:this|the) (?:article|story|post|piece) (?:was |has been |is )?(?:originally|first|also|re)[ -]?(?:appeared|published|posted).*|(?:originally|first) (?:published|appeared) (?:on|in|at|by).*|cet? (?:article|texte|tribune|billet) (?:a ete|est|fut) (?:\p{L}+ment |d'abord )?(?:publie|paru|traduit|republie|repris|initialement).*)[^\p{L}]*$/iu,
  ),
  line(
    'Tous droits reserves; All rights reserved; Reproduction interdite; Copyright 2022',
    300,
    /(?:tous droits (?:de reproduction )?reserves|all rights reserved|reproduction (?:\p{L}+ )?interdite|^[^\p{L}]*(?:copyright|mentions legales|conditions generales|politique de confidentialite|privacy policy|terms of (?:use|service)|nous contacter|contact(?= ?:|$)|qui sommes-nous|about us|a propos de nous)\b[^.]{0,80}$)/iu,
  ),
  line(
    'Nous utilisons des cookies; Ce contenu est bloque; JavaScript is disabled',
    400,
    /(?:(?:nous|ce site|notre site|le site|we|this (?:site|website)) (?:utilis(?:ons|e)|use[sd]?) (?:des |les )?cookies|accept(?:er|ez|ant)? (?:les |nos |all |tous les |the )?(?:cookies|traceurs)|depos(?:e|er|es) des cookies|vos (?:choix|preferences) (?:de|en matiere de) cookies|(?:activer|enable|activez) (?:le )?java ?script|votre navigateur (?:ne|est)|your browser (?:does|is))/iu,
  ),
  line(
    'Accueil > Monde; Retour en haut; Back to top; Menu; 3 commentaires; Reagir',
    120,
    /^[^\p{L}]*(?:accueil(?: ?[>»/|].*)?|home ?[>»/|].*|menu|retour (?:a l'accueil|en haut|au sommaire)|haut de page|back to (?:top|home)|skip to (?:content|main).*|\d+ (?:commentaires?|comments?|partages?|shares?|vues?|views?|likes?|j'aime)|aucun commentaire|no comments?(?: yet)?|(?:voir|lire|afficher) (?:tous )?les (?:\d+ )?commentaires.*|reagir|commenter|ajouter un commentaire|j'aime ca?|like this|loading|chargement|suivant|precedent|(?:article )?(?:precedent|suivant)|next (?:article|post).{0,80}|previous (?:article|post).{0,80})[^\p{L}]*$/iu,
  ),
];

/** Paragraphs that are masked whole. */
export const LINE_PATTERNS: readonly LinePattern[] = [...RELATED, ...CALLS, ...CREDITS, ...SITE];
