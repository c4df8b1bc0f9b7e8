/** The languages that Verbatim analyses. */
export type Language = 'fr' | 'en';
