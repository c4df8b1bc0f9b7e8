import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe-core finds wrong with a page, a line a rule; every rule that it has by default. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // By way of the debugger: the page's own policy lets in no script of others.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>('axe.run()');
  return violations.map(
    ({ id, help, nodes }) =>
      `${page.url()} ${id}: ${help} (${nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`).join('; ')})`,
  );
}
