import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LINES } from '../preview/lines.js';
import { inBrowser } from './stage.js';

const QUESTION = 'Qui est secrétaire général de l’OTSC ?';

async function ask(page: Page, question: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox').fill(question);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?q=*');
}

/** The words of the first excerpt on a page. */
const firstExcerpt = async (page: Page): Promise<string> =>
  (await page.locator('.excerpt q').first().textContent()) ?? '';

const isInView = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && bottom <= one.ownerDocument.documentElement.clientHeight;
    });

inBrowser('asking in the reading room', (stage) => {
  it.each([true, false])(
    'leads from a question to the sentence, highlighted in its article (scripts: %s)',
    async (scripts) => {
      const { page } = await stage().visitor({ javaScriptEnabled: scripts });
      await ask(page, QUESTION);
      expect(new URL(page.url()).searchParams.get('q')).toBe(QUESTION);
      const excerpt = await firstExcerpt(page);
      expect(excerpt).toContain('Stanislav Zas');
      await page.locator('.excerpt .citation a').first().click();
      await page.waitForURL('**/a/**');
      expect(await page.locator('#cited').textContent()).toBe(excerpt);
      await expect.poll(() => isInView(page, '#cited')).toBe(true);
    },
  );

  it('says why it does not answer', async () => {
    const { page } = await stage().visitor();
    await ask(page, 'Comment changer la chambre à air d’un vélo ?');
    expect(await page.locator('main').textContent()).toContain('Je n’ai pas trouvé de réponse dans mes articles.');
    expect(await page.locator('.excerpt').count()).toBe(0);
  });

  it('names the values on which the sources differ, each at its excerpt', async () => {
    const { page } = await stage().visitor();
    for (const question of LINES.fr.disputed) {
      await ask(page, question);
      if ((await page.locator('.disagreement').count()) > 0) break;
    }
    expect(await page.locator('.disagreement li').count()).toBeGreaterThan(1);
    expect(await page.locator('.disagreement').textContent()).toContain('passages lus, les valeurs diffèrent');
  });

  it('is used with the keyboard alone, and shows where one is', async () => {
    const { page } = await stage().visitor();
    await page.goto('/');
    // Chromium gives the focus when it draws, which may be after the page has loaded.
    await page.locator('[type=search]:focus').waitFor();
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=*');
    expect(new URL(page.url()).searchParams.get('q')).toBe(QUESTION);
    const citation = await page.locator('.excerpt .citation a').first().textContent();
    const stops: string[] = [];
    while (stops.length < 40 && stops.at(-1) !== citation) {
      await page.keyboard.press('Tab');
      const stop = await page.locator(':focus').evaluate((one) => {
        const { outlineStyle, outlineWidth } = one.ownerDocument.defaultView.getComputedStyle(one);
        return { name: one.textContent, outline: `${outlineStyle} ${outlineWidth}` };
      });
      expect(stop).toEqual({ name: stop.name, outline: expect.stringMatching(/^(?!none)\w+ [1-9]/) });
      stops.push(stop.name);
    }
    expect(stops[0]).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/a/**');
    const cited = await page.locator('#cited').textContent();
    const step = async (key: string): Promise<string | null> => {
      await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
      return page.locator('#cited').textContent();
    };
    expect(await step('j')).not.toBe(cited);
    expect(await step('k')).toBe(cited);
  });

  it('speaks the language of the browser, and the other one when it is chosen, which is all that is kept', async () => {
    const { page } = await stage().visitor({ locale: 'en-GB' });
    await ask(page, QUESTION);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.context().cookies()).toEqual([]);
    await page.getByRole('link', { name: 'Français' }).click();
    await page.waitForLoadState();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await firstExcerpt(page)).toContain('Stanislav Zas');
    await page.goto('/sources');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect((await page.context().cookies()).map(({ name, value }) => [name, value])).toEqual([['language', 'fr']]);
  });
});
