import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine: the one that CHROMIUM names, else one of a usual name; null where there is none. */
export function findChromium({ CHROMIUM, PATH = '' }: NodeJS.ProcessEnv = process.env): string | null {
  if (CHROMIUM !== undefined && CHROMIUM !== '') return CHROMIUM;
  const folders = ['/usr/bin', ...PATH.split(delimiter).filter(Boolean)];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file)) ?? null;
}

/** @throws Error when there is no browser, or it does not start */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error(`no Chromium was found (${NAMES.join(', ')}): install one, or name it with CHROMIUM`);
  }
  return chromium.launch({ executablePath });
}
