import type { Catalogue } from './catalogue.js';
import type { CommandContext, Parts } from './command.js';
import { linksFrom } from './links.js';
import type { Place } from './place.js';
import { seenCatalogue, seenLookups, visibleFrom } from './visible-corpora.js';

/** What a command may use at a place: of the corpora those alone that are seen from there. */
export function contextAt(parts: Parts & { readonly catalogue: Catalogue }, place: Place): CommandContext {
  const sees = visibleFrom(place.guild, parts.records);
  return {
    ...parts,
    place,
    lookups: seenLookups(parts.lookups, sees),
    catalogue: seenCatalogue(parts.catalogue, sees),
    links: linksFrom(parts.publicUrl, parts.catalogue),
  };
}
