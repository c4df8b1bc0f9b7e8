import { type Context, Hono } from 'hono';
import { readAssets } from './layout/assets.js';
import { failurePage } from './layout/failure-page.js';
import { askPage } from './pages/ask.js';
import type { Parts } from './parts.js';
import { type Page, visitOf } from './visit.js';

/** The reading room as an app that answers requests; it listens nowhere (`server.ts`). */
export function createReadingRoom(parts: Parts): Hono {
  const assets = readAssets(parts.assets);
  const app = new Hono();
  const show = (page: Page) => (context: Context) => page(visitOf(context, assets));

  app.get('/', show(askPage(parts)));
  app.get('/assets/:name', (context) => assets.response(context.req.param('name')) ?? context.notFound());
  app.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /\n'));
  app.notFound(show((visit) => failurePage(visit, 'not-found')));
  return app;
}
