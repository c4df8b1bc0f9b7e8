const FRENCH = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ');
const ENGLISH = 'january february march april may june july august september october november december'.split(' ');
const ENGLISH_SHORT = 'jan feb mar apr may jun jul aug sept oct nov dec'.split(' ');
const FRENCH_DAYS = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ');
const ENGLISH_DAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** Alternatives of a pattern, for folded text. */
export const MONTH_NAME = [...FRENCH, ...ENGLISH].join('|');
export const SHORT_MONTH = ENGLISH_SHORT.join('|');
export const WEEKDAY = [...FRENCH_DAYS, ...ENGLISH_DAYS].join('|');

/** 1 to 12. */
export function monthOf(name: string): number {
  const lists = [FRENCH, ENGLISH, ENGLISH_SHORT];
  return Math.max(...lists.map((list) => list.indexOf(name))) + 1;
}

/** 0 (Sunday) to 6. */
export function weekdayOf(name: string): number {
  return Math.max(FRENCH_DAYS.indexOf(name), ENGLISH_DAYS.indexOf(name));
}
