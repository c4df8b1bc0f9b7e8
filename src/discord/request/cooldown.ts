/** How long questions and buttons have to wait. In memory: a restart forgets it. */
import { LRUCache } from 'lru-cache';
import type { GuildSettings } from '../../records/records.js';

/** Questions that one server may ask in any stretch of this many milliseconds. */
const SERVER_WINDOW_MS = 10_000;
const SERVER_QUESTIONS = 40;

/** Buttons that one person may press in any stretch of this many milliseconds: more is no reading. */
const PRESS_WINDOW_MS = 10_000;
const PRESSES = 10;

/** People and servers whose last questions are remembered; the longest silent are forgotten first. */
const REMEMBERED = 50_000;

/** Why a question or a button has to wait, and for how many whole seconds. */
export interface Wait {
  readonly whose: 'person' | 'server' | 'button';
  readonly seconds: number;
}

interface Asking {
  readonly person: string;
  readonly guild: string | null;
  readonly settings: Pick<GuildSettings, 'cooldown'>;
}

export interface Cooldowns {
  /** Counts a question asked now, or says how long it has to wait. */
  take(asking: Asking): Wait | null;
  /** The same for a button that a person presses now. */
  press(person: string): Wait | null;
}

/** Counts an event of somebody's, unless there were `most` in the last milliseconds: then, when the next may come. */
function createWindow(lengthMs: number, most: number): (who: string, at: number) => number | null {
  const events = new LRUCache<string, readonly number[]>({ max: REMEMBERED });
  return (who, at) => {
    const recent = (events.get(who) ?? []).filter((time) => time > at - lengthMs);
    if (recent.length >= most) return recent[0]! + lengthMs;
    events.set(who, [...recent, at]);
    return null;
  };
}

export function createCooldowns(now: () => number): Cooldowns {
  const people = new LRUCache<string, number>({ max: REMEMBERED });
  const questionsOf = createWindow(SERVER_WINDOW_MS, SERVER_QUESTIONS);
  const pressesOf = createWindow(PRESS_WINDOW_MS, PRESSES);
  const wait = (whose: Wait['whose'], until: number, at: number): Wait => ({
    whose,
    seconds: Math.ceil((until - at) / 1000),
  });

  return {
    take({ person, guild, settings }) {
      const at = now();
      const free = (people.get(person) ?? Number.NEGATIVE_INFINITY) + settings.cooldown * 1000;
      if (free > at) return wait('person', free, at);
      const serverFree = guild === null ? null : questionsOf(guild, at);
      if (serverFree !== null) return wait('server', serverFree, at);
      people.set(person, at);
      return null;
    },
    press(person) {
      const at = now();
      const free = pressesOf(person, at);
      return free === null ? null : wait('button', free, at);
    },
  };
}
