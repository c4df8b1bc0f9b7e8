/** Lines of a first page that are no headline: letterheads, banners, datelines, contacts. Refuses to find a title. */
import { MONTH_NAME, SHORT_MONTH, WEEKDAY } from '../../../text/calendar.js';
import { fold } from '../../../text/fold.js';

const MONTH = `(?:${MONTH_NAME}|${SHORT_MONTH})\\.?`;
const IN_WORDS = `\\d{1,2}(?:er|st|nd|rd|th)?(?: of)? ${MONTH},?(?: \\d{4})?|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,?(?: \\d{4})?`;
const DATE = `(?:(?:${WEEKDAY}),? )?(?:${IN_WORDS}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d)`;
const TIME = '(?:,? (?:a |[–-] |at )?\\d{1,2} ?(?:h|:) ?(?:\\d\\d)?)?';
/** A town or two, "Fait a", "Communique du": what may stand before a dateline's day. */
const PLACE = "[\\p{L}][\\p{L}'. -]{0,48}";

/** The whole line is a dateline: "Lormel, le mardi 9 fevrier 2021", "9 fevrier 2021", "Paris - 12/03/2020". */
const DATELINE = new RegExp(
  `^(?:${PLACE}(?: \\(\\d{2,5}\\))?\\s?(?:[,:–-] ?| (?=le ))|(?:publie|mis en ligne|mis a jour|date|on|diffuse)\\s?:? ?)?(?:le |the |ce |du )?:?\\s?${DATE}${TIME}\\.?$`,
  'u',
);
/** A dateline that the text follows: "Lormel, le 9 fevrier 2021 - La prefete...". */
const LEADING_DATELINE = new RegExp(
  `^\\p{L}[\\p{L}'.-]*(?: [\\p{L}'.-]+){0,4}(?: \\(\\d{2,5}\\))?(?:, ?| \\()(?:le )?${DATE}\\)?(?: \\([\\p{L} ]{2,20}\\))?\\s?[.:–—-]`,
  'u',
);
/** A dateline wherever it stands on the page: a day alone may be one of a programme's. */
const SURE = new RegExp(`^(?:${PLACE}(?: \\(\\d{2,5}\\))?,? ?le |publie|mis |date|diffuse)`, 'u');

/** Bodies that publish, and their parts, as a letterhead names them. */
const BODY =
  "(?:(?:sous-)?prefe(?:ts?|tes?|ctures?)|ministeres?|ministre|secretariats?(?: d'etat| general)?|republique|cabinets?|directions?|delegations?|services?|bureaux?|poles?|mairies?|villes?|communes?|communautes?|metropoles?|conseil|departements?|regions?|agences?|academies?|rectorats?|universites?|tribunal|tribunaux|parquet|cours?|procureure?|gendarmerie|police|groupements?|hopital|hopitaux|centre|groupes? hospitaliers?|chambres?|federations?|syndicats?|unions?|associations?|offices?|instituts?|etablissements?|comites?|assemblee|senat|gouvernement|etat|department|ministry|office|city|university|council)";
/** What says what kind of paper it is. Behind it may stand a number, a day, and to whom it goes. */
const BANNER = new RegExp(
  `^(?:[-–—:•*] ?)?(?:(?:communiques?|dossiers?|revues?|notes?|points?|invitations?|informations?|infos?|alertes?|declarations?|avis|contacts?|relations?|espace|service|kit|cahier|fiche|annonce|lettre|bulletin|memo) (?:d[eu'] ?)?(?:la |l')?(?:presse|redactions?|medias?|information|journalistes?)|communiques?|press (?:release|kit|statement|notice|advisory|contacts?|office|information)|news release|media (?:release|advisory|contacts?|alert|statement)|(?:for|pour|a) (?:immediate release|diffusion immediate|diffuser)|(?:sous )?embargo\\b.{0,60}|telecopies?|fax|bordereau d'envoi|cp|flash infos?|(?:le prefet|la prefete|la prefecture|le ministere) communique|(?:de )?presse|newsletter|pressemitteilung|presseinformation|nota de prensa|comunicado de prensa|comunicato stampa|persbericht|conseil des ministres)(?:\\s?(?:n[o°]s?|numero|#) ?[\\d/. -]{1,12})?(?:\\s?[-–—:|/,]? ?(?:(?:du|de la|de l'|des) ${BODY}.{0,60}|conjoint|commun|national|regional|departemental|emise?|recue?|urgent|aux redactions|a l'attention des? .{1,40}))?(?:\\s?[-–—:|/,]? ?(?:du |le |${PLACE}, ?(?:le )?)?${DATE}${TIME})?\\s?[.:!-]?$`,
  'u',
);
const FAX =
  /^(?:(?:telecopies?|fax|de|a|from|to|pages?|nombre de pages?|expediteur|destinataires?|emetteur|recu|envoye|ref|n[/.]?ref|reference|a l'attention de|affaire suivie par|dossier suivi par|suivi par|pour|copie|cc)\s?:|(?:telecopies?|fax) (?:emise?|recue?)\b|page \d)/u;
const CONTACT =
  /@|\bhttps?:|\bwww\.|\b(?:tel|telephone|telecopie|fax|mob|mobile|port|portable|standard|courriel|e-?mail|mel|phone|siret|siren|tva)\b\.? ?:|^(?:tel|t|mob|fax|phone)\b[. :]*[+\d(]|(?:\d\d[ .-]){4}\d\d|^\+\d|\b(?:bp|cs|tsa) ?\d{2,6}\b|\bcedex\b|^\d{5} \p{L}|^\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|allees?|chemin|cours|impasse|route|square|passage|esplanade|faubourg)\b|^(?:vos |votre )?contacts?\b(?: [\p{L}'&, -]{1,40})?\s?(?::|$)|^(?:suivez|retrouvez|rejoignez)(?:-nous| nous|-vous)?\b|^(?:facebook|twitter|linkedin|instagram|youtube)\b|^#[\p{L}\d]+$|^\p{L}[\p{L}\d-]*\.(?:fr|com|org|eu|net|gouv\.fr)$/u;

const TOGETHER = "(?:de|du|des|d'|de la|de l'|en|pour|charge|a|a la|au|aux|et|of|for|the|interministeriel| -| –|,|&)";
/** Verbs and participles that a headline has and a name has not. */
const SAYS =
  /(?<!\p{L})(?:annonc\p{L}+|lanc\p{L}+|ouvr\p{L}+|ferm\p{L}+|est|sont|a|ont|va|vont|sera|seront|fait|font|met|mettent|renforc\p{L}+|appel\p{L}+|invit\p{L}+|rappel\p{L}+|prolong\p{L}+|deploi\p{L}+|mobilis\p{L}+|interdi\p{L}+|autoris\p{L}+|engag\p{L}+|soutien\p{L}+|lutt\p{L}+|recrut\p{L}+|organis\p{L}+|present\p{L}+|signe\p{L}*|adopt\p{L}+|vot\p{L}+|rouvr\p{L}+|inaugur\p{L}+|accueil\p{L}+|se|ne|n'|pas|announc\p{L}+|launch\p{L}+|opens?|closes?|is|are|has|have|will)(?!\p{L})/u;
const BODY_WORD = new RegExp(`^${BODY}$`);
const LONGEST_NAME = 100;
const LONGEST_LINE = 250;
const MOTTO = /^(?:r ?f|liberte\W+egalite\W+fraternite|liberte|egalite|fraternite|republique francaise|marianne)\W*$/u;
const LETTERHEAD = new RegExp(
  `^(?:le |la |l'|les |monsieur le |madame la |the )?${BODY}(?:[ -](?:national|regional|departemental|municipal|general|prefectoral|francaise?|public|publics|academique|communal|urbaine?|hospitali)\\p{L}*){0,3}(?:$| ?${TOGETHER}(?: |(?<=')|$)| ?[:|/] ?$)`,
  'u',
);
/** "Bouches-du-Rhone", "Service communication": a body's part with a noun beside it. */
const PART =
  /^(?:service|bureau|pole|cellule|direction|cabinet|mission|unite)s? (?:de |de la |d')?(?:la )?(?:communication|presse|cabinet|information|relations?)/u;

/** A line as the patterns see it: without accents, in small letters, single spaces, plain apostrophes. */
export const plainLine = (text: string): string => fold(text).replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim();

const LONGEST_DATELINE = 110;

/** Whether a line is a place and a day, or a day alone. */
export const isDateline = (plain: string): boolean => plain.length <= LONGEST_DATELINE && DATELINE.test(plain);

/** Whether a dateline is one wherever it stands: "Lormel, le 9 février 2021". */
export const isSureDateline = (plain: string): boolean => isDateline(plain) && SURE.test(plain);

/** The dateline with which a text begins, as it is; null: it does not. */
export function leadingDateline(plain: string): string | null {
  return LEADING_DATELINE.exec(plain.slice(0, LONGEST_DATELINE))?.[0] ?? null;
}

export const isBanner = (plain: string): boolean => plain.length <= 140 && (BANNER.test(plain) || FAX.test(plain));

/** Words of a headline that go on behind a proper name: "Département de la Lys placé en vigilance orange". */
function saysMore(text: string): boolean {
  if (!/\p{Ll}/u.test(text)) return false;
  const [, ...words] = text.split(/\s+/);
  const name = words.findIndex((word) => /^(?:[dl]['’])?\p{Lu}/u.test(word));
  const behind = name === -1 ? [] : words.slice(name + 1).filter((word) => /^\p{Ll}{4,}$/u.test(word));
  return behind.filter((word) => !BODY_WORD.test(fold(word))).length > 1;
}

function isLetterhead(text: string, plain: string): boolean {
  if (MOTTO.test(plain) || PART.test(plain)) return true;
  const isName = plain.length <= LONGEST_NAME && LETTERHEAD.test(plain) && !/[.!?:]\s/.test(plain);
  return isName && !SAYS.test(plain) && !saysMore(text);
}

/** What a line is, if it is no headline: who speaks, whose name a headline may go on with; or anything else. */
export type NoHeadline = 'name' | 'other';

function kindOf(text: string): NoHeadline | null {
  const plain = plainLine(text);
  if (isDateline(plain) || isBanner(plain) || CONTACT.test(plain)) return 'other';
  return isLetterhead(text, plain) ? 'name' : null;
}

/** Null: it may be a headline. A line of several parts between dashes or bars is none when no part is. */
export function noHeadlineOf(text: string): NoHeadline | null {
  const whole = kindOf(text);
  if (whole !== null || text.length > LONGEST_LINE) return whole;
  return text.split(/\s[-–—|•·/]\s/).every((part) => kindOf(part) !== null) ? 'other' : null;
}
