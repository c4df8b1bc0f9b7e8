import { type APIComponentInContainer, type APIContainerComponent, ComponentType } from 'discord.js';

/** Of a message of components, as Discord counts them: all text displays together, all components at any depth. */
const MAX_CHARACTERS = 4000;
const MAX_COMPONENTS = 40;

interface Size {
  readonly characters: number;
  readonly components: number;
}

function measure(component: APIComponentInContainer | APIContainerComponent): Size {
  const children =
    component.type === ComponentType.Container || component.type === ComponentType.ActionRow
      ? (component.components as readonly APIComponentInContainer[]).map(measure)
      : [];
  return {
    characters: children.reduce(
      (sum, { characters }) => sum + characters,
      component.type === ComponentType.TextDisplay ? component.content.length : 0,
    ),
    components: children.reduce((sum, { components }) => sum + components, 1),
  };
}

/** Whether Discord takes a message of this container alone. Characters are counted as UTF-16 code units, or fewer. */
export function fits(container: APIContainerComponent): boolean {
  const { characters, components } = measure(container);
  return characters <= MAX_CHARACTERS && components <= MAX_COMPONENTS;
}
