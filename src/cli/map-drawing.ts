import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Logger } from '../log.js';
import type { Lookups, PassageMap, Scope } from '../lookup/lookup.js';
import type { ProgressBar } from './progress.js';

const DRAWER = fileURLToPath(new URL('./draw-map.js', import.meta.url));

/** Between looks at whether the corpus has changed, in ms: a map that is a minute old misleads nobody. */
const LOOK_EVERY = 60_000;

/** A drawing that failed is not tried again sooner, in ms. */
const PATIENCE = 5 * 60_000;

/** What a process is to draw. */
export interface MapOrder {
  readonly library: string;
  /** The one that the look-ups have by default. */
  readonly corpus: string;
}

const message = z.union([
  z.strictObject({ done: z.number(), total: z.number() }),
  z.strictObject({ drawn: z.number() }),
  z.strictObject({ failed: z.string() }),
]);

const DEFAULT: Scope = { corpus: null };

const isDefault = ({ corpus, outlet, from, to }: Scope): boolean =>
  corpus === null && outlet === undefined && from === undefined && to === undefined;

export interface MapDrawingParts {
  readonly lookups: Lookups;
  readonly place: MapOrder;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Null: how far it is does not show. */
  readonly bar: ProgressBar | null;
}

export interface MapDrawing {
  /** The same look-ups; to ask for a map that is not of all that the corpus holds now has it drawn. */
  readonly lookups: Lookups;
  /** Draws no more; a drawing on the way is ended. */
  close(): void;
}

/**
 * Keeps the map of a corpus drawn, in a process of its own that gives way to every other: from now on and whenever the
 * corpus has changed, one drawing at a time. Not at the end of an ingest, which a drawing of half a minute would hold
 * up: a map is a cache that only the reading room looks at.
 */
export function drawingMaps({ lookups, place, log, bar }: MapDrawingParts): MapDrawing {
  let child: ChildProcess | null = null;
  let notBefore = 0;
  let closed = false;
  let seen: Pick<PassageMap, 'version' | 'state' | 'total'> | null = null;

  const failed = (why: string): void => {
    notBefore = Date.now() + PATIENCE;
    log.warn({ why }, 'the map could not be drawn');
  };

  function start(): void {
    if (child !== null || closed || Date.now() < notBefore) return;
    let outcome: string | null = 'the process that drew it ended';
    const drawer = fork(DRAWER, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child = drawer;
    drawer.on('message', (raw) => {
      const { data } = message.safeParse(raw);
      if (data === undefined) return;
      if ('done' in data) bar?.update('map', data.done, data.total);
      else if ('failed' in data) outcome = data.failed;
      else {
        outcome = null;
        log.info({ passages: data.drawn }, 'the map is drawn');
      }
    });
    const ended = (): void => {
      if (child !== drawer) return;
      child = null;
      bar?.stop();
      if (outcome !== null && !closed) failed(outcome);
    };
    drawer.once('error', (error) => {
      outcome = error.message;
      ended();
    });
    drawer.once('exit', ended);
    drawer.send(place);
  }

  const noticed = (map: PassageMap | null): void => {
    if (map !== null) seen = { version: map.version, state: map.state, total: map.total };
    if (seen !== null && seen.state !== 'current' && seen.total > 0) start();
  };

  const look = async (): Promise<void> => {
    try {
      noticed(await lookups.map(DEFAULT, seen?.version));
    } catch {
      // A thread that is busy, or a library that is being put back: the next look comes in a minute.
    }
  };

  void look();
  const timer = setInterval(look, LOOK_EVERY);
  timer.unref();
  return {
    lookups: {
      ...lookups,
      async map(scope, known) {
        const map = await lookups.map(scope, known);
        if (isDefault(scope)) noticed(map);
        return map;
      },
    },
    close() {
      closed = true;
      clearInterval(timer);
      child?.kill('SIGKILL');
    },
  };
}
