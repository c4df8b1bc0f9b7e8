/** A kind of line that is not the article's prose. Patterns see text without accents, with plain spaces and quotes. */
export interface LinePattern {
  /** What it is for, with an example. */
  readonly catches: string;
  readonly pattern: RegExp;
  /** Characters of the longest paragraph that is masked whole; a longer one is prose that looks like it. */
  readonly longest: number;
  /** What shows that a line is prose all the same. */
  readonly unless?: RegExp;
}

export const line = (catches: string, longest: number, pattern: RegExp, unless?: RegExp): LinePattern =>
  unless === undefined ? { catches, longest, pattern } : { catches, longest, pattern, unless };

/** A regular expression written over several lines: line breaks and the white space after them do not count. */
export const regex =
  (flags: string) =>
  (template: TemplateStringsArray, ...values: readonly string[]): RegExp =>
    new RegExp(String.raw(template, ...values).replace(/\n\s*/g, ''), flags);
