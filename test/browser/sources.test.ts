import { expect, it } from 'vitest';
import { inBrowser } from './stage.js';

inBrowser('the list of articles', (stage) => {
  it('follows what one types, accents and case aside, in place and in the address', async () => {
    const { page } = await stage().visitor();
    await page.goto('/sources');
    const all = await page.locator('.articles li').count();
    expect(all).toBeGreaterThan(10);
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await page.locator('#q').pressSequentially('THEATRES');
    await expect.poll(() => page.locator('.articles li').count()).toBe(1);
    expect(await page.locator('.articles').textContent()).toContain('Théâtres et Manœuvres');
    expect(await page.locator('#count').textContent()).toMatch(/^1 sur \d+ articles$/);
    expect(new URL(page.url()).searchParams.get('q')).toBe('THEATRES');
    expect(loads).toBe(0);
    expect(await page.locator('#q').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await page.reload();
    expect(await page.locator('.articles li').count()).toBe(1);
  });

  it('filters and sorts without scripts', async () => {
    const { page } = await stage().visitor({ javaScriptEnabled: false, locale: 'en' });
    await page.goto('/sources');
    await page.locator('#language').selectOption('en');
    await page.locator('#sort').selectOption('oldest');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL('**language=en**');
    const dates = await page.locator('.articles time').evaluateAll((all) => all.map((one) => one.dateTime));
    expect(dates.length).toBeGreaterThan(1);
    expect(dates).toEqual([...dates].sort());
    await page.locator('.articles a').first().click();
    await page.waitForURL('**/a/**');
    expect(await page.locator('.column').getAttribute('lang')).toBe('en');
  });
});
