import { VerbatimError } from '../../errors.js';

const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?)?$/,
  /^(?:(?:(?<day>\d{1,2})\/)?(?<month>\d{1,2})\/)(?<year>\d{4})$/,
];

/**
 * A day as ISO 8601 (`YYYY-MM-DD`) from `2022-01-13`, `13/01/2022`, `2022-01`, `01/2022` or `2022`.
 * @param edge which day of a month or year is meant where none is given
 * @throws VerbatimError `bad-date`
 */
export function readDate(typed: string, edge: 'first' | 'last'): string {
  const groups = FORMS.map((form) => form.exec(typed.trim())?.groups).find((found) => found !== undefined);
  if (groups !== undefined) {
    const year = Number(groups.year);
    const month = Number(groups.month ?? (edge === 'first' ? 1 : 12));
    const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const day = Number(groups.day ?? (edge === 'first' ? 1 : lastDay));
    if (year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay) {
      return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
    }
  }
  throw new VerbatimError('bad-date', 'this is no date', 'write it as 2022-01-13, 13/01/2022, 2022-01 or 2022');
}
