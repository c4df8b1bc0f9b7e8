import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from './chromium.js';
import { type ServedRoom, serveRoom } from './served-room.js';
import { fillShelf, type Shelf } from './shelf.js';
import { openVisitor, type Visitor } from './visit.js';

export interface Stage {
  /** Of the room, without a slash at its end. */
  readonly address: string;
  readonly shelf: Shelf;
  /** A window that is closed when the test has ended; a problem in it then fails the test. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
}

/**
 * Tests in a real browser, on a real server over a real library. Without a browser they are left out, which is said;
 * where CI is set they then fail.
 * @param tests declares them; what it is given can be used in the tests themselves
 */
export function inBrowser(name: string, tests: (stage: () => Stage) => void): void {
  if (findChromium() === null && process.env.CI !== 'true') {
    process.stderr.write(`LEFT OUT, as there is no Chromium on this machine (CHROMIUM names one): ${name}\n`);
    it.skip(`${name}: no Chromium on this machine`);
    return;
  }
  describe(name, () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-browser-'));
    let shelf: Shelf | null = null;
    let room: ServedRoom | null = null;
    let browser: Browser | null = null;
    let visitors: Visitor[] = [];

    beforeAll(async () => {
      [browser, shelf] = await Promise.all([launchChromium(), fillShelf(folder)]);
      room = await serveRoom(shelf.library);
    });
    afterEach(async () => {
      const problems = visitors.flatMap((one) => one.problems);
      await Promise.all(visitors.map((one) => one.close()));
      visitors = [];
      expect(problems).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      await room?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    tests(() => {
      if (room === null || browser === null || shelf === null) throw new Error('the room is open in tests alone');
      const { address } = room;
      const by = browser;
      return {
        address,
        shelf,
        async visitor(options) {
          const visitor = await openVisitor(by, address, options);
          visitors.push(visitor);
          return visitor;
        },
      };
    });
  });
}
