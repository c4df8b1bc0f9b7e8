/** What a command may use, for one interaction or message: only the corpora that can be seen from there. */
import { type LinkOf, outletLink, roomLink } from '../markdown/link.js';
import type { BotServices, CommandContext } from './command.js';
import type { Origin } from './origin.js';
import { splitCorpora, visibleCatalogue, visibleFrom, visibleLookups } from './visible-corpora.js';

/** Between the name of an article's corpus and its id there, where several corpora are asked together. */
const AFTER_CORPUS = ':';

export function contextFor(parts: BotServices & Pick<CommandContext, 'catalogue'>, origin: Origin): CommandContext {
  const { mainCorpus } = parts;
  const sees = visibleFrom(origin.guild, parts);
  return {
    ...parts,
    origin,
    sees,
    lookups: visibleLookups(parts.lookups, sees, mainCorpus),
    catalogue: visibleCatalogue(parts.catalogue, sees, mainCorpus),
    links: linksFrom(parts.publicUrl, mainCorpus),
  };
}

/**
 * Links to the articles of a corpus: into the reading room, if there is one and it has them. The room shows the default
 * corpus; what a server has added itself is not in it, nor is its name ever put into an address.
 */
export function linksFrom(publicUrl: string | null, mainCorpus: string): (corpus: string) => LinkOf {
  const inRoom = new Set(splitCorpora(mainCorpus));
  return (corpus) => {
    if (publicUrl === null) return outletLink;
    const [only, ...others] = new Set(splitCorpora(corpus));
    return roomLink(publicUrl, (id) => {
      const at = id.indexOf(AFTER_CORPUS);
      const [name, own] = others.length === 0 ? [only!, id] : [id.slice(0, at), id.slice(at + AFTER_CORPUS.length)];
      if (!inRoom.has(name)) return null;
      return inRoom.size === 1 ? own : name + AFTER_CORPUS + own;
    });
  };
}
