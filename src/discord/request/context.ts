import type { Catalogue } from './catalogue.js';
import type { CommandContext, Parts } from './command.js';
import { linksFrom } from './links.js';
import type { Place } from './place.js';
import { seenCatalogue, seenLookups, visibleFrom } from './visible-corpora.js';

/** What a command may use at a place: of the corpora those alone that are seen from there. */
export function contextAt(parts: Parts & { readonly catalogue: Catalogue }, place: Place): CommandContext {
  const { mainCorpus } = parts;
  const sees = visibleFrom(place.guild, parts);
  return {
    ...parts,
    place,
    sees,
    lookups: seenLookups(parts.lookups, sees, mainCorpus),
    catalogue: seenCatalogue(parts.catalogue, sees, mainCorpus),
    links: linksFrom(parts.publicUrl, mainCorpus),
  };
}
