/** The prose of Markdown. Refuses code blocks, images, raw HTML, and a hundred nested blocks. */
import type { Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { Refusal } from '../../outcome.js';

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

/** Headings, paragraphs, list items and block quotes, joined by blank lines. @throws Refusal */
export function markdownText(markdown: string): string {
  try {
    if (!TOO_DEEP.test(markdown)) return blocks(fromMarkdown(markdown)).filter(Boolean).join('\n\n');
  } catch {
    // The parser gives up on what is nested too deeply.
  }
  throw new Refusal('nests its Markdown too deeply to be read');
}
