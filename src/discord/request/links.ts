import { type LinkOf, outletLink, roomLink } from '../markdown/link.js';
import type { Catalogue } from './catalogue.js';

/** Parts the name of an article's corpus from its id there, where several are read as one. */
const BETWEEN = ':';

/**
 * Where the articles of a corpus are to be read: in the reading room, if there is one and it has them. The room shows the
 * default corpus; what a server has added itself is not in it, nor is its name ever put into an address.
 */
export function linksFrom(
  publicUrl: string | null,
  catalogue: Pick<Catalogue, 'main'>,
): (corpus: string | null) => LinkOf {
  return (corpus) => {
    const main = catalogue.main();
    if (publicUrl === null || main === null) return outletLink;
    const inRoom = new Set(main.split(','));
    const asked = new Set((corpus ?? main).split(','));
    return roomLink(publicUrl, (id) => {
      const [name, own] = asked.size === 1 ? [[...asked][0]!, id] : partsOf(id);
      if (!inRoom.has(name)) return null;
      return inRoom.size === 1 ? own : name + BETWEEN + own;
    });
  };
}

function partsOf(id: string): readonly [corpus: string, own: string] {
  const at = id.indexOf(BETWEEN);
  return [id.slice(0, at), id.slice(at + 1)];
}
