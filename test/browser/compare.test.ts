import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LINES } from '../preview/lines.js';
import { inBrowser } from './stage.js';

/** Opens the first question on which the sources differ, from its answer. */
async function openDisputed(page: Page): Promise<void> {
  for (const question of LINES.fr.disputed) {
    await page.goto(`/?q=${encodeURIComponent(question)}`);
    if ((await page.locator('.disagreement').count()) > 0) break;
  }
  await page.locator('a[href^="/compare"]').first().click();
  await page.waitForURL('**/compare?**');
}

inBrowser('the comparison of sources', (stage) => {
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
    const highlighted = (await page.locator('#cited').textContent()) ?? '';
    expect(values.some((value) => highlighted.includes(value.trim()))).toBe(true);
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
