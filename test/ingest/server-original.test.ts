import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchOriginal } from '../../src/ingest/server-original.js';
import { sends, WebDouble } from '../articles/web/web-double.js';

let web: WebDouble;
beforeEach(async () => {
  web = new WebDouble();
  await web.start();
});
afterEach(() => web.stop());

const fetch = () =>
  fetchOriginal(
    {
      ...{ library: { folder: web.folder }, corpus: 'server-1', network: web.network, userAgent: 'Verbatim/test' },
      signal: new AbortController().signal,
    },
    { kind: 'address', url: 'https://gazette.example/a' },
  );
const files = (): string[] => readdirSync(join(web.folder, 'originals/server-1/gazette.example')).sort();

test('a page that a server adds and that holds no article leaves nothing behind', async () => {
  web.page('gazette.example/a', sends('<p>Bonjour</p>'));
  const { undo } = await fetch();
  expect(files()).toHaveLength(2);
  await undo();
  expect(files()).toEqual([]);
});

test('a page that a server adds again and that holds no article any more leaves the version before', async () => {
  web.page('gazette.example/a', sends('<p>Bonjour</p>'));
  const { path } = await fetch();
  web.page('gazette.example/a', sends('<p>Bonsoir</p>'));
  await (await fetch()).undo();
  expect(readFileSync(path, 'utf8')).toBe('<p>Bonjour</p>');
  expect(files()).toHaveLength(2);
});
