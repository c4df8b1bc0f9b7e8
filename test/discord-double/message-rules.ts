import { hasFlag, isObject, type Json, objects } from './json.js';

/** What Discord refuses in a message though its description allows it. Numbers: Discord's documentation, API v10. */
const COMPONENTS_V2 = 1 << 15;
const MAX_CONTENT = 2000;
const MAX_EMBEDS = 6000;
const MAX_ROWS = 5;
const MAX_V2_CHARACTERS = 4000;
const MAX_V2_COMPONENTS = 40;

const ROW = 1;
const BUTTON = 2;
const MENU = 3;
const TEXT_DISPLAY = 10;
const LINK = 5;
const PREMIUM = 6;

/** A component and all that it holds. */
function flatten(component: Json): Json[] {
  const children = [...objects(component.components), ...(isObject(component.accessory) ? [component.accessory] : [])];
  return [component, ...children.flatMap(flatten)];
}

const textLength = (value: unknown): number => (typeof value === 'string' ? [...value].length : 0);

function embedLength(embed: Json): number {
  const parts = [embed.title, embed.description, isObject(embed.footer) && embed.footer.text];
  const fields = objects(embed.fields).flatMap(({ name, value }) => [name, value]);
  return [...parts, isObject(embed.author) && embed.author.name, ...fields].reduce<number>(
    (sum, part) => sum + textLength(part),
    0,
  );
}

function checkButton({ style, custom_id, url, label, emoji }: Json): string[] {
  if (style === PREMIUM) return [];
  const found: string[] = [];
  if (style === LINK && typeof url !== 'string') found.push('link button without url');
  if (style === LINK && custom_id !== undefined) found.push('link button with custom_id');
  if (style !== LINK && typeof custom_id !== 'string') found.push('button without custom_id');
  if (style !== LINK && url !== undefined) found.push('button with url');
  if (label === undefined && emoji === undefined) found.push('button without label and emoji');
  return found;
}

function checkV2(body: Json, all: readonly Json[]): string[] {
  const found: string[] = [];
  for (const key of ['content', 'embeds', 'poll', 'sticker_ids']) {
    if (body[key] !== undefined && body[key] !== null && textLength(body[key]) + objects(body[key]).length > 0) {
      found.push(`${key} beside components V2`);
    }
  }
  const characters = all.reduce((sum, { type, content }) => sum + (type === TEXT_DISPLAY ? textLength(content) : 0), 0);
  if (characters > MAX_V2_CHARACTERS) found.push(`${characters} characters in components`);
  if (all.length > MAX_V2_COMPONENTS) found.push(`${all.length} components`);
  return found;
}

function checkV1(body: Json, all: readonly Json[], edit: boolean): string[] {
  const found: string[] = [];
  const rows = objects(body.components);
  if (textLength(body.content) > MAX_CONTENT) found.push('content over 2,000 characters');
  if (objects(body.embeds).reduce((sum, embed) => sum + embedLength(embed), 0) > MAX_EMBEDS)
    found.push('embeds over 6,000 characters');
  if (rows.length > MAX_ROWS) found.push('more than 5 rows');
  if (all.some(({ type }) => Number(type) > TEXT_DISPLAY - 2)) found.push('component of V2 without its flag');
  const empty =
    textLength(body.content) === 0 &&
    rows.length + objects(body.embeds).length + objects(body.attachments).length === 0;
  if (!edit && empty && !isObject(body.poll)) found.push('empty message');
  return found;
}

/** What Discord would refuse in the body of a message. */
export function checkMessage(body: Json, edit: boolean): string[] {
  const all = objects(body.components).flatMap(flatten);
  const ids = all.map(({ custom_id }) => custom_id).filter((id) => id !== undefined);
  return [
    ...(hasFlag(body.flags, COMPONENTS_V2) ? checkV2(body, all) : checkV1(body, all, edit)),
    ...all.filter(({ type }) => type === BUTTON).flatMap(checkButton),
    ...all
      .filter(({ type, components }) => type === ROW && objects(components).length > 5)
      .map(() => 'more than 5 in a row'),
    ...all
      .filter(({ type, components }) => type === ROW && objects(components).some((one) => one.type === MENU))
      .filter(({ components }) => objects(components).length > 1)
      .map(() => 'a menu beside others in a row'),
    ...all
      .filter(
        ({ type, options }) =>
          type === MENU && new Set(objects(options).map(({ value }) => value)).size < objects(options).length,
      )
      .map(() => 'duplicate values in a menu'),
    ...(new Set(ids).size < ids.length ? ['duplicate custom_id'] : []),
    ...objects(body.embeds)
      .flatMap((embed) => objects(embed.fields))
      .filter(({ name, value }) => textLength(name) === 0 || textLength(value) === 0)
      .map(() => 'empty embed field'),
  ];
}
