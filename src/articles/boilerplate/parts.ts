/** Parts of a paragraph that are not the article's prose. Refuses to mask the rest of it. */
import { regex } from './pattern.js';

/** Patterns see text without accents, with plain spaces and quotes. */
interface PartPattern {
  /** What of the paragraph it sees: its first or its last 400 characters, or all (then every repetition is bounded). */
  readonly where: 'head' | 'tail' | 'anywhere';
  /** Global and with indices: what its group `part` matches is masked. */
  readonly pattern: RegExp;
}

const part =
  (where: PartPattern['where'], flags: string) =>
  (...pattern: Parameters<ReturnType<typeof regex>>): PartPattern => ({ where, pattern: regex(flags)(...pattern) });

export const PART_PATTERNS: readonly PartPattern[] = [
  // dix jours. en savoir plus (a link at the end of a paragraph)
  part('tail', 'dgiu')`
    (?<=[.!?…]["»)\]]? ?|[.!?…] ["»] ?)(?<part>en savoir (?:plus|davantage)|lire la suite(?: (?:de l'article )?sur .{1,40})?|lire plus|voir plus|
    read more|learn more|see more|find out more|continue reading)[\s.…>»→)\]]*$
  `,
  // ...mercredi. Inscrivez-vous a notre newsletter. (a call behind the last sentence)
  part('tail', 'dgu')`
    (?<=\p{L}{2}[.!?…]["»)]? )(?<part>(?:Sign up (?:for|to)|Subscribe (?:to|now)|(?:Abonnez|Inscrivez)-vous\b|Suivez-nous|Follow us|Download our|Telechargez (?:notre|l')|
    Click here (?:to|for)|Cliquez ici)[^.!?"«»]{0,150}[.!]?)\s*$
  `,
  // ...demain. Lire aussi : Titre d'un autre article
  part('tail', 'dgu')`
    (?<=[.!?…"»)\]] )(?<part>(?:A )?(?:Lire|LIRE|Voir|VOIR|lire) (?:aussi|AUSSI|egalement) ?(?::|>|
    \p{Lu})[^.]{0,200})$
  `,
  // text pic.twitter.com/abc
  part('anywhere', 'dgu')`(?<part>(?:https?:\/\/t\.co\/\w{1,20}\s?){0,3}pic\.(?:twitter|x)\.com\/\w+)`,
  // text https://t.co/abc (links at the end of a paragraph)
  part('tail', 'dgiu')`(?<=\s)(?<part>(?:https?:\/\/\S+(?:\s+|$))+)$`,
  // text (Photo par Nom/AFP) text; (Credits : Nom)
  part('anywhere', 'dgiu')`
    (?<part>[([](?:(?:ap|afp|file|reuters|handout) )?(?:photos?|images?|credits?(?: photo)?|illustration|
    copyright)(?: (?:par|by|d'archives?|d'illustration|credit)\b| ?[:/©])[^()[\]]{0,150}[)\]])
  `,
  // ...fin du mois. © Nom / Agence (an owner at the end of a long caption)
  part('tail', 'dgu')`(?<part>©[^.!?]{1,80})$`,
  // (CNSNews.com) - La Russie; PARIS (Reuters) - Le president: where an agency wrote
  part('head', 'dgu')`
    ^(?<part>(?:\p{Lu}[\p{L}' ,/-]{1,50} ?(?:\d{1,2} \p{L}+\.? (?:\d{4} )?)?)?\((?:AFP|Reuters|AP|EFE|DPA|ATS|
    Belga|Xinhua|UPI|CNN|RFI|[\p{L}\d-]+\.(?:com|fr|org|net|info|co\.uk))\) ?[—–-]+ ?)
  `,
  // ... jeudi. L. A.; ... jeudi. [L. Aubrac] (initials behind the last sentence)
  part('tail', 'dgu')`
    (?<=\p{Ll}{2}[.!?…]["»]?)(?<part> ?(?:\(\p{Lu}\p{Ll}?\.[ -]?\p{Lu}[\p{L}.'-]{0,30}\)|\[\p{Lu}\p{Ll}?\.[ -]?\p{Lu}[\p{L}.'-]{0,30}\]| (?:\p{Lu}\.[ -]?){2,3}(?: ?\(AFP\))?))$
  `,
  // ... jeudi. (AFP) (an agency behind the last sentence)
  part('tail', 'dgu')`
    (?<=[.!?…"»])(?<part> ?\((?:avec |with )?(?:l')?(?:AFP|Reuters|AP|EFE|DPA|ATS|Belga|Xinhua|
    UPI)(?:[ ,/]+(?:et |and )?\p{Lu}[\p{L}]+)*\))$
  `,
];
