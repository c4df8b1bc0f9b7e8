import { type Html, html } from '../layout/html.js';

/** Shapes of the groups, in a box from -6 to 6; `src/web/assets/map.js` draws the same. */
const SHAPES: readonly string[] = [
  'M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z',
  'M-4.5 -4.5H4.5V4.5H-4.5Z',
  'M0 -5.5L5.5 4.5H-5.5Z',
  'M0 -6L6 0L0 6L-6 0Z',
  'M0 5.5L5.5 -4.5H-5.5Z',
  'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
  'M0 -6L1.8 -1.8L6 0L1.8 1.8L0 6L-1.8 1.8L-6 0L-1.8 -1.8Z',
  'M-6 -3H6V3H-6Z',
];
const NO_GROUP = 'M-2.5 0A2.5 2.5 0 1 1 2.5 0A2.5 2.5 0 1 1 -2.5 0Z';

/** The mark of a group, by its place; beyond the last that of all that has none. */
export function groupMark(place: number): Html {
  const shape = SHAPES[place] ?? NO_GROUP;
  return html`<svg class="mark" viewBox="-7 -7 14 14" aria-hidden="true"><path class="group-${place}" d="${shape}"/></svg>`;
}
