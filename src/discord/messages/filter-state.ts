import { z } from 'zod';

/** A scope as the state of a card keeps it. */
export const FILTER_STATE = z.object({
  /** By name, the default one too: another start of the bot may have another. */
  corpus: z.string(),
  outlet: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
});

export type FilterState = z.infer<typeof FILTER_STATE>;

/** Where a quotation stands, as the state of a card keeps it. */
export const PLACE_STATE = z.object({
  articleId: z.string(),
  start: z.number(),
  end: z.number(),
  sha256: z.string(),
});
