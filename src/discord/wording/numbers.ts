/** Numbers and plurals in the words of ours. */
export const french = new Intl.NumberFormat('fr');
export const english = new Intl.NumberFormat('en');

/** Nought is singular in French and plural in English. */
export const s = (count: number): string => (count > 1 ? 's' : '');
export const es = (count: number): string => (count === 1 ? '' : 's');
