/** How long a sentence may be that is read in one go. Refuses to cut a longer one: it gives way, or is folded. */

/** In UTF-16 code units. A longer one gives way to any that answers; front ends fold it or lead to it. */
export const LONGEST_SENTENCE = 1500;
