/** How French and English write numbers, and the plural's s of both. Refuses words with another plural. */
export const french = new Intl.NumberFormat('fr');
export const english = new Intl.NumberFormat('en');

/** Nought is singular in French and plural in English. */
export const s = (count: number): string => (count > 1 ? 's' : '');
export const es = (count: number): string => (count === 1 ? '' : 's');
