/** The items of a feed that are whole, of XML or JSON, found in one pass. Refuses what breaks off before it ends. */

export interface WholeItems {
  /** As they stand, in the feed's order. */
  readonly items: readonly string[];
  /** Offset of the first; the end of the text where there is none. */
  readonly start: number;
  /** Something in between or at the end is not closed. */
  readonly damaged: boolean;
}

/** Finds a string from offsets that only grow, so that the text is read once, however often it is asked. */
function finder(text: string, wanted: string): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = text.indexOf(wanted, from);
    return found;
  };
}

/**
 * The elements of one name, outside comments and CDATA sections. One that is not closed before the next begins ends
 * there; a section that is not closed before the next begins is none.
 * @param name of the element, with prefixes that it may have: a pattern
 */
export function wholeElements(xml: string, name: string, most: number): WholeItems {
  const mark = new RegExp(`<!\\[CDATA\\[|<!--|<(/?)${name}(?=[\\s>/])`, 'gi');
  const sections = {
    '<!--': { next: finder(xml, '<!--'), end: finder(xml, '-->') },
    '<![CDATA[': { next: finder(xml, '<![CDATA['), end: finder(xml, ']]>') },
  };
  const items: string[] = [];
  let start = xml.length;
  let open: number | null = null;
  let damaged = false;
  for (let found = mark.exec(xml); found !== null && items.length < most; found = mark.exec(xml)) {
    const [opening, slash] = found;
    if (slash === undefined) {
      const section = sections[opening.toUpperCase() as keyof typeof sections];
      const end = section.end(mark.lastIndex);
      const next = section.next(mark.lastIndex);
      if (end === -1 || (next !== -1 && next < end)) damaged = true;
      else mark.lastIndex = end + 3;
    } else if (slash === '') {
      if (open !== null) {
        damaged = true;
        items.push(`${xml.slice(open, found.index)}</${xml.slice(open + 1, open + 42).split(/[\s>/]/, 1)[0]}>`);
      }
      open = found.index;
      start = Math.min(start, open);
    } else if (open !== null) {
      items.push(`${xml.slice(open, mark.lastIndex)}>`);
      open = null;
    }
  }
  return { items, start, damaged: damaged || (open !== null && items.length < most) };
}

const LIST = /"items"\s{0,100}:\s{0,100}\[/;
const JSON_MARK = /["\\{}[\]]/g;

/** The objects of the list `items` of a JSON text. */
export function wholeObjects(json: string, most: number): WholeItems {
  const list = LIST.exec(json);
  const start = list === null ? json.length : list.index + list[0].length;
  const items: string[] = [];
  const mark = new RegExp(JSON_MARK);
  mark.lastIndex = start;
  let depth = 0;
  let open = start;
  let quoted = false;
  for (let found = mark.exec(json); found !== null && items.length < most; found = mark.exec(json)) {
    const [sign] = found;
    if (sign === '\\') mark.lastIndex += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '{' || sign === '[') {
      if (depth === 0) open = found.index;
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) items.push(json.slice(open, mark.lastIndex));
      if (depth < 0) return { items, start, damaged: false };
    }
  }
  return { items, start, damaged: items.length < most };
}
