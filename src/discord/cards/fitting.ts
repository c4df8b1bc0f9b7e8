import type { APIContainerComponent } from 'discord.js';
import { fits } from './limits.js';
import { type CardPart, container } from './parts.js';

/** Ways to show one thing, the fullest first. What fits in none of them is left out. */
export type Ways = readonly (readonly CardPart[])[];

const weight = (parts: readonly CardPart[] | undefined): number => JSON.stringify(parts ?? []).length;

/** The one that takes the most room and can still give way; of equal ones the last. */
function heaviest(blocks: readonly Ways[], shown: readonly number[]): number {
  let found = -1;
  for (const [index, ways] of blocks.entries()) {
    const way = shown[index]!;
    if (way < ways.length && (found < 0 || weight(ways[way]) >= weight(blocks[found]![shown[found]!]))) found = index;
  }
  return found;
}

/**
 * A card that Discord takes. Where the blocks do not fit together, the one that takes the most room is shown in its
 * next way, until they do: nothing is ever cut.
 * @param foot what stands below the blocks, given how many of them are left out; head and foot must fit by themselves
 */
export function fitted(
  head: readonly CardPart[],
  blocks: readonly Ways[],
  foot: (leftOut: number) => readonly CardPart[],
): APIContainerComponent {
  const shown = blocks.map(() => 0);
  for (;;) {
    const leftOut = blocks.filter((ways, index) => shown[index]! >= ways.length).length;
    const parts = blocks.flatMap((ways, index) => ways[shown[index]!] ?? []);
    const card = container([...head, ...parts, ...foot(leftOut)]);
    const next = fits(card) ? -1 : heaviest(blocks, shown);
    if (next < 0) return card;
    shown[next]! += 1;
  }
}
