/** Lays out an article to be read, without changing or dropping a character. */
import type { ReadingText } from '../../answering/lookup/lookup.js';
import { overlaps, type Range } from '../../text/range.js';
import { lines, paragraphs } from '../../text/sentences/paragraphs.js';

/** A run of one kind within a paragraph. `masked`: not the article's own; `cited`: what the address cites. */
export interface Stretch extends Range {
  readonly kind: 'plain' | 'masked' | 'cited';
}

/** A part of the reading column. `gap`: white space between two of the others. */
export type Block =
  | (Range & { readonly kind: 'gap' })
  /** Whole paragraphs that are not the article's own; `lines` counts those that are not blank. */
  | (Range & { readonly kind: 'folded'; readonly lines: number })
  | (Range & {
      readonly kind: 'paragraph';
      readonly heading: boolean;
      readonly stretches: readonly Stretch[];
    });

const WORD = /[\p{L}\p{N}]/u;

/** Adds a stretch, or makes the last one longer where it is of the same kind. */
function add(stretches: Stretch[], kind: Stretch['kind'], { start, end }: Range): void {
  const last = stretches.at(-1);
  if (start >= end) return;
  if (last?.kind === kind) stretches[stretches.length - 1] = { ...last, end };
  else stretches.push({ kind, start, end });
}

function stretchesOf(range: Range, masks: readonly Range[], cited: Range | null): Stretch[] {
  const stretches: Stretch[] = [];
  const open = (part: Range): void => {
    const from = Math.min(Math.max(part.start, cited?.start ?? part.end), part.end);
    const to = Math.max(from, Math.min(part.end, cited?.end ?? part.end));
    add(stretches, 'plain', { start: part.start, end: from });
    add(stretches, 'cited', { start: from, end: to });
    add(stretches, 'plain', { start: to, end: part.end });
  };
  let at = range.start;
  for (const mask of masks) {
    const [start, end] = [Math.max(mask.start, range.start), Math.min(mask.end, range.end)];
    open({ start: at, end: start });
    add(stretches, 'masked', { start, end });
    at = end;
  }
  open({ start: at, end: range.end });
  return stretches;
}

const countLines = (text: string): number =>
  lines(text).filter(({ start, end }) => text.slice(start, end).trim() !== '').length;

/** Joins neighbouring folded blocks, with the gaps between them. */
function together(text: string, blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const [before, gap] = [joined.at(-2), joined.at(-1)];
    if (block.kind === 'folded' && before?.kind === 'folded' && gap?.kind === 'gap') {
      const run = { start: before.start, end: block.end };
      joined.splice(-2, 2, { kind: 'folded', ...run, lines: countLines(text.slice(run.start, run.end)) });
    } else joined.push(block);
  }
  return joined;
}

/**
 * Blocks, in order, that together are the text from the first character to the last. A paragraph without a letter or a
 * digit outside the masks leaves nothing to read: it is folded.
 * @param cited whole sentences outside every mask; null for none
 */
export function columnOf(
  { text, masks, sentences }: Pick<ReadingText, 'text' | 'masks' | 'sentences'>,
  cited: Range | null,
): Block[] {
  const headings = new Set(sentences.filter(({ heading }) => heading).map(({ start }) => start));
  const blocks: Block[] = [];
  let [at, first] = [0, 0];
  for (const range of paragraphs(text)) {
    while (first < masks.length && masks[first]!.end <= range.start) first += 1;
    let last = first;
    while (last < masks.length && overlaps(masks[last]!, range)) last += 1;
    const stretches = stretchesOf(range, masks.slice(first, last), cited);
    const isRead =
      last === first ||
      stretches.some(({ kind, start, end }) => kind !== 'masked' && WORD.test(text.slice(start, end)));
    if (at < range.start) blocks.push({ kind: 'gap', start: at, end: range.start });
    if (isRead) blocks.push({ kind: 'paragraph', ...range, heading: headings.has(range.start), stretches });
    else blocks.push({ kind: 'folded', ...range, lines: countLines(text.slice(range.start, range.end)) });
    at = range.end;
  }
  if (at < text.length) blocks.push({ kind: 'gap', start: at, end: text.length });
  return together(text, blocks);
}
