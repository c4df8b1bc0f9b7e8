/** Strings that a page states, as one plain line. Refuses markup, however often it was escaped. */
import { groupByKey } from '../../../text/group.js';
import { withoutMarkup } from './markup.js';
import type { PageElement, PageNode } from './parse.js';

/** Characters of a title or a name that are looked at. */
const LONGEST = 2000;

/** White space single, markup gone; null for nothing. */
export function words(text: string | null | undefined): string | null {
  const plain = withoutMarkup((text ?? '').slice(0, LONGEST))
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? null : plain;
}

export const textValue = (value: unknown): string | null => (typeof value === 'string' ? words(value) : null);

export const textOf = (element: PageElement): string | null => words(element.textContent);

/** A name of `<meta>` without what sites part its words with: `dc.date.issued`, `DC_Date-Issued` are one. */
const bare = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** The values of those `<meta>` that a function lets through, by name, property or itemprop, in the order of the names. */
export type MetaValues = (...names: readonly string[]) => string[];

export function metaReader(page: PageElement, isOwn: (element: PageElement) => boolean): MetaValues {
  const named = [...page.querySelectorAll('meta[content]')].filter(isOwn).flatMap((meta) =>
    ['property', 'name', 'itemprop'].flatMap((attribute) => {
      const name = meta.getAttribute(attribute);
      return name === null ? [] : [{ name: bare(name), value: meta.getAttribute('content') }];
    }),
  );
  const byName = groupByKey(named, ({ name }) => name);
  return (...names) => names.flatMap((name) => byName.get(bare(name)) ?? []).flatMap(({ value }) => words(value) ?? []);
}

/** What lies around a node, innermost first. */
export function* holdersOf(node: PageNode): Generator<PageNode> {
  for (let holder = node.parentNode; holder !== null; holder = holder.parentNode) yield holder;
}
