import { dayOf } from './day.js';
import { type Grain, niceTicks } from './ticks.js';

/** A value that a source gives, and where it is read. */
export interface ChartValue {
  readonly source: string;
  /** ISO 8601, `YYYY-MM-DD`; null: not known. */
  readonly date: string | null;
  readonly label: string;
  readonly address: string;
  /** All that the point says, in words. */
  readonly said: string;
}

interface Placed {
  readonly value: ChartValue;
  /** Of the point. */
  readonly x: number;
  readonly y: number;
  /** Of its label: where it begins and ends. */
  readonly from: number;
  readonly to: number;
}

export interface TimeChart {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly {
    readonly source: string;
    readonly top: number;
    readonly height: number;
    readonly values: readonly Placed[];
  }[];
  readonly axis: { readonly grain: Grain; readonly ticks: readonly { readonly day: number; readonly x: number }[] };
  /** The left edge of the column without dates; null: every value has a date. */
  readonly undatedFrom: number | null;
  /** Between these stand the points that have a date. */
  readonly plot: { readonly from: number; readonly to: number };
}

/** In units of the drawing, which are pixels on a screen that is wide enough. */
const CHART_WIDTH = 760;
export const AXIS_HEIGHT = 36;
const UNDATED_WIDTH = 190;
/** Of the name above the values of a source. */
export const NAME_HEIGHT = 28;
/** Of one line of values: as high as a finger needs. */
const LANE = 44;
const MARGIN = 8;
export const POINT = 6;
const GAP = 6;
const MOST_TICKS = 6;

/** Width of a character at most, on average over a label of 15 pixels: digits and capitals are about as wide. */
const CHARACTER = 9;

const widthOf = (label: string): number => [...label].length * CHARACTER;

/**
 * Where values come to stand: time from left to right, a row a source in order of its first value, what has no date in a
 * column of its own. Labels that would touch stand below each other.
 * @param values at least one; no label wider than the column of those without a date
 */
export function timeChart(values: readonly ChartValue[]): TimeChart {
  const days = values.flatMap(({ date }) => dayOf(date) ?? []);
  const hasUndated = days.length < values.length;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const undatedFrom = hasUndated ? CHART_WIDTH - UNDATED_WIDTH : null;
  const from = MARGIN + POINT;
  const to = (undatedFrom ?? CHART_WIDTH) - MARGIN - POINT;
  const xOf = (day: number): number =>
    first === last ? (from + to) / 2 : from + ((day - first) / (last - first)) * (to - from);

  const place = (value: ChartValue): Omit<Placed, 'y'> => {
    const day = dayOf(value.date);
    const x = day === null ? undatedFrom! + MARGIN + POINT : xOf(day);
    const width = widthOf(value.label);
    const right = x + POINT + GAP + width;
    const isInside = right <= (day === null ? CHART_WIDTH : to + POINT);
    return isInside
      ? { value, x, from: x + POINT + GAP, to: right }
      : { value, x, from: x - POINT - GAP - width, to: x - POINT - GAP };
  };

  const bySource = new Map<string, Omit<Placed, 'y'>[]>();
  const inOrder = [...values].sort((a, b) => (dayOf(a.date) ?? Infinity) - (dayOf(b.date) ?? Infinity) || 0);
  for (const value of inOrder) {
    const known = bySource.get(value.source);
    if (known === undefined) bySource.set(value.source, [place(value)]);
    else known.push(place(value));
  }
  let top = 0;
  const rows = Array.from(bySource, ([source, placed]) => {
    const lanes = inLanes(placed);
    const row = {
      source,
      top,
      height: NAME_HEIGHT + lanes.length * LANE,
      values: lanes.flatMap((lane, at) => lane.map((one) => ({ ...one, y: top + NAME_HEIGHT + (at + 0.5) * LANE }))),
    };
    top += row.height;
    return row;
  });
  const { grain, days: ticks } =
    days.length === 0 ? { grain: 'day' as const, days: [] } : niceTicks(first, last, MOST_TICKS);
  return {
    ...{ width: CHART_WIDTH, height: top + AXIS_HEIGHT, rows, undatedFrom },
    plot: { from: from - POINT, to: to + POINT },
    axis: { grain, ticks: ticks.map((day) => ({ day, x: xOf(day) })) },
  };
}

/** Each into the first lane in which it touches nothing. */
function inLanes<Item extends Omit<Placed, 'y'>>(placed: readonly Item[]): Item[][] {
  const lanes: Item[][] = [];
  const left = ({ x, from }: Item): number => Math.min(x - POINT, from) - GAP;
  const right = ({ x, to }: Item): number => Math.max(x + POINT, to) + GAP;
  for (const one of placed) {
    const free = lanes.find((lane) => lane.every((other) => right(other) <= left(one) || right(one) <= left(other)));
    if (free === undefined) lanes.push([one]);
    else free.push(one);
  }
  return lanes;
}

/** Characters of the longest name and of the longest label that have room. */
export const LONGEST_SOURCE = Math.floor(CHART_WIDTH / CHARACTER);
export const LONGEST_LABEL = Math.floor((UNDATED_WIDTH - MARGIN - 2 * POINT - GAP) / CHARACTER);
