import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { getCookie } from 'hono/cookie';
import type { Language } from '../text/language.js';
import type { Assets } from './layout/assets.js';

/** The only cookie. */
export const LANGUAGE_COOKIE = 'language';

/** What is known of one request. */
export interface Visit {
  /** Of our words: the cookie's, else the best that the browser accepts, else French. */
  readonly language: Language;
  /** As it was asked for. */
  readonly url: URL;
  /** One parameter of the address, without white space around it; empty where it is not given. */
  query(name: string): string;
  /** Local address of a file of `src/web/assets/`, with its hash. */
  asset(name: string): string;
}

/** What answers one address. */
export type PageHandler = (visit: Visit) => Response | Promise<Response>;

export const isLanguage = (name: string | undefined): name is Language => name === 'fr' || name === 'en';

/** `fr-CA` and `FR` are French: the first part of a tag decides. */
function accepted(context: Context): Language {
  const best = accepts(context, {
    header: 'Accept-Language',
    supports: ['fr', 'en'],
    default: 'fr',
    match: (asked, { default: otherwise }) => {
      const known = asked
        .map(({ type, q }) => ({ primary: type.slice(0, 2).toLowerCase(), q }))
        .filter(({ primary, q }) => q > 0 && isLanguage(primary));
      return known.sort((a, b) => b.q - a.q)[0]?.primary ?? otherwise;
    },
  });
  return isLanguage(best) ? best : 'fr';
}

export function visitOf(context: Context, assets: Assets): Visit {
  const url = new URL(context.req.url);
  const chosen = getCookie(context, LANGUAGE_COOKIE);
  return {
    language: isLanguage(chosen) ? chosen : accepted(context),
    url,
    query: (name) => (url.searchParams.get(name) ?? '').trim(),
    asset: assets.address,
  };
}
