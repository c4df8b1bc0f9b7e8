import type { Language } from '../../text/language.js';

/** The name of a language by its BCP 47 tag, in one of ours: `en-GB` -> `British English`; what is no tag as it stands. */
export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What `lang` of an element may be: the tag where it is one, else nothing, which says that it is not known. */
export function languageTag(tag: string | null): string {
  return tag !== null && /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag) ? tag : '';
}
