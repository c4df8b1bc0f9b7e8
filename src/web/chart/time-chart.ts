/** Where values stand in a drawing of time. Draws nothing (`chart-html.ts`), and shortens no text. */
import { dayNumber } from '../../text/calendar.js';
import { niceTicks, type Ticks } from './ticks.js';

/** A value that a source gives, and where to read it. */
export interface ChartValue {
  readonly source: string;
  /** ISO 8601, `YYYY-MM-DD`; null: not known. */
  readonly date: string | null;
  readonly label: string;
  readonly address: string;
  /** All that the point shows, in words. */
  readonly description: string;
}

interface Placed {
  readonly value: ChartValue;
  /** The middle of the point. */
  readonly x: number;
  /** Where the label begins and ends. */
  readonly from: number;
  readonly to: number;
}

export type TimeChart = ReturnType<typeof timeChart>;

/** Lengths are in units of the drawing: pixels on a screen that is wide enough. */
const CHART_WIDTH = 760;
export const AXIS_HEIGHT = 36;
const UNDATED_WIDTH = 190;
/** Height of the name above the values of a source. */
export const NAME_HEIGHT = 28;
/** Height of one line of values: what a finger needs. */
const LANE = 44;
const MARGIN = 8;
export const POINT = 6;
const GAP = 6;

/** Width of a character at most, on average over a label of 15 pixels: digits and capitals are about as wide. */
const CHARACTER = 9;

/** Characters of the longest name and of the longest label that have room. */
export const LONGEST_SOURCE = Math.floor(CHART_WIDTH / CHARACTER);
export const LONGEST_LABEL = Math.floor((UNDATED_WIDTH - MARGIN - 2 * POINT - GAP) / CHARACTER);

/**
 * Time goes from left to right. Each source has a row, in order of its first value; values without a date have a column of
 * their own. Labels that would touch stand below each other.
 * @param values at least one; no label wider than the column of those without a date
 */
export function timeChart(values: readonly ChartValue[]) {
  const days = values.flatMap(({ date }) => dayNumber(date) ?? []);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  /** The left edge of the column without dates; null: every value has a date. */
  const undatedFrom = days.length < values.length ? CHART_WIDTH - UNDATED_WIDTH : null;
  const from = MARGIN + POINT;
  const to = (undatedFrom ?? CHART_WIDTH) - MARGIN - POINT;
  const xOf = (day: number): number =>
    first === last ? (from + to) / 2 : from + ((day - first) / (last - first)) * (to - from);

  const place = (value: ChartValue): Placed => {
    const day = dayNumber(value.date);
    const x = day === null ? undatedFrom! + MARGIN + POINT : xOf(day);
    const width = [...value.label].length * CHARACTER;
    const right = x + POINT + GAP + width;
    const isInside = right <= (day === null ? CHART_WIDTH : to + POINT);
    return isInside
      ? { value, x, from: x + POINT + GAP, to: right }
      : { value, x, from: x - POINT - GAP - width, to: x - POINT - GAP };
  };

  const bySource = new Map<string, Placed[]>();
  const inOrder = [...values].sort((a, b) => (dayNumber(a.date) ?? Infinity) - (dayNumber(b.date) ?? Infinity) || 0);
  for (const value of inOrder) bySource.set(value.source, [...(bySource.get(value.source) ?? []), place(value)]);
  let bottom = 0;
  const rows = Array.from(bySource, ([source, placed]) => {
    const lanes = inLanes(placed);
    const [top, height] = [bottom, NAME_HEIGHT + lanes.length * LANE];
    bottom += height;
    const middle = (lane: number): number => top + NAME_HEIGHT + (lane + 0.5) * LANE;
    const inRow = lanes.flatMap((lane, at) => lane.map((one) => ({ ...one, y: middle(at) })));
    return { source, top, height, values: inRow };
  });
  const { grain, days: ticks }: Ticks = days.length === 0 ? { grain: 'day', days: [] } : niceTicks(first, last);
  return {
    width: CHART_WIDTH,
    height: bottom + AXIS_HEIGHT,
    rows,
    undatedFrom,
    /** The points that have a date stand between these. */
    plot: { from: from - POINT, to: to + POINT },
    axis: { grain, ticks: ticks.map((day) => ({ day, x: xOf(day) })) },
  };
}

/** Each into the first lane in which it touches nothing. */
function inLanes(placed: readonly Placed[]): Placed[][] {
  const lanes: Placed[][] = [];
  const left = ({ x, from }: Placed): number => Math.min(x - POINT, from) - GAP;
  const right = ({ x, to }: Placed): number => Math.max(x + POINT, to) + GAP;
  for (const one of placed) {
    const free = lanes.find((lane) => lane.every((other) => right(other) <= left(one) || right(one) <= left(other)));
    if (free === undefined) lanes.push([one]);
    else free.push(one);
  }
  return lanes;
}
