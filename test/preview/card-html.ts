import { ButtonStyle, ComponentType } from 'discord.js';
import { type Json, objects } from '../discord-double/json.js';
import { type Html, html } from './html.js';
import { type Channels, markdownHtml } from './markdown-html.js';

/** The sign of a button that leaves Discord. */
const LEAVES = html`<svg class="leaves" viewBox="0 0 24 24" aria-hidden="true"><path d="M15 2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 1 1-2 0V4.41l-4.3 4.3a1 1 0 1 1-1.4-1.42L19.58 3H16a1 1 0 0 1-1-1ZM5 2a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h14a3 3 0 0 0 3-3v-6a1 1 0 1 0-2 0v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h6a1 1 0 1 0 0-2H5Z"/></svg>`;

function buttonHtml({ style, label, url, disabled }: Json): Html {
  if (style === ButtonStyle.Link) {
    return html`<a class="button" href="${String(url)}" rel="noreferrer">${String(label)}${LEAVES}</a>`;
  }
  const off = disabled === true ? html` class="button off" aria-disabled="true"` : html` class="button"`;
  return html`<span${off}>${String(label)}</span>`;
}

const SHOWS_CHOICES = html`<svg class="opens" viewBox="0 0 24 24" aria-hidden="true"><path d="M5.3 9.3a1 1 0 0 1 1.4 0l5.3 5.29 5.3-5.3a1 1 0 1 1 1.4 1.42l-6 6a1 1 0 0 1-1.4 0l-6-6a1 1 0 0 1 0-1.42Z"/></svg>`;

function menuHtml({ placeholder, options }: Json): Html {
  const choices = objects(options).map(
    ({ label, description = null }) =>
      html`<div class="choice">${String(label)}${description === null ? null : html`<small>${String(description)}</small>`}</div>`,
  );
  return html`<details class="menu"><summary>${String(placeholder)}${SHOWS_CHOICES}</summary>${choices}</details>`;
}

const inRowHtml = (component: Json): Html =>
  component.type === ComponentType.StringSelect ? menuHtml(component) : buttonHtml(component);

const sectionHtml = ({ components, accessory }: Json, channels: Channels): Html =>
  html`<div class="section"><div>${objects(components).map((part) => componentHtml(part, channels))}</div>${buttonHtml(accessory as Json)}</div>`;

function containerHtml({ components, accent_color }: Json, channels: Channels): Html {
  const accent =
    typeof accent_color === 'number'
      ? html` style="border-left:4px solid #${accent_color.toString(16).padStart(6, '0')}"`
      : null;
  return html`<div class="card"${accent}>${objects(components).map((part) => componentHtml(part, channels))}</div>`;
}

/**
 * A component of a message as Discord lays it out.
 * @throws Error for a kind that no card of ours has
 */
export function componentHtml(component: Json, channels: Channels = new Map()): Html {
  switch (component.type) {
    case ComponentType.Container:
      return containerHtml(component, channels);
    case ComponentType.TextDisplay:
      return html`<div class="text">${markdownHtml(String(component.content), channels)}</div>`;
    case ComponentType.Section:
      return sectionHtml(component, channels);
    case ComponentType.Separator:
      return html`<hr>`;
    case ComponentType.ActionRow:
      return html`<div class="row">${objects(component.components).map(inRowHtml)}</div>`;
    default:
      throw new Error(`the page cannot show a component of type ${component.type}`);
  }
}
