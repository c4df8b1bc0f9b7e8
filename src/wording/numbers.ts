/** How French and English write numbers. Refuses plurals: each language has its own rule, and each word. */

export const french = new Intl.NumberFormat('fr');
export const english = new Intl.NumberFormat('en');
