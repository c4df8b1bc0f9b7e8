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

/** In memory: a restart forgets them. */
export function createCooldowns(now: () => number): Cooldowns {
  const people = new LRUCache<string, number>({ max: REMEMBERED });
  const servers = new LRUCache<string, readonly number[]>({ max: REMEMBERED });
  const pressing = new LRUCache<string, readonly number[]>({ max: REMEMBERED });
  const wait = (whose: Wait['whose'], until: number): Wait => ({ whose, seconds: Math.ceil((until - now()) / 1000) });

  return {
    take({ person, guild, settings }) {
      const at = now();
      const free = (people.get(person) ?? Number.NEGATIVE_INFINITY) + settings.cooldown * 1000;
      if (free > at) return wait('person', free);
      if (guild !== null) {
        const asked = (servers.get(guild) ?? []).filter((time) => time > at - SERVER_WINDOW_MS);
        const [oldest] = asked;
        if (oldest !== undefined && asked.length >= SERVER_QUESTIONS) return wait('server', oldest + SERVER_WINDOW_MS);
        servers.set(guild, [...asked, at]);
      }
      people.set(person, at);
      return null;
    },
    press(person) {
      const at = now();
      const pressed = (pressing.get(person) ?? []).filter((time) => time > at - PRESS_WINDOW_MS);
      const [oldest] = pressed;
      if (oldest !== undefined && pressed.length >= PRESSES) return wait('button', oldest + PRESS_WINDOW_MS);
      pressing.set(person, [...pressed, at]);
      return null;
    },
  };
}
