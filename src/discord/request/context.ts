import type { TitleCatalogue } from './catalogue.js';
import type { BotServices, CommandContext } from './command.js';
import { linksFrom } from './links.js';
import type { Origin } from './origin.js';
import { seenCatalogue, seenLookups, visibleFrom } from './visible-corpora.js';

/** What a command may use at a place: of the corpora those alone that are seen from there. */
export function contextAt(parts: BotServices & { readonly catalogue: TitleCatalogue }, origin: Origin): CommandContext {
  const { mainCorpus } = parts;
  const sees = visibleFrom(origin.guild, parts);
  return {
    ...parts,
    origin: origin,
    sees,
    lookups: seenLookups(parts.lookups, sees, mainCorpus),
    catalogue: seenCatalogue(parts.catalogue, sees, mainCorpus),
    links: linksFrom(parts.publicUrl, mainCorpus),
  };
}
