import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LINES } from '../preview/lines.js';
import { inBrowser } from './stage.js';

const [QUESTION = ''] = LINES.fr.answered;

/** Loads a page of the map until there is a drawing: it is made behind the room that is open already. */
async function openDrawn(page: Page, path: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(path);
        return page.locator('canvas').count();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(1);
  await page.locator('#map:not([hidden])').waitFor();
}

const oneLine = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** A passage may go over paragraphs, each of which has a mark of its own. */
const litText = async (page: Page): Promise<string> =>
  oneLine((await page.locator('.column mark').allTextContents()).join(' '));

inBrowser('the map', (stage) => {
  it('says what a point says to the keyboard, and leads to it in its article', async () => {
    const { page } = await stage().visitor();
    await openDrawn(page, '/map');
    const canvas = page.locator('canvas');
    await canvas.focus();
    await page.keyboard.press('+');
    const said = page.locator('#point q');
    await said.waitFor();
    const sentence = await said.textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/a/**');
    expect(await litText(page)).toBe(oneLine(sentence));
  });

  it('lights what a question finds: numbered in the drawing, and as a list', async () => {
    const { page } = await stage().visitor();
    const path = `/map?q=${encodeURIComponent(QUESTION)}`;
    await openDrawn(page, path);
    const lights = page.locator('.lights li');
    expect(await lights.count()).toBeGreaterThan(3);
    const inked = (): Promise<string> => page.locator('canvas').evaluate((one) => one.toDataURL());
    const before = await inked();
    await lights.nth(2).hover();
    await expect.poll(inked).not.toBe(before);
    const first = lights.first();
    const sentence = await first.locator('q').textContent();
    await first.locator('.citation a').first().click();
    await page.waitForURL('**/a/**');
    expect(await litText(page)).toBe(oneLine(sentence));
  });

  it('puts out the points of an outlet', async () => {
    const { page } = await stage().visitor();
    await openDrawn(page, '/map');
    const inked = (): Promise<string> => page.locator('canvas').evaluate((one) => one.toDataURL());
    const before = await inked();
    await page.locator('.groups input').first().uncheck();
    await expect.poll(inked).not.toBe(before);
  });

  it('lists what a question lights where there are no scripts', async () => {
    const { page } = await stage().visitor({ javaScriptEnabled: false });
    await page.goto(`/map?q=${encodeURIComponent(QUESTION)}`);
    expect(await page.locator('.lights li q').count()).toBeGreaterThan(3);
    expect(await page.locator('canvas').isVisible()).toBe(false);
  });
});
