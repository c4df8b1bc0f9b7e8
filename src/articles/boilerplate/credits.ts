/** Who made a picture, a text or a translation, and when. */
import { AGENCY, DATE, type LinePattern, line, MONTH_NAMES, NETWORK, REPORTED, regex, spoken } from './pattern.js';

export const CREDITS: readonly LinePattern[] = [
  // Photo : Nom; Credit photo Nom/AFP; Image by Name; Picture de couverture : ... Fourni par
  line(400, 'iu', /^\P{L}*\p{L}+ (?:par|by) \p{Ll}|^\P{L}*\p{L}+ ?: \p{Ll}[^©/]*\.$/u)`
    ^[^\p{L}]*(?:picture|photos?|photograph(?:ies?|s)?|images?|illustrations?|visuel|infographie|credits?|copyright|
    legende|cover|(?:featured|header|main|lead) (?:image|photo))(?: (?:photos?|images?|videos?|picture|
    credits?|de couverture|de (?:la )?une|a la une|en une|d'illustration|d'archives?|d'ouverture|principale|
    courtesy))*\s*(?::|©|\(c\)|\/|by\b|par\b|courtesy\b|of\b(?=.*©))
  `,
  // AP Photo; File photo: troops; Image caption Protesters in Almaty; Photo d'illustration (AFP)
  line(220, 'iu')`
    ^[^\p{L}]*(?:(?:ap|afp|file|stock|archive) photos?\b|(?:image|media|photo) caption\b|
    (?:photos?|images?)(?: d'(?:illustration|archives?))?[^\p{L}]*(?:AFP|AP|Reuters)?[^\p{L}]*$)
  `,
  // (c) AFP; Titre © Agence
  line(160, 'iu')`^[^\p{L}]*\(c\) |©`,
  // Legende. (Photo par Nom/AFP via Getty Images)
  line(500, 'iu')`
    [([](?:(?:ap|afp|file|reuters|handout|archive|epa) )?(?:photos?|images?|pictures?|credits?|illustration|
    copyright)\b[^()[\]]*[)\]]\s*$
  `,
  // Legende. Nom/AFP; AP Photo/Name; REUTERS/Name
  line(400, 'u')`
    (?:\p{L} ?\/ ?(?:AFP|REUTERS|Reuters|AP|EPA|SIPA|Sipa|MAXPPP|Getty|Shutterstock|TASS|Sputnik|Xinhua|ANSA|
    DPA|dpa|Belga|ABACA|Hans Lucas|Anadolu|NurPhoto)\b[^.!?]{0,60}|(?:AP|AFP|EPA) (?:Photo|
    PHOTO) ?\/[^.!?]{1,60}|(?:REUTERS|Reuters|AFP|SIPA) ?\/ ?\p{Lu}[^.!?]{1,40})[)\].]?$
  `,
  // Legende / Agence: a caption and its owner
  line(220, 'u')`^\p{L}+(?:[ ,'-]+[\p{L}\p{N}"()]+){3,}\.? \/ \p{Lu}[^.!?/:,;]{1,50}$`,
  // Legende Getty Images; Wikimedia Commons; Shutterstock
  line(220, 'u')`
    (?:Getty(?: Images)?|Shutterstock|iStock(?:photo)?|Unsplash|Pixabay|Pexels|Wikimedia(?: Commons)?|
    Wikipedia Commons|Flickr|Adobe Stock|Depositphotos|Creative Commons|CC BY[\w .-]*)[).]?$
  `,
  // Casques bleus en mission. Fourni par l'OTSC
  line(300, 'u')`[.!?] (?:Fourni(?:e|s)? par|Courtesy of|Handout)\b[^.]{1,60}\.?$`,
  // Par Jean Dupont; By Jane Doe, Reuters; Propos recueillis par
  line(120, 'u')`
    ^(?:(?:Par|PAR|By|BY|Texte|Text)(?: :)? \p{Lu}[\p{L}.'-]*(?:,? (?:et |and |de |du |van |avec |with |
    \()?\p{Lu}[\p{L}.'-]*\)?){1,7}|(?:With|Additional) reporting (?:by|from) [^.]{2,100}|(?:Propos recueillis|Article traduit|Traduit|Traduction|Redige|Ecrit|Written|Reporting|
    Edited|Editing|Translated) (?:[\p{L}']+ ){0,2}(?:par|by|:)\s?[^.]{2,100})\.?$
  `,
  // Publie le 13 janvier 2022 a 10h; Mis a jour il y a 2 heures; Posted on; Temps de lecture
  line(
    110,
    'iu',
    /, (?:l'|le |la |les |il |elle |ce |cet |cette |son |sa |ses |un |une |the |it |he |she |they |this |his |her |a |an )(?!redaction)|^.{45,}\p{Ll}{3}\.$/u,
  )`
    ^[^\p{L}]*(?:(?:${AGENCY}, |article )?(?:publiee?|postee?|mise? a jour|modifiee?|mis en ligne|posted|published|
    updated|last (?:updated|modified)|maj)\b[ :]{0,3}(?:le|on|il y a|a|at|ce|par|by|${MONTH_NAMES}|\d|
    ${DATE})\b.{0,120}|temps de lecture\b.{0,30}|(?:lecture|reading time)\b.{0,6}\d+ ?min.{0,10}|
    \d+ min(?:utes?)?\.? (?:de lecture|read))$
  `,
  // 13 janvier 2022; Jeudi 13 janvier 2022 a 10:32; January 13, 2022
  line(60, 'iu')`
    ^[^\p{L}\p{N}]*(?:\p{L}+day,? |(?:lun|mar|mercre|jeu|vendre|same)di,? |dimanche,? |
    le )*${DATE}(?:[ ,a-]*\d{1,2}(?:[h:]\d{0,2})(?: ?[ap]\.?m\.?)?.{0,12})?$
  `,
  // Le Monde avec AFP; AFP; (Reuters); Source : AFP
  line(80, 'u')`
    ^[^\p{L}]*(?:(?:[Aa]vec|[Ww]ith) (?:l')?${AGENCY}(?: et ${AGENCY})?|(?!.*\b(?:a|ont|est|sont|was|has)\b)[\p{Lu}][^.!?:]{1,40} (?:avec|with|et|and|/|-|
    via) ?(?:l')?${AGENCY}(?:[ ,/&]+(?:et |and |avec )?${AGENCY})*(?:-Services)?|${AGENCY}(?:[ ,/&]+(?:et |
    and |avec )?${AGENCY})*)[^\p{L}]*$
  `,
  // L. A.; L. A. (AFP); [L. Aubrac]; Lise Aubrac (AFP); bur-lau/abc (who wrote, under a text)
  line(60, 'u')`
    ^[^\p{L}\p{N}]{0,3}(?:(?:\p{Lu}\p{Ll}?\.[ -]?){2,4}|(?<=[([])(?:\p{Lu}\p{Ll}?\.[ -]?){1,3}\p{Lu}[\p{L}'-]+|(?:(?:\p{Lu}[\p{L}.'-]+|\p{Lu}\.) ){1,3}(?=[([]?(?:a |avec |with )?${AGENCY}\b)|(?=.*[/])(?:[A-Z]{2,4}|[a-z]{2,5})(?=[-/])(?:\/(?:\p{Lu}\.[ -]?){2,3}$)?)
    (?:[/,;-]? ?(?:[a-z]{2,5}\b|[A-Z]{2,4}\b))*(?: ?[,(/[-]? ?(?:a |avec |with )?(?:${AGENCY}|(?<=a )\p{Lu}[\p{L}-]+)){0,2}[)\].]{0,2}$
  `,
  // Jane Doe contributed to this report; Reporting was contributed by; Lise Aubrac a contribue a cet article
  line(300, 'iu')`
    (?:\bcontributed (?:\p{L}+ )?(?:reporting|to (?:this|the) (?:report|story|article|piece))|\breporting was contributed by|^[^\p{L}]*(?:material|information|reporting) from\b.{0,80}\bwas (?:used|included) in this|
    \b(?:a|ont) (?:egalement )?(?:contribue|participe|collabore) a (?:cet article|ce (?:reportage|papier|recit))(?=[^\p{L}]*$))\b[^"]{0,80}$
  `,
  // About the author; A propos de l'auteur; About the writer: Olive Tarn covers
  line(700, 'iu', REPORTED)`
    ^[^\p{L}]*(?:(?:about the (?:authors?|writers?)|a propos (?:de l'auteure?|des auteurs))(?:[^\p{L}]*$| ?:)|
    l'auteure?[^\p{L}]*$)
  `,
  // Follow him on Twitter; Contact Olive Tarn at olive@; Suivez-la sur Twitter
  spoken(700)`
    (?:(?:you can )?(?:follow|reach|contact|e-?mail|find|tweet) (?:him|her|them|me|(?:\p{L}+ ){0,2}?\p{L}+(?= on| @|
    [ ]at \S+@)) ?(?:(?:on|at|via|by|@)\b|@)[^.]{0,60}(?:\b${NETWORK}\b|@)|(?:suivez|retrouvez|contactez|joignez)-(?:le|la|
    les|moi)\b.{0,20}\b(?:sur|via|par)\b)
  `,
  // via LeMonde; Source : site; Sources: AFP, BBC
  line(160, 'iu', /: \p{Ll}\S*(?: \S+){6,}[.!?]$/u)`
    ^[^\p{L}]*(?:via \S+(?: \S+){0,3}|(?:sources?|origine|lien|liens?|references?|tags?|mots?[ -]cles?|
    etiquettes?|categories?|topics?|keywords?|filed under|classe dans|rubrique|posted in|tagged with)\s*:.*)$
  `,
];

const PERSON =
  "(?<person>(?!(?:L[ea]s?|Une?|The|An?|Mr?s?|Mme|M|Pr|Dr|Ce|Cet|Cette|Ils?|Elles?|S?[Hh]e|They|It)\\b)\\p{Lu}[\\p{L}.'-]+(?: (?:de |du |van |von |le |la |de la |bin )?\\p{Lu}[\\p{L}.'-]+){1,3})";
const PRESS = `(?:[Jj]ournalist(?:e|es|s)?|[Rr]eporters?|[Cc]orrespond[ae]nt(?:e|es|s)?|[Ee]ditors?|[Cc]olumnists?|[Ww]riters?|[Cc]ontributors?|
    [Bb]loggers?|[Rr]edact(?:eur|rice)s?|[Cc]hroniqueu(?:r|se)s?|[Ee]ditorialistes?|[Pp]igistes?|[Cc]heff?e? (?:du |de |de la )?(?:service|rubrique|
    redaction)|[Pp]hotograph(?:e|er)s?)\\b`;
const PAST = '\\b(?:covered|joined|joining|worked|wrote|written|couvert|rejoint|travaille|ecrit)\\b';
/** Somebody of the press and what they do: an author's box, where the text names them nowhere else. */
export const AUTHOR_BOX = {
  longest: 700,
  // Jane Doe is a senior reporter at The Merrow Times; Lise Aubrac couvre la politique. Elle a rejoint
  named: regex('u')`
    ^${PERSON}(?:, [^,]{0,40}\b${PRESS}(?=[^.]*,)[^.,]{0,40})?,? (?:(?:is|est) (?!l'un|one of|(?:the|le|la) (?:first|only|second|premier|seul|deuxieme)|ete )[^.!?:]{0,60}\b${PRESS}|(?:covers|couvre|writes|ecrit|suit) (?=[^"]*(?:\b${PRESS}|${PAST}))|(?:writes|ecrit) (?:about|on|sur|pour|for) |(?:covers|couvre) (?=.*\b(?:for|pour) (?:the |le |la |l')?\p{Lu}))
  `,
  // Journaliste au service politique, Lise Aubrac couvre les elections; A reporter since 2009, Jane Doe covers
  described: regex('u')`
    ^(?:(?:An?|The|Our|Notre|Grande?|Senior) )?(?:\p{L}+ )?${PRESS}[^.!?]{0,120}, ${PERSON} (?:covers|couvre|(?:est|is) (?:aussi |also |egalement |the |l')?(?:specialis|aut(?:eur|hor)|charg|based|diplom|correspond|respons|en charge)\p{L}*|
    writes|ecrit|works|travaille|suit|joined|a rejoint|collabore|traite|s'interesse|anime|dirige)\b
  `,
  reported: REPORTED,
} as const;
