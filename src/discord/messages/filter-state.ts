/** Filters and citations as the states of cards keep them. Their fields never change names: old cards have them. */
import { z } from 'zod';

export const FILTER_STATE = z.object({
  /** By name, the default one too: another start of the bot may have another. */
  corpus: z.string(),
  outlet: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
});

export type FilterState = z.infer<typeof FILTER_STATE>;

export const CITATION_STATE = z.object({
  articleId: z.string(),
  start: z.number(),
  end: z.number(),
  sha256: z.string(),
});
