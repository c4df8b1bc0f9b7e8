/** What cards are made of. No part escapes or shortens text: that is done by src/discord/markdown/. */
import {
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APISelectMenuOption,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

export type CardPart = APIComponentInContainer;

export const text = (...lines: readonly (string | null)[]): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content: lines.filter((line) => line !== null).join('\n'),
});

export const separator: CardPart = { type: ComponentType.Separator };

/** Small print: Discord's subtext; null where the line is empty. */
export const small = (line: string | null): string | null => (line ? `-# ${line}` : null);

/** @param colour of the card's edge, 0xRRGGBB: it never says what words do not say */
export const container = (parts: readonly CardPart[], colour?: number): APIContainerComponent => ({
  type: ComponentType.Container,
  components: [...parts],
  ...(colour === undefined ? {} : { accent_color: colour }),
});

/** A text with a button beside it; the text alone where there is none. */
export const beside = (display: APITextDisplayComponent, [accessory]: readonly APIButtonComponent[]): CardPart =>
  accessory === undefined ? display : { type: ComponentType.Section, components: [display], accessory };

/** A row of buttons, five at most; nothing where there are none. */
export const row = (...buttons: APIButtonComponent[]): CardPart[] =>
  buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons }];

/** The rows below all else. */
export const foot = (...rows: readonly CardPart[]): CardPart[] => (rows.length === 0 ? [] : [separator, ...rows]);

/** The one row of buttons below all else. */
export const controls = (...buttons: APIButtonComponent[]): CardPart[] => foot(...row(...buttons));

/** A row with a menu, from which one of the options is chosen. @param customId as `customId` makes it, without an argument: that is the value */
export const menu = (customId: string, placeholder: string, options: APISelectMenuOption[]): CardPart => ({
  type: ComponentType.ActionRow,
  components: [
    { type: ComponentType.StringSelect, custom_id: customId, placeholder, min_values: 1, max_values: 1, options },
  ],
});

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
