/** What is known of one request. Reads one cookie and no header but the accepted languages. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { parseAccept } from 'hono/utils/accept';
import type { Language } from '../text/language.js';
import type { Assets } from './layout/assets.js';

/** The only cookie. */
export const LANGUAGE_COOKIE = 'language';

export interface Visit {
  /** Of our words: the cookie's, else the best that the browser accepts, else French. */
  readonly language: Language;
  readonly url: URL;
  /** One parameter of the address, without white space around it; empty where it is absent. */
  query(name: string): string;
  /** Every parameter of that name, in order, likewise, without empty ones. */
  queries(name: string): readonly string[];
  /** Local address of a file of `src/web/assets/`, with its hash. */
  asset(name: string): string;
}

/** Answers one address. */
export type PageHandler = (visit: Visit) => Response | Promise<Response>;

export const isLanguage = (name: string | undefined): name is Language => name === 'fr' || name === 'en';

/** The first part of a tag decides: `fr-CA` and `FR` are French. */
const accepted = (header: string | undefined): Language =>
  parseAccept(header ?? '')
    .filter(({ q }) => q > 0)
    .map(({ type }) => type.slice(0, 2).toLowerCase())
    .find(isLanguage) ?? 'fr';

export function visitOf(context: Context, assets: Assets): Visit {
  const url = new URL(context.req.url);
  const chosen = getCookie(context, LANGUAGE_COOKIE);
  return {
    language: isLanguage(chosen) ? chosen : accepted(context.req.header('accept-language')),
    url,
    query: (name) => (url.searchParams.get(name) ?? '').trim(),
    queries: (name) =>
      url.searchParams
        .getAll(name)
        .map((value) => value.trim())
        .filter((value) => value !== ''),
    asset: assets.address,
  };
}
