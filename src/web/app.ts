/** The reading room as an app: every route. It answers requests and listens nowhere (`server.ts`). */
import { type Context, Hono } from 'hono';
import { timeout } from 'hono/timeout';
import { guard, protectiveHeaders } from './guard/guard.js';
import { readAssets } from './layout/assets.js';
import { failureKind, failurePage } from './layout/failure-page.js';
import { articlePage } from './pages/article.js';
import { askPage } from './pages/ask.js';
import { comparePage } from './pages/compare.js';
import { healthPage } from './pages/health.js';
import { chooseLanguage } from './pages/language.js';
import { sourcesPage } from './pages/sources.js';
import type { ReadingRoomParts } from './parts.js';
import { type PageHandler, type Visit, visitOf } from './visit.js';

/** Ms after which a page says to try again. The look-up goes on to its end. */
const LONGEST_WAIT = 20_000;

export function createReadingRoom(parts: ReadingRoomParts): Hono {
  const assets = readAssets(parts.assets);
  const visit = (context: Context): Visit => visitOf(context, assets);
  const show = (page: PageHandler) => (context: Context) => page(visit(context));
  const app = new Hono();

  app.use(protectiveHeaders(), guard(parts, visit), timeout(LONGEST_WAIT));
  app.get('/', show(askPage(parts)));
  app.get('/a/*', show(articlePage(parts)));
  app.get('/sources', show(sourcesPage(parts)));
  app.get('/compare', show(comparePage(parts)));
  app.get('/health', show(healthPage(parts)));
  app.get('/language', (context) => chooseLanguage(context, visit(context)));
  app.get('/assets/:name', (context) => assets.response(context.req.param('name')) ?? context.notFound());
  app.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /\n'));
  app.notFound(show((one) => failurePage(one, 'not-found')));
  app.onError((error, context) => {
    const kind = failureKind(error);
    if (kind === 'failed') parts.log.error({ path: context.req.routePath, error: error.message }, 'a page failed');
    return failurePage(visit(context), kind, kind === 'busy' ? { 'retry-after': '2' } : {});
  });
  return app;
}
