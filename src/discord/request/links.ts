import { type LinkOf, outletLink, roomLink } from '../markdown/link.js';

/** Parts the name of an article's corpus from its id there, where several are read as one. */
const BETWEEN = ':';

/**
 * Where the articles of a corpus are to be read: in the reading room, if there is one and it has them. The room shows the
 * default corpus; what a server has added itself is not in it, nor is its name ever put into an address.
 */
export function linksFrom(publicUrl: string | null, mainCorpus: string): (corpus: string) => LinkOf {
  const inRoom = new Set(mainCorpus.split(','));
  return (corpus) => {
    if (publicUrl === null) return outletLink;
    const asked = new Set(corpus.split(','));
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
