/**
 * People whose name stands right behind what they are ("le général russe Andreï Serdioukov", "President Joe Biden").
 * Refuses every other name: it may be a place, a team or a company.
 */
import type { Language } from '../language.js';

const ROLES: Readonly<Record<Language, string>> = {
  fr: `président présidente ministre général générale colonel amiral directeur directrice maire porte-parole chef cheffe
    secrétaire avocat avocate professeur professeure chercheur chercheuse économiste historien historienne sociologue
    politologue député députée sénateur sénatrice juge procureur procureure préfet préfète chancelier chancelière roi reine
    pape ambassadeur ambassadrice patron patronne fondateur fondatrice entraîneur entraîneuse sélectionneur sélectionneuse
    réalisateur réalisatrice acteur actrice chanteur chanteuse écrivain écrivaine romancier romancière journaliste
    photographe médecin architecte champion championne`,
  en: `president minister premier general colonel admiral director mayor governor senator congressman congresswoman
    spokesman spokeswoman spokesperson chief secretary chairman chairwoman chancellor lawyer attorney prosecutor judge
    justice professor researcher economist historian analyst ambassador founder coach manager filmmaker actor actress
    singer writer novelist author journalist photographer architect king queen pope`,
};

/** Lowercase words that cannot stand between what somebody is and their name: what follows would be something else. */
const NOT_BETWEEN = 'de|du|des|la|le|les|et|ou|à|au|aux|en|of|the|at|for|from|in|and|or|to|with|by';

/** What begins with a capital before a name, or the name of something else. */
const NO_NAME = 'Le|La|Les|Me|Mme|Mr|Mrs|Ms|Dr|Sir|Lord|Un|Une|The|A|An|In|Of|Saint|Sainte|Union|Parti|Party';

/** Without the `’s` of English. */
const NAME_PART = "\\p{Lu}(?:\\p{L}|[’'-](?=\\p{L}{2}))*\\p{Ll}";
const PARTICLES = '(?:(?:de|du|von|van|der|den|al|el|bin|ben|da|di|dos) ){0,2}';

/** Characters of the longest name. */
const MAX_NAME_LENGTH = 60;

function pattern(language: Language): RegExp {
  const roles = ROLES[language].split(/\s+/).map((role) => `[${role[0]?.toUpperCase()}${role[0]}]${role.slice(1)}`);
  const role = `(?:${roles.join('|')})`;
  const between = `(?: (?:${role}|(?!(?:${NOT_BETWEEN}) )\\p{Ll}+))`;
  const name = `(?!(?:${NO_NAME}) )${NAME_PART}(?: ${PARTICLES}${NAME_PART}){1,2}`;
  return new RegExp(`(?<![\\p{L}’'-])${role}${between}{0,2} (${name})(?!\\p{L}|-\\p{L})`, 'gu');
}

const PATTERNS: Readonly<Record<Language, RegExp>> = { fr: pattern('fr'), en: pattern('en') };

/** Their names as they stand in the text, in order. */
export const peopleIn = (text: string, language: Language): string[] =>
  Array.from(text.matchAll(PATTERNS[language]), ([, name]) => name!).filter(({ length }) => length <= MAX_NAME_LENGTH);
