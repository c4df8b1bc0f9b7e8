/** The texts of a message and the addresses in it, wherever Discord puts them. Refuses more than a bounded part of it. */
import { type APIEmbed, ComponentType, type Message, type MessageSnapshot } from 'discord.js';

/** Characters that are read of a message, and of each of its texts. */
const MOST_READ = 8_000;

const MOST_ADDRESSES = 5;
const MAX_ADDRESS_LENGTH = 2_048;

/** Components within components that are gone into. */
const DEEPEST = 4;

/** Words of the shortest author and footer of an embed that say something: a name does not. */
const FEWEST_WORDS = 4;

const ADDRESS = /\bhttps?:\/\/[^\s<>"«»“”|`]+/gi;
/** What stands behind an address in a sentence, or closes a link behind words. */
const BEHIND = /[.,;:!?'’)\]*_~]+$/;

interface MessageParts {
  /** As Markdown: what its author wrote first, then what was forwarded, then embeds. */
  readonly texts: readonly string[];
  /** Of each that is followed by a sign the one with it and the one without. */
  readonly addresses: readonly URL[];
}

type Shown = Message | MessageSnapshot;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text displays of a message of components, and the addresses of its link buttons. */
function componentParts(components: readonly unknown[], depth = 0): string[] {
  if (depth > DEEPEST) return [];
  return components.flatMap((one) => {
    const { type, content, url, components: inside, accessory } = fieldsOf(one);
    return [
      ...(type === ComponentType.TextDisplay ? [String(content)] : []),
      ...(type === ComponentType.Button && typeof url === 'string' ? [url] : []),
      ...componentParts([...listOf(inside), ...(accessory === undefined ? [] : [accessory])], depth + 1),
    ];
  });
}

/** Another program's names of authors and places are no words of a message; what is said there is. */
const said = (text: unknown): unknown[] =>
  typeof text === 'string' && text.trim().split(/\s+/).length >= FEWEST_WORDS ? [text] : [];

function embedParts({ title, description, fields, author, footer, url }: APIEmbed): unknown[] {
  const inFields = listOf(fields).flatMap((field) => [fieldsOf(field).name, fieldsOf(field).value]);
  return [...said(author?.name), title, description, ...inFields, ...said(footer?.text), url];
}

function partsOf({ content, poll, components, embeds }: Shown): unknown[] {
  return [
    content,
    poll?.question.text,
    ...componentParts((components ?? []).map((component) => component.toJSON())),
    ...(embeds ?? []).flatMap((embed) => embedParts(embed.toJSON())),
  ];
}

function addressesIn(texts: readonly string[]): URL[] {
  const found = texts.flatMap((text) => text.match(ADDRESS) ?? []).filter(({ length }) => length <= MAX_ADDRESS_LENGTH);
  return [...new Set(found)]
    .slice(0, MOST_ADDRESSES)
    .flatMap((address) => [...new Set([address, address.replace(BEHIND, '')])])
    .flatMap((address) => (URL.canParse(address) ? [new URL(address)] : []));
}

export function messageParts(message: Message): MessageParts {
  const forwarded = [...message.messageSnapshots.values()];
  const all = [message, ...forwarded].flatMap(partsOf);
  const texts: string[] = [];
  let left = MOST_READ;
  for (const part of all) {
    if (typeof part !== 'string' || part.trim() === '' || left === 0) continue;
    const text = part.slice(0, left);
    texts.push(text);
    left -= text.length;
  }
  // The links of a card of ours are those of what it quotes: it is that which the card says.
  const isOurs = message.author?.id === message.client.user.id;
  return { texts, addresses: isOurs ? [] : addressesIn(texts) };
}
