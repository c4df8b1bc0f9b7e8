import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

/** A button that the bot answers. @param label at most 80 characters */
export const actionButton = (
  customId: string,
  label: string,
  { disabled = false, primary = false } = {},
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: primary ? ButtonStyle.Primary : ButtonStyle.Secondary,
  custom_id: customId,
  label,
  ...(disabled ? { disabled } : {}),
});

/** A button that opens an address. */
export const linkButton = (url: string, label: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  url,
  label,
});

/** Buttons side by side, five at most; nothing where there is none. */
export function buttonRow(buttons: readonly APIButtonComponent[]): APIActionRowComponent<APIButtonComponent>[] {
  return buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: [...buttons] }];
}
