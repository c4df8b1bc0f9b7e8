import type { Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** Block quotes one inside the other; parsing them takes time in the square of their number. */
const TOO_DEEP = /^[ \t]*(?:>[ \t]*){100}/m;

/** The words of a heading or paragraph: markup, images and raw HTML gone, lines joined as Markdown joins them. */
function inlineText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'inlineCode') return node.value.replace(/\s*\n\s*/g, ' ');
      if (node.type === 'break') return '\n';
      return 'children' in node ? inlineText(node.children) : '';
    })
    .join('');
}

function blocks(node: Nodes): string[] {
  if (node.type === 'heading' || node.type === 'paragraph') return [inlineText(node.children).trim()];
  return 'children' in node ? node.children.flatMap(blocks) : [];
}

/**
 * The prose of a Markdown text: headings, paragraphs, list items and block quotes, joined by blank lines; code blocks,
 * images and raw HTML are left out.
 * @throws RangeError when a hundred blocks or more are nested
 */
export function markdownText(markdown: string): string {
  if (TOO_DEEP.test(markdown)) throw new RangeError('too many blocks nested');
  return blocks(fromMarkdown(markdown))
    .filter((block) => block !== '')
    .join('\n\n');
}
