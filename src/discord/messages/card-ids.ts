/** Which cards the buttons of a message name. Does not know whether they are kept. */
import type { Message } from 'discord.js';
import { readCustomId } from '../request/custom-id.js';

function idsIn(component: unknown): string[] {
  const { custom_id: own, components = [] } = Object(component);
  const target = typeof own === 'string' ? readCustomId(own) : null;
  return [...(target === null ? [] : [target.id]), ...(components as unknown[]).flatMap(idsIn)];
}

/** Each id once, in order. */
export const cardIds = ({ components }: Pick<Message, 'components'>): string[] => [
  ...new Set(components.flatMap((component) => idsIn(component.toJSON()))),
];
