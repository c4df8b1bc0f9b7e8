/** Parts of a paragraph that are not the article's prose. Refuses to mask the rest of it. */
import { regex } from './pattern.js';

/** Patterns see text without accents, with plain spaces and quotes. */
interface PartPattern {
  /** What it is for, with an example. */
  readonly catches: string;
  /** What of the paragraph it sees: its first or its last 400 characters, or all (then every repetition is bounded). */
  readonly where: 'head' | 'tail' | 'anywhere';
  /** Global and with indices: what its group `part` matches is masked. */
  readonly pattern: RegExp;
}

export const PART_PATTERNS: readonly PartPattern[] = [
  {
    catches: 'dix jours. en savoir plus (a link at the end of a paragraph)',
    where: 'tail',
    pattern: regex('dgiu')`
      (?<=[.!?…]["»)\]]? ?|[.!?…] ["»] ?)(?<part>en savoir (?:plus|davantage)|lire la suite|lire plus|voir plus|
      read more|learn more|see more|find out more|continue reading)[\s.…>»→)\]]*$
    `,
  },
  {
    catches: "...demain. Lire aussi : Titre d'un autre article",
    where: 'tail',
    pattern: regex('dgu')`
      (?<=[.!?…"»)\]] )(?<part>(?:A )?(?:Lire|LIRE|Voir|VOIR|lire) (?:aussi|AUSSI|egalement) ?(?::|>|
      \p{Lu})[^.]{0,200})$
    `,
  },
  {
    catches: 'text pic.twitter.com/abc - Nom (@compte) 13 janvier 2022 (an embedded tweet in running text)',
    where: 'anywhere',
    pattern: regex('dgu')`
      (?<part>(?:https?:\/\/t\.co\/\w{1,20}\s?){0,3}pic\.(?:twitter|
      x)\.com\/\w+(?:\s?[—–-]+ ?[^()\n]{1,60}\(@\w{1,30}\)(?: \d{1,2}(?:er)? \p{L}+\.? \d{4}| \p{L}+\.? \d{1,2}, \d{4})?)?)
    `,
  },
  {
    catches: '— Nom (@compte) 13 janvier 2022 (the signature of an embedded tweet)',
    where: 'anywhere',
    pattern: regex('dgu')`
      (?<part>(?:https?:\/\/t\.co\/\w{1,20}\s?){0,3}[—–-]{1,2} ?[^()\n.]{1,60}\(@\w{1,30}\) (?:\d{1,2}(?:er)? \p{L}+\.? \d{4}|
      \p{L}+\.? \d{1,2}, \d{4}))
    `,
  },
  {
    catches: 'text https://t.co/abc (links at the end of a paragraph)',
    where: 'tail',
    pattern: /(?<=\s)(?<part>(?:https?:\/\/\S+(?:\s+|$))+)$/dgiu,
  },
  {
    catches: 'text (Photo par Nom/AFP) text; (Credits : Nom)',
    where: 'anywhere',
    pattern: regex('dgiu')`
      (?<part>[([](?:(?:ap|afp|file|reuters|handout) )?(?:photos?|images?|credits?(?: photo)?|illustration|
      copyright)(?: (?:par|by|d'archives?|d'illustration|credit)\b| ?[:/©])[^()[\]]{0,150}[)\]])
    `,
  },
  {
    catches: '...fin du mois. © Nom / Agence (an owner at the end of a long caption)',
    where: 'tail',
    pattern: /(?<part>©[^.!?]{1,80})$/dgu,
  },
  {
    catches: '(CNSNews.com) - La Russie; PARIS (Reuters) - Le president: where an agency wrote',
    where: 'head',
    pattern: regex('dgu')`
      ^(?<part>(?:\p{Lu}[\p{L}' ,/-]{1,50} ?(?:\d{1,2} \p{L}+\.? (?:\d{4} )?)?)?\((?:AFP|Reuters|AP|EFE|DPA|ATS|
      Belga|Xinhua|UPI|CNN|RFI|[\p{L}\d-]+\.(?:com|fr|org|net|info|co\.uk))\) ?[—–-]+ ?)
    `,
  },
  {
    catches: '... jeudi. (AFP) (an agency behind the last sentence)',
    where: 'tail',
    pattern: regex('dgu')`
      (?<=[.!?…"»])(?<part> ?\((?:avec |with )?(?:l')?(?:AFP|Reuters|AP|EFE|DPA|ATS|Belga|Xinhua|
      UPI)(?:[ ,/]+(?:et |and )?\p{Lu}[\p{L}]+)*\))$
    `,
  },
];
