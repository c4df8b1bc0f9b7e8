import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readArguments, runRoot } from '../../src/cli/terminal/run-root.js';
import { print } from '../../src/cli/terminal/terminal.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { launchChromium } from '../browser/chromium.js';

/*
 * `npm run preview:pictures -- FOLDER`: every scene of docs/discord-preview.html as a picture, on a phone and on a desk,
 * and docs/discord-preview.png anew. Prints how tall the first card of each scene is on a phone.
 */

const USAGE = 'npm run preview:pictures -- FOLDER';

const SCREENS = [
  { name: '390', width: 390, height: 844 },
  { name: '1280', width: 1280, height: 900 },
] as const;

/** What docs/discord-preview.png shows, from left to right. */
const SHOWN = ['fr-disagreement', 'en-altered', 'en-abstention'] as const;
const COLUMN = 478;
const GAP = 32;

const address = new URL(`file://${PROJECT_ROOT}docs/discord-preview.html`).href;

async function takeScenes(browser: Browser, folder: string): Promise<void> {
  for (const { name, ...viewport } of SCREENS) {
    const page = await browser.newPage({ viewport });
    await page.goto(address);
    for (const scene of await page.locator('article').all()) {
      const id = await scene.getAttribute('id');
      await scene.screenshot({ path: join(folder, `${id}-${name}.png`) });
      const message = scene.locator('.message').first();
      const box = await message.boundingBox();
      if (name === '390') print(`${id}: ${Math.round(box?.height ?? 0)} px`);
    }
    await page.close();
  }
}

/** The first messages of some scenes side by side. */
async function takeOverview(page: Page): Promise<void> {
  await page.goto(address);
  // In the page, whose types are not ours.
  await page.evaluate(`{
    const scenes = ${JSON.stringify(SHOWN)}.map((id) => document.getElementById(id));
    for (const scene of scenes) for (const more of [...scene.querySelectorAll('.message')].slice(1)) more.remove();
    const row = document.createElement('div');
    row.id = 'overview';
    row.style.cssText = 'display:grid;grid-template-columns:repeat(${SHOWN.length},${COLUMN}px);gap:${GAP}px;padding:12px 16px;width:max-content;align-items:start';
    row.append(...scenes);
    document.body.replaceChildren(row);
  }`);
  await page.locator('#overview').screenshot({ path: `${PROJECT_ROOT}docs/discord-preview.png` });
}

await runRoot(async () => {
  const { positionals } = readArguments({}, USAGE);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new UsageError('bad-arguments', 'one folder was expected', `usage: ${USAGE}`);
  }
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium();
  try {
    await takeScenes(browser, folder);
    await takeOverview(await browser.newPage({ viewport: { width: 1530, height: 900 } }));
  } finally {
    await browser.close();
  }
  return 0;
});
