import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readArguments, runRoot } from '../../src/cli/terminal/run-root.js';
import { print } from '../../src/cli/terminal/terminal.js';
import { UsageError } from '../../src/errors.js';
import { launchChromium } from './chromium.js';
import { serveRoom } from './served-room.js';
import { fillShelf, type Shelf } from './shelf.js';
import { type Stop, tour } from './tour.js';

/* `npm run screenshots -- FOLDER`: every page of the reading room on a phone and on a desk, light and dark. */

const USAGE = 'npm run screenshots -- FOLDER';

const SCREENS = [
  { name: '390', width: 390, height: 844 },
  { name: '1280', width: 1280, height: 900 },
] as const;

const THEMES = ['light', 'dark'] as const;

async function picture(page: Page, { name, path }: Stop, file: (name: string) => string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  // What is cited has scrolled the page to it: the first picture is what one sees then, the second all there is.
  await page.screenshot({ path: file(name) });
  await page.screenshot({ path: file(`${name}-whole`), fullPage: true });
}

async function takeAll(browser: Browser, address: string, shelf: Shelf, folder: string): Promise<void> {
  for (const { name: screen, ...viewport } of SCREENS) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({
        ...{ baseURL: address, viewport, colorScheme, locale: 'fr-FR', reducedMotion: 'reduce' },
        ...(screen === '390' ? { isMobile: true, hasTouch: true } : {}),
      });
      const page = await context.newPage();
      for (const stop of tour(shelf)) {
        await picture(page, stop, (name) => join(folder, `${name}-${screen}-${colorScheme}.png`));
      }
      await context.close();
    }
  }
}

await runRoot(async () => {
  const { positionals } = readArguments({}, USAGE);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new UsageError('bad-arguments', 'one folder was expected', `usage: ${USAGE}`);
  }
  mkdirSync(folder, { recursive: true });
  const shelves = mkdtempSync(join(tmpdir(), 'verbatim-screenshots-'));
  const browser = await launchChromium();
  try {
    const shelf = await fillShelf(shelves);
    const room = await serveRoom(shelf.library);
    try {
      await takeAll(browser, room.address, shelf, folder);
    } finally {
      await room.close();
    }
  } finally {
    await browser.close();
    rmSync(shelves, { recursive: true, force: true });
  }
  print(`pictures of every page are in ${folder}`);
  return 0;
});
