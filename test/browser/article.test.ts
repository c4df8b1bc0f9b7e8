import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { articleAddress } from '../../src/web/address.js';
import { HOSTILE_QUESTION } from './shelf.js';
import { inBrowser } from './stage.js';

const main = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');

inBrowser('the page of an article', (stage) => {
  it('says word by word how a cited sentence was changed, and lights what stands there now', async () => {
    const { page } = await stage().visitor();
    await page.goto(stage().shelf.changed.altered);
    expect(await page.locator('.difference del').allTextContents()).toEqual(['douze']);
    expect(await page.locator('.difference ins').allTextContents()).toEqual(['quatorze']);
    expect(await page.locator('#cited').textContent()).toBe(
      'Le pont de Varsel a rouvert lundi, après quatorze jours de travaux.',
    );
  });

  it('says that a cited sentence has moved, and lights it where it is', async () => {
    const { page } = await stage().visitor();
    await page.goto(stage().shelf.changed.moved);
    expect(await main(page)).toContain('Cette phrase a changé de place');
    expect(await page.locator('#cited').textContent()).toBe('Une navette avait été mise en place.');
  });

  it('says that a cited sentence is there no more, and lights nothing', async () => {
    const { page } = await stage().visitor();
    const response = await page.goto(stage().shelf.changed.gone);
    expect(response?.status()).toBe(200);
    expect(await main(page)).toContain('ce passage ne s’y trouve plus');
    expect(await page.locator('mark').count()).toBe(0);
  });

  it('of an article that was withdrawn is gone for good, of one that never was is not there', async () => {
    const { page } = await stage().visitor({ locale: 'en' });
    const withdrawn = await page.goto(stage().shelf.withdrawn);
    expect(withdrawn?.status()).toBe(410);
    expect(await main(page)).toContain('withdrawn');
    expect(await main(page)).not.toContain('trésorier');
    const unknown = await page.goto(articleAddress('jamais-vu'));
    expect(unknown?.status()).toBe(404);
    const elsewhere = await page.goto('/nowhere/at/all');
    expect(elsewhere?.status()).toBe(404);
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await page.waitForURL((url) => url.pathname === '/');
  });

  it('shows a hostile article letter for letter and does nothing that it says', async () => {
    const { page } = await stage().visitor();
    const { id, text } = stage().shelf.hostile;
    await page.goto(`/?q=${encodeURIComponent(HOSTILE_QUESTION)}`);
    const excerpt = await page.locator('.excerpt q').first().textContent();
    expect(text).toContain(excerpt);
    expect(excerpt).toContain('<script src="https://mal.example/x.js">');
    await page.locator('.excerpt .citation a').first().click();
    await page.waitForURL('**/a/**');
    expect(await page.locator('#cited').textContent()).toBe(excerpt);
    await page.goto(articleAddress(id));
    const read = await page.locator('.column').evaluate((one) => {
      const column = one.cloneNode(true);
      for (const ours of column.querySelectorAll('summary')) ours.remove();
      return column.textContent;
    });
    expect(read).toBe(text);
    const made = ['script:not([type=module])', 'img', 'iframe', 'svg', 'style', '[onmouseover]', 'a[href^=javascript]'];
    expect(await page.locator(made.map((one) => `main ${one}`).join(',')).count()).toBe(0);
    // Marks that turn letters around turn none outside the article's own words.
    for (const path of ['/', '/sources', '/map']) await page.goto(path);
  });

  it('offers the permanent address of the sentences that one selects', async () => {
    const { page } = await stage().visitor();
    await page.goto(articleAddress('un-contingent-de-3770-hommes'));
    await page.locator('.column p').first().click({ clickCount: 2 });
    const offer = page.locator('.steps .offer a');
    await offer.waitFor();
    await offer.click();
    await page.waitForURL('**start=*');
    expect(await page.locator('#cited').textContent()).toMatch(/^[A-ZÀ-Ý].*\.$/);
  });
});
