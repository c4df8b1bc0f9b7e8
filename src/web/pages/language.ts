/** Stores the chosen language in a cookie and leads back. Never leads to another site. */
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { failurePage } from '../layout/failure-page.js';
import { isLanguage, LANGUAGE_COOKIE, type Visit } from '../visit.js';

const A_YEAR = 365 * 24 * 60 * 60;

/** The same address where it is a local one, else the first page. */
function localBack(address: string): string {
  const nowhere = 'http://nowhere.invalid';
  if (!address.startsWith('/') || !URL.canParse(address, nowhere)) return '/';
  const { origin, pathname, search } = new URL(address, nowhere);
  // A path of two slashes would name another host.
  return origin === nowhere && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

export function chooseLanguage(context: Context, visit: Visit): Response {
  const to = visit.query('to');
  if (!isLanguage(to)) return failurePage(visit, 'bad-request');
  setCookie(context, LANGUAGE_COOKIE, to, { path: '/', maxAge: A_YEAR, httpOnly: true, sameSite: 'Lax' });
  return context.redirect(localBack(visit.query('back')), 303);
}
