import fc from 'fast-check';
import type { Blockquote, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { address } from '../../../src/answering/citation/address.js';
import { citationMarkdown } from '../../../src/answering/citation/markdown.js';
import { known, oneLine } from '../../../src/answering/citation/quoted.js';
import { shownTitle } from '../../../src/answering/citation/title.js';
import { anyQuoted, aQuoted } from './quoted.js';

const textOf = (nodes: readonly PhrasingContent[]): string =>
  nodes.map((node) => ('children' in node ? textOf(node.children) : 'value' in node ? node.value : '?')).join('');

/** The block quote that a reader of CommonMark sees: its two paragraphs. */
function read(markdown: string): { readonly quotation: string; readonly source: readonly PhrasingContent[] } {
  const { children } = fromMarkdown(markdown);
  expect(children).toHaveLength(1);
  const quote = children[0] as Blockquote;
  expect(quote.type).toBe('blockquote');
  const [first, second, ...others] = quote.children;
  if (first?.type !== 'paragraph' || second?.type !== 'paragraph') return expect.fail('no two paragraphs');
  expect(others).toEqual([]);
  expect(first.children.map(({ type }) => type)).toEqual(['text']);
  return { quotation: textOf(first.children), source: second.children };
}

describe('a citation as Markdown', () => {
  it('is a block quote and below it the article, its title a link', () => {
    const quoted = aQuoted('Le retrait a commencé.', { url: 'https://example.org/retrait' });
    const { title, outlet, author, date } = quoted.article;
    expect(citationMarkdown(quoted, 'paragraphe')).toBe(
      `> «\u00a0Le retrait a commencé.\u00a0»\n>\n> — [${title}](<https://example.org/retrait>) · ` +
        `${outlet} · ${author} · ${date} · paragraphe\u00a03`,
    );
  });

  it('has the quotation marks of the language that is quoted', () => {
    expect(citationMarkdown(aQuoted('It has begun.', { language: 'en' }), 'paragraph')).toMatch(
      /^> “It has begun\.”$/m,
    );
  });

  it('leaves out what is not known, and never tells the path', () => {
    const bare = aQuoted('Vingt.', { title: 'Un *titre*', outlet: null, author: null, date: null, url: null });
    expect(citationMarkdown(bare, 'paragraphe')).toBe(
      '> «\u00a0Vingt.\u00a0»\n>\n> — Un \\*titre\\* · paragraphe\u00a03',
    );
  });

  it('is read as the words of the article, and links to nothing but its address, whatever both hold', () => {
    fc.assert(
      fc.property(anyQuoted, (quoted) => {
        const { quotation, source } = read(citationMarkdown(quoted, 'paragraph'));
        const shown = oneLine(quoted.text).replaceAll('\0', '\ufffd');
        expect([`“${shown}”`, `«\u00a0${shown}\u00a0»`]).toContain(quotation);
        const links = source.filter(({ type }) => type === 'link') as { readonly url: string }[];
        const url = address(quoted.article.url);
        expect(links.map((link) => new URL(link.url).href)).toEqual(
          url === null ? [] : [new URL(url.replaceAll('\\', '%5C')).href],
        );
        expect(source.every(({ type }) => type === 'link' || type === 'text')).toBe(true);
        const title = known(shownTitle(quoted.article)) ?? (url === null ? null : url);
        if (title !== null) expect(textOf(source)).toContain(title);
      }),
    );
  });
});
