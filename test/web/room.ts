import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { createReadingRoom } from '../../src/web/app.js';
import type { ReadingRoomParts } from '../../src/web/parts.js';
import { someLookups } from '../fixtures/lookups.js';

const silent = () => {};

/** A reading room over look-ups of which a test makes up what it needs. */
export const aRoom = (made: Partial<Lookups> = {}, parts: Partial<ReadingRoomParts> = {}) =>
  createReadingRoom({
    lookups: someLookups(made),
    corpus: null,
    assets: `${PROJECT_ROOT}src/web/assets`,
    token: null,
    hosts: [],
    proxied: false,
    health: () => Promise.reject(new Error('the test expected no look at the health')),
    log: { info: silent, warn: silent, error: silent },
    ...parts,
  });
