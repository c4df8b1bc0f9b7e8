import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { failurePage } from '../layout/failure-page.js';
import { isLanguage, LANGUAGE_COOKIE, type Visit } from '../visit.js';

const A_YEAR = 365 * 24 * 60 * 60;

/** The local address that a given one leads to; the first page where it would lead elsewhere. */
function localBack(given: string): string {
  const nowhere = 'http://nowhere.invalid';
  if (!given.startsWith('/') || !URL.canParse(given, nowhere)) return '/';
  const { origin, pathname, search } = new URL(given, nowhere);
  // A path of two slashes would name another host.
  return origin === nowhere && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

/** Keeps the language that was chosen and leads back to where one was. */
export function chooseLanguage(context: Context, visit: Visit): Response {
  const to = visit.query('to');
  if (!isLanguage(to)) return failurePage(visit, 'bad-request');
  setCookie(context, LANGUAGE_COOKIE, to, { path: '/', maxAge: A_YEAR, httpOnly: true, sameSite: 'Lax' });
  return context.redirect(localBack(visit.query('back')), 303);
}
