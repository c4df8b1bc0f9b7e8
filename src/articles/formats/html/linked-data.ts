/** A page's JSON-LD. Refuses what is no JSON, and more than half a megabyte. */
import { likeness, SAME, statedTitles } from './own-part.js';
import type { PageElement } from './parse.js';

/** Characters of JSON-LD that are read, of all scripts together, and objects that are looked at. */
const LONGEST = 512 * 1024;
const MOST_OBJECTS = 2000;
const DEEPEST = 12;

const ARTICLE_TYPE = /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review)$/;
/** What stands for the article where nothing is called one. */
const PAGE_TYPE = /^(?:https?:\/\/schema\.org\/)?(?:WebPage|ItemPage|CreativeWork|Recipe|VideoObject)$/;

/** An object of JSON-LD; its values are what the page wrote, of any type. */
type LinkedObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is LinkedObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const isOfType = (value: LinkedObject, form: RegExp): boolean =>
  list(value['@type']).some((type) => typeof type === 'string' && form.test(type));

/** What scripts were hidden from old readers of HTML with. */
const WRAPPING =
  /^(?:<!--|(?:\/\*|\/\/)?\s{0,9}<!\[CDATA\[\s{0,9}(?:\*\/)?)|(?:-->|(?:\/\*|\/\/)?\s{0,9}\]\]>\s{0,9}(?:\*\/)?|;)$/g;

/** As strict JSON, else with what sites write against its rules: line ends in strings, a comma behind the last value. */
function parse(script: string): unknown {
  const json = script.trim().replace(WRAPPING, '');
  for (const form of [json, json.replace(/[\p{Cc}]+/gu, ' ').replace(/,\s*(?=[}\]])/g, '')]) {
    try {
      return JSON.parse(form);
    } catch {
      // the next form
    }
  }
  return null;
}

/** All objects below the values, breadth first, so that a page's own article comes before those that it points to. */
function objectsBelow(roots: readonly unknown[]): LinkedObject[] {
  const found: LinkedObject[] = [];
  let level = roots;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const objects = level.flatMap(list).filter(isObject).slice(0, MOST_OBJECTS);
    found.push(...objects);
    if (found.length > MOST_OBJECTS) break;
    level = objects.flatMap((object) => Object.values(object).flatMap(list));
  }
  return found.slice(0, MOST_OBJECTS);
}

/** What a page's JSON-LD says of the article on it, and the objects that it may name by `@id`. */
export interface LinkedData {
  readonly article: LinkedObject | null;
  readonly byId: ReadonlyMap<string, LinkedObject>;
}

/** @param heading of the page's article, which tells its JSON-LD from that of others */
export function linkedData(page: PageElement, heading: PageElement | null): LinkedData {
  const roots: unknown[] = [];
  let length = 0;
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const json = script.textContent ?? '';
    length += json.length;
    if (length > LONGEST) break;
    roots.push(parse(json));
  }
  const objects = objectsBelow(roots);
  const byId = new Map<string, LinkedObject>();
  for (const object of objects) {
    const id = object['@id'];
    if (typeof id === 'string' && Object.keys(object).length > 1 && !byId.has(id)) byId.set(id, object);
  }
  const articles = objects.filter((object) => isOfType(object, ARTICLE_TYPE));
  // Of several, as in a list of what else there is to read, that which the page is called after.
  const titles = articles.length > 1 ? [heading?.textContent ?? '', ...statedTitles(page)] : [];
  const named = articles.find(({ headline, name }) =>
    [headline, name].some((own) => typeof own === 'string' && titles.some((title) => likeness(own, title) >= SAME)),
  );
  return { article: named ?? articles[0] ?? objects.find((object) => isOfType(object, PAGE_TYPE)) ?? null, byId };
}

/** The names in a value such as an author or a publisher: strings, objects with a name, references, lists of these. */
export function statedNames({ byId }: LinkedData, value: unknown): string[] {
  return list(value).flatMap((one) => {
    if (typeof one === 'string') return [one];
    if (!isObject(one)) return [];
    const named = one.name === undefined && typeof one['@id'] === 'string' ? byId.get(one['@id']) : one;
    return list(named?.name).filter((name) => typeof name === 'string');
  });
}
