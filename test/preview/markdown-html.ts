import { renderedDifference } from '../discord/markdown-judge.js';
import { type Html, html } from './html.js';

/** What our own wording uses beside bold: code, mentions of channels and of the bot. An escaped character opens none. */
const OWN = /\\[^0-9A-Za-z\s]|`([^`\n]+)`|<#(\d+)>|(<@\d+>)/g;

/** Names of channels by id, for mentions. */
export type Channels = ReadonlyMap<string, string>;

const inside = (ranges: readonly (readonly [number, number])[], at: number): boolean =>
  ranges.some(([start, end]) => start <= at && at < end);

/** Text with bold and strike-through, as the judge of the tests reads it. */
function styled(markdown: string, atLineStart: boolean): Html[] {
  const { text, bold, struck, constructs } = renderedDifference(markdown, atLineStart);
  if (constructs.length > 0) throw new Error(`the page cannot show ${constructs.join(', ')} in: ${markdown}`);
  const edges = [...new Set([0, ...[...bold, ...struck].flat(), text.length])].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => {
    const start = edges[index]!;
    const piece = html`${text.slice(start, end)}`;
    const weighted = inside(bold, start) ? html`<strong>${piece}</strong>` : piece;
    return inside(struck, start) ? html`<s>${weighted}</s>` : weighted;
  });
}

function inline(markdown: string, channels: Channels): Html {
  const pieces: Html[] = [];
  let from = 0;
  const upTo = (end: number): void => void pieces.push(...styled(markdown.slice(from, end), from === 0));
  for (const { index, 0: match, 1: code, 2: channel, 3: bot } of markdown.matchAll(OWN)) {
    if (code === undefined && channel === undefined && bot === undefined) continue;
    upTo(index);
    from = index + match.length;
    if (bot !== undefined) {
      pieces.push(html`<span class="mention">@Verbatim</span>`);
      continue;
    }
    const name = channels.get(channel ?? '');
    if (code === undefined && name === undefined) throw new Error(`no channel has the id ${channel}`);
    pieces.push(code === undefined ? html`<span class="mention">#${name!}</span>` : html`<code>${code}</code>`);
  }
  upTo(markdown.length);
  return html`${pieces}`;
}

interface Block {
  readonly kind: 'heading' | 'subtext' | 'quote' | 'item' | 'lines';
  markdown: string;
}

const STARTS: readonly (readonly [start: string, kind: Block['kind']])[] = [
  ['### ', 'heading'],
  ['-# ', 'subtext'],
  ['> ', 'quote'],
  ['- ', 'item'],
];

/** Headings, subtext, block quotes and list items are a line each; lines that are none of these belong together. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const line of markdown.split('\n')) {
    const [start, kind] = STARTS.find(([mark]) => line.startsWith(mark)) ?? ['', 'lines' as const];
    const last = blocks.at(-1);
    if (kind === 'lines' && last?.kind === 'lines') last.markdown += `\n${line}`;
    else blocks.push({ kind, markdown: line.slice(start.length) });
  }
  return blocks;
}

function drawn({ kind, markdown }: Block, channels: Channels): Html {
  const content = inline(markdown, channels);
  switch (kind) {
    case 'heading':
      return html`<h4>${content}</h4>`;
    case 'subtext':
      return html`<small>${content}</small>`;
    case 'quote':
      return html`<blockquote>${content}</blockquote>`;
    case 'item':
      return html`<div class="item">${content}</div>`;
    default:
      return html`<p>${content}</p>`;
  }
}

/**
 * A text display as Discord draws it, as far as our cards go. Spaces and line breaks stand for themselves.
 * @throws Error for any other construct of Discord's Markdown: in a card of ours it is a slip
 */
export const markdownHtml = (markdown: string, channels: Channels = new Map()): Html =>
  html`${blocksOf(markdown).map((block) => drawn(block, channels))}`;
