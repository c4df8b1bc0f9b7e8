import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { articleAddress } from '../../src/answering/citation/reading-room-address.js';
import { HOSTILE_QUESTION } from './shelf.js';
import { inBrowser } from './stage.js';

const main = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');

inBrowser('the articles', (stage) => {
  describe('the page of an article', () => {
    it.each([true, false])(
      'opens at the sentence that its address cites, which is in sight (scripts: %s)',
      async (scripts) => {
        const { page } = await stage().visitor({ javaScriptEnabled: scripts, viewport: { width: 390, height: 700 } });
        const { path, sentence } = stage().shelf.cited;
        await page.goto(path);
        expect(await page.locator('mark').allTextContents()).toEqual([sentence]);
        const inSight = (): Promise<boolean> =>
          page.locator('#cited').evaluate((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            const steps = one.ownerDocument.querySelector('.steps').getBoundingClientRect();
            return top >= 0 && bottom <= steps.top;
          });
        await expect.poll(inSight).toBe(true);
      },
    );

    it('says word by word how a cited sentence was changed, and highlights what stands there now', async () => {
      const { page } = await stage().visitor();
      await page.goto(stage().shelf.changed.altered);
      expect(await page.locator('.difference del').allTextContents()).toEqual(['douze']);
      expect(await page.locator('.difference ins').allTextContents()).toEqual(['quatorze']);
      expect(await page.locator('#cited').textContent()).toBe(
        'Le pont de Varsel a rouvert lundi, après quatorze jours de travaux.',
      );
    });

    it('says that a cited sentence has moved, and highlights it where it is', async () => {
      const { page } = await stage().visitor();
      await page.goto(stage().shelf.changed.moved);
      expect(await main(page)).toContain('Cette phrase a changé de place');
      expect(await page.locator('#cited').textContent()).toBe('Une navette avait été mise en place.');
    });

    it('says that a cited sentence is no longer there, and highlights nothing', async () => {
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
      expect(excerpt).toContain('<x-img src=x tabindex=1 autofocus onfocus="alert(4)">');
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
      const made = [
        'script:not([type=module])',
        'img',
        'iframe',
        'svg',
        'style',
        '[onmouseover]',
        'a[href^=javascript]',
      ];
      expect(await page.locator(made.map((one) => `main ${one}`).join(',')).count()).toBe(0);
      // Marks that turn letters around turn none outside the article's own words.
      for (const path of ['/', '/sources']) await page.goto(path);
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

  describe('the list of articles', () => {
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
});
