import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

/** What cards are made of. */
export type CardPart = APIComponentInContainer;

export const text = (...lines: readonly (string | null)[]): CardPart => ({
  type: ComponentType.TextDisplay,
  content: lines.filter((line) => line !== null).join('\n'),
});

export const separator: CardPart = { type: ComponentType.Separator };

/** Small print: Discord's subtext. */
export const small = (line: string | null): string | null => line && `-# ${line}`;

export const container = (parts: readonly CardPart[]): APIContainerComponent => ({
  type: ComponentType.Container,
  components: [...parts],
});

/** @param buttons five at most */
export const row = (...buttons: APIButtonComponent[]): APIActionRowComponent<APIButtonComponent> => ({
  type: ComponentType.ActionRow,
  components: buttons,
});

/** What stands below all else. @param buttons five at most */
export const controls = (...buttons: APIButtonComponent[]): CardPart[] =>
  buttons.length === 0 ? [] : [separator, row(...buttons)];

/** @param customId as `customId` makes it */
export const button = (customId: string, label: string, disabled = false): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  custom_id: customId,
  label,
  disabled,
});

/** A button that opens an address. */
export const link = (url: string, label: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  url,
  label,
});

/** A row with a button that opens an address; none where there is none. */
export const linkRow = (url: string | null, label: string): CardPart[] => (url === null ? [] : [row(link(url, label))]);
