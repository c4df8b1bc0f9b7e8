/** What cards are made of. No part escapes or shortens text: that is done by src/discord/markdown/. */
import {
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

export type CardPart = APIComponentInContainer;

export const text = (...lines: readonly (string | null)[]): CardPart => ({
  type: ComponentType.TextDisplay,
  content: lines.filter((line) => line !== null).join('\n'),
});

export const separator: CardPart = { type: ComponentType.Separator };

/** Small print: Discord's subtext; null where the line is empty. */
export const small = (line: string | null): string | null => (line ? `-# ${line}` : null);

export const container = (parts: readonly CardPart[]): APIContainerComponent => ({
  type: ComponentType.Container,
  components: [...parts],
});

/** A row of buttons, five at most; nothing where there are none. */
export const row = (...buttons: APIButtonComponent[]): CardPart[] =>
  buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons }];

/** The row of buttons below all else. */
export const controls = (...buttons: APIButtonComponent[]): CardPart[] =>
  buttons.length === 0 ? [] : [separator, ...row(...buttons)];

/** @param customId as `customId` makes it */
export const button = (customId: string, label: string, disabled = false): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  custom_id: customId,
  label,
  disabled,
});

/** A button that deletes what people want to keep. */
export const dangerButton = (customId: string, label: string): APIButtonComponentWithCustomId => ({
  ...button(customId, label),
  style: ButtonStyle.Danger,
});

/** A button that opens an address; none where there is none. */
export const link = (url: string | null, label: string): APIButtonComponent[] =>
  url === null ? [] : [{ type: ComponentType.Button, style: ButtonStyle.Link, url, label }];
