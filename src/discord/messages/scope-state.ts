import { z } from 'zod';

/** A scope as the state of a card keeps it. */
export const SCOPE_STATE = z.object({
  corpus: z.string().nullable(),
  outlet: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
});

/** Where a quotation stands, as the state of a card keeps it. */
export const PLACE_STATE = z.object({
  articleId: z.string(),
  start: z.number(),
  end: z.number(),
  sha256: z.string(),
});
