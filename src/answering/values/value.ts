/** Numbers and dates that a text states. What a text leaves vague has no value here. */
import type { Range } from '../../text/range.js';

/** "Environ", "plus de", "jusqu'à" and the like. */
export type Bound = 'about' | 'atLeast' | 'atMost';

/** A number that a text states, with its modifier and unit ("près de 10 000", "18 %", "entre 10 et 20 jours"). */
export interface NumberValue extends Range {
  /** The number as written; of a range, its lower end. */
  readonly amount: number;
  /** What it may mean at least and at most: "plus de 160" is 160 or any more. Equal for an exact number. */
  readonly low: number;
  readonly high: number;
  readonly bound: Bound | null;
  /** Canonical name of the unit that follows or precedes it (`%`, `day`, `euro`), else null. */
  readonly unit: string | null;
}

/** A day, month or year as far as it is known; `month` and `day` count from 1. */
export interface PartialDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** A date that a text states, with the preposition before it ("avant le 22 janvier"). */
export interface DateValue extends Range {
  /** What it may mean: one date, two where a weekday may be the last or the next, each day of "du 3 au 5 mars". */
  readonly dates: readonly PartialDate[];
  /** Of its preposition: "avant", "dès", "vers". */
  readonly bound: 'before' | 'after' | 'about' | null;
}
