import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A person's window, and whatever in it should not be. */
export interface Visitor {
  readonly page: Page;
  /** Requests to elsewhere, dialogs, errors of scripts, what the Content-Security-Policy stopped, failures of ours. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Chromium's line for a page that is not there: what the tests look at is its status. */
const STATUS_LINE = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Opens a window that knows only this room; languages are the browser's, French unless said. */
export async function openVisitor(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: address, locale: 'fr-FR', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith('data:')) problems.push(`request to ${url}`);
  });
  context.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= (isPage ? 500 : 400)) problems.push(`${response.status()} for ${response.url()}`);
  });
  context.on('console', (message) => {
    const isWrong = message.type() === 'error' || message.type() === 'warning';
    if (isWrong && !STATUS_LINE.test(message.text())) problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`script: ${error.error().message}`));
  context.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, problems, close: () => context.close() };
}
