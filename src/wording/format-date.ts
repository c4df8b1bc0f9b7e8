/** Dates as people read them in French and English. Refuses to guess: what is no date stays as it is. */
import type { Language } from '../text/language.js';

export const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** `2022-01-05` -> `5 janvier 2022`; anything else unchanged. */
export function formatDate(date: string, language: Language): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  const written = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  // French has an ordinal for the first of a month alone.
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}
