/** Whether quotations of a text stay open. Refuses to tell an apostrophe from a single mark: it counts double ones alone. */

/**
 * How many quotations are open at the end of a text; negative where one was closed that had not been opened, which
 * outweighs: it began before. A straight mark opens behind white space or a bracket, else it closes.
 */
export function openQuotations(text: string): number {
  let [low, open] = [0, 0];
  for (const { 0: mark, index } of text.matchAll(/[«»“”"]/gu)) {
    const opens =
      mark === '"' ? /(?:^|[\s(«“[–—-])$/u.test(text.slice(Math.max(0, index - 1), index)) : /[«“]/.test(mark);
    open += opens ? 1 : -1;
    low = Math.min(low, open);
  }
  return low < 0 ? low : open;
}
