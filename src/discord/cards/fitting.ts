/** Cards within Discord's limits. Nothing is ever cut: what does not fit gives way as a whole. */
import { type APIComponentInContainer, type APIContainerComponent, ComponentType } from 'discord.js';
import { type CardPart, container } from './parts.js';

/** Of a message of components, as Discord counts them: all text displays together, all components at any depth. */
const MAX_CHARACTERS = 4000;
const MAX_COMPONENTS = 40;

/** A component and all that it contains. */
function flatten(component: APIComponentInContainer | APIContainerComponent): APIComponentInContainer[] {
  const children = [
    ...('components' in component ? component.components : []),
    ...('accessory' in component ? [component.accessory] : []),
  ] as readonly APIComponentInContainer[];
  return [component as APIComponentInContainer, ...children.flatMap(flatten)];
}

/** Whether Discord takes a message of this container alone. Characters are counted as UTF-16 code units, or fewer. */
export function fits(card: APIContainerComponent): boolean {
  const components = flatten(card);
  const characters = components.map((one) => (one.type === ComponentType.TextDisplay ? one.content.length : 0));
  return components.length <= MAX_COMPONENTS && characters.reduce((sum, count) => sum + count, 0) <= MAX_CHARACTERS;
}

/** Ways to show one thing, the fullest first. What fits in none of them is left out. */
export type Ways = readonly (readonly CardPart[])[];

const weight = (parts: readonly CardPart[] | undefined): number => JSON.stringify(parts ?? []).length;

/** The block that takes the most room and can still give way; of equal ones the last. */
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
 * next way, until they do.
 * @param foot what stands below the blocks, given how many of them are left out; head and foot must fit by themselves
 */
export function fitted(
  head: readonly CardPart[],
  blocks: readonly Ways[],
  foot: (leftOut: number) => readonly CardPart[] = () => [],
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
