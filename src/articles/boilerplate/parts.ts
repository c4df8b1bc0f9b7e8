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
    (?<=[.!?…]["»)\]]? ?|[.!?…] ["»] ?)(?<part>en savoir (?:plus|davantage)|lire la suite|lire plus|voir plus|
    read more|learn more|see more|find out more|continue reading)[\s.…>»→)\]]*$
  `,
  // ...demain. Lire aussi : Titre d'un autre article
  part('tail', 'dgu')`
    (?<=[.!?…"»)\]] )(?<part>(?:A )?(?:Lire|LIRE|Voir|VOIR|lire) (?:aussi|AUSSI|egalement) ?(?::|>|
    \p{Lu})[^.]{0,200})$
  `,
  // text pic.twitter.com/abc - Nom (@compte) 13 janvier 2022 (an embedded tweet in running text)
  part('anywhere', 'dgu')`
    (?<part>(?:https?:\/\/t\.co\/\w{1,20}\s?){0,3}pic\.(?:twitter|
    x)\.com\/\w+(?:\s?[—–-]+ ?[^()\n]{1,60}\(@\w{1,30}\)(?: \d{1,2}(?:er)? \p{L}+\.? \d{4}| \p{L}+\.? \d{1,2}, \d{4})?)?)
  `,
  // — Nom (@compte) 13 janvier 2022 (the signature of an embedded tweet)
  part('anywhere', 'dgu')`
    (?<part>(?:https?:\/\/t\.co\/\w{1,20}\s?){0,3}[—–-]{1,2} ?[^()\n.]{1,60}\(@\w{1,30}\) (?:\d{1,2}(?:er)? \p{L}+\.? \d{4}|
    \p{L}+\.? \d{1,2}, \d{4}))
  `,
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
  // ... jeudi. (AFP) (an agency behind the last sentence)
  part('tail', 'dgu')`
    (?<=[.!?…"»])(?<part> ?\((?:avec |with )?(?:l')?(?:AFP|Reuters|AP|EFE|DPA|ATS|Belga|Xinhua|
    UPI)(?:[ ,/]+(?:et |and )?\p{Lu}[\p{L}]+)*\))$
  `,
];
