import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility.js';
import { inBrowser } from './stage.js';
import { tour } from './tour.js';

/** Of what a finger may press: names and heights of those that are lower than 44 pixels. */
const lowTargets = (page: Page): Promise<string[]> =>
  page.locator('button, select, input, nav a, summary').evaluateAll((all) =>
    all
      // A box to tick is ticked by its label as well.
      .map((one) => (one.type === 'checkbox' ? one.closest('label') : one))
      .map((one) => ({ name: `${one.tagName} ${one.textContent.trim()}`, height: one.getBoundingClientRect().height }))
      .filter(({ height }) => height > 0 && height < 44)
      .map(({ name, height }) => `${name}: ${height}`),
  );

inBrowser('every page', (stage) => {
  it.each([320, 390])(
    'fits a phone %i pixels wide, with nothing to scroll sideways or too small to press',
    async (width) => {
      const { page } = await stage().visitor({ viewport: { width, height: 800 }, hasTouch: true, isMobile: true });
      const wrong: string[] = [];
      for (const { path } of tour(stage().shelf)) {
        await page.goto(path);
        const wide = await page.locator('html').evaluate((one) => one.ownerDocument.scrollingElement.scrollWidth);
        if (wide > width) wrong.push(`${path} is ${wide} wide`);
        wrong.push(...(await lowTargets(page)).map((target) => `${path} ${target}`));
      }
      expect(wrong).toEqual([]);
    },
  );

  it('is without fault to axe-core, light and dark', async () => {
    const { page } = await stage().visitor({ reducedMotion: 'reduce' });
    const faults: string[] = [];
    for (const { path } of tour(stage().shelf)) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(path);
      faults.push(...(await accessibilityFaults(page)));
      await page.emulateMedia({ colorScheme: 'dark' });
      faults.push(...(await accessibilityFaults(page)));
    }
    expect(faults).toEqual([]);
  });

  it('is dark where one wants it dark, and light where not', async () => {
    const { page } = await stage().visitor();
    await page.goto('/');
    const brightness = async (colorScheme: 'light' | 'dark') => {
      await page.emulateMedia({ colorScheme });
      return page.locator('html').evaluate((one) => {
        const { backgroundColor, color } = one.ownerDocument.defaultView.getComputedStyle(one);
        const sum = (rgb: string): number => (rgb.match(/\d+/g) ?? []).reduce((all, part) => all + Number(part), 0);
        return { paper: sum(backgroundColor), ink: sum(color) };
      });
    };
    const [light, dark] = [await brightness('light'), await brightness('dark')];
    expect(light.paper - light.ink).toBeGreaterThan(300);
    expect(dark.ink - dark.paper).toBeGreaterThan(300);
  });
});
