import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
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

/** Opens the first question on which the sources differ, from its answer. */
async function openDisputed(page: Page): Promise<void> {
  for (const question of LINES.fr.disputed) {
    await page.goto(`/?q=${encodeURIComponent(question)}`);
    if ((await page.locator('.disagreement').count()) > 0) break;
  }
  await page.locator('a[href^="/compare"]').first().click();
  await page.waitForURL('**/compare?**');
}

inBrowser('what is drawn', (stage) => {
  describe('the map', () => {
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

  describe('the comparison of sources', () => {
    it.each([true, false])('draws each value as a link to its sentence (scripts: %s)', async (scripts) => {
      const { page } = await stage().visitor({ javaScriptEnabled: scripts });
      await openDisputed(page);
      const points = page.locator('.chart a');
      const rows = page.locator('.values tbody tr');
      expect(await points.count()).toBeGreaterThan(1);
      expect(await rows.count()).toBe(await points.count());
      const values = await rows.locator('th').allTextContents();
      await points.first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/a/**');
      const lit = (await page.locator('#cited').textContent()) ?? '';
      expect(values.some((value) => lit.includes(value.trim()))).toBe(true);
    });

    it('keeps its labels in the drawing and off one another, and scrolls in its own box on a phone', async () => {
      const { page } = await stage().visitor({ viewport: { width: 320, height: 700 }, isMobile: true, hasTouch: true });
      await openDisputed(page);
      const chart = page.locator('.chart');
      const { outer, labels } = await chart.evaluate((one) => {
        const box = (element: typeof one) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return { left, right, top, bottom };
        };
        return { outer: box(one.querySelector('svg')), labels: [...one.querySelectorAll('a text')].map(box) };
      });
      for (const [at, one] of labels.entries()) {
        expect(one.left).toBeGreaterThanOrEqual(outer.left);
        expect(one.right).toBeLessThanOrEqual(outer.right);
        for (const other of labels.slice(at + 1)) {
          const apart =
            one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
          expect(apart).toBe(true);
        }
      }
      await chart.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => chart.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
    });
  });
});
