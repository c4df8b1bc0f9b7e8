/** How a kind of line that is not prose is described, and words that several kinds share. */

/** Patterns see text without accents, with plain spaces and quotes. */
export interface LinePattern {
  readonly pattern: RegExp;
  /** Characters of the longest paragraph that is masked whole; a longer one is prose that looks like it. */
  readonly longest: number;
  /** What shows that a line is prose all the same. */
  readonly unless: RegExp | undefined;
}

/** A regular expression written over several lines: line breaks and the white space after them do not count. */
export const regex =
  (flags: string) =>
  (template: TemplateStringsArray, ...values: readonly string[]): RegExp =>
    new RegExp(String.raw(template, ...values).replace(/\n\s*/g, ''), flags);

/** A kind of line, its pattern written as `regex` takes it. */
export const line =
  (longest: number, flags: string, unless?: RegExp) =>
  (...pattern: Parameters<ReturnType<typeof regex>>): LinePattern => ({
    longest,
    unless,
    pattern: regex(flags)(...pattern),
  });

/** What shows that somebody is quoted or told of: the site itself does not speak. */
export const REPORTED = regex('iu')`
  ["«»“”]|\b(?:a|ont|avait) (?:declare|dit|annonce|affirme|lance|explique|indique|ajoute|precise|rappele|ecrit)|
  \b(?:said|says|told|announced|(?<!be )added|crashed)\b|\b(?:selon|d'apres|according to)\b|(?<!have |has )\braised\b|
  \b(?:ont|a|avaient|avait) (?:demande|reuni|recolte|recueilli)\b
`;
/** Where a sentence begins. */
const BEGIN = '(?:^|[.!?…:][\\p{P}\\p{S} ]{1,4}|^[^\\p{L}]{1,6})';

/** A kind of sentence that only the site itself says, anywhere in a paragraph in which nobody is quoted. */
export const spoken =
  (longest: number) =>
  (...pattern: Parameters<ReturnType<typeof regex>>): LinePattern => ({
    longest,
    unless: REPORTED,
    pattern: new RegExp(`${BEGIN}(?:${regex('iu')(...pattern).source})`, 'iu'),
  });

export const AGENCY = '(?:AFP|Reuters|AP|Associated Press|EFE|DPA|ATS|Belga|TASS|Xinhua|ANSA|UPI|PA|agences?|agencies)';
export const NETWORK =
  '(?:facebook|twitter|x|instagram|telegram|whats ?app|youtube|linked ?in|tik ?tok|pinterest|reddit|messenger|snapchat|google(?: news| actualites)?|bluesky|mastodon|threads|odysee|rumble|vk|vkontakte|flipboard|e-?mail|mail|courriel|print|imprimer|rss)';
export const MONTH_NAMES =
  '(?:jan\\w*|fev\\w*|feb\\w*|mars|march|avr\\w*|apr\\w*|mai|may|juin|june?|juil\\w*|july?|aout|aug\\w*|sept?\\w*|oct\\w*|nov\\w*|dec\\w*)\\.?';
export const DATE = `(?:\\d{1,2}(?:er)? ${MONTH_NAMES},? \\d{4}|${MONTH_NAMES} \\d{1,2},? \\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d)`;
