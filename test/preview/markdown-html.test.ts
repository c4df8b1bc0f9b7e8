import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asMarkdown } from '../../src/discord/markdown/escape.js';
import { visible } from '../../src/text/visible.js';
import { nastyText } from '../discord/nasty.js';
import { componentHtml } from './card-html.js';
import { markdownHtml } from './markdown-html.js';

const drawn = (markdown: string): string => markdownHtml(markdown, new Map([['12', 'actualités']])).markup;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** What a person reads of a piece of HTML. */
const read = (markup: string): string =>
  markup.replace(/<[^>]*>/g, '').replace(/&([\w#]+);/g, (_, name: string) => ENTITIES[name]!);

it('draws bold, strike-through, code, channels, subtext, block quotes and lists as Discord does', () => {
  expect(drawn('Un **mot** et ~~deux **trois**~~')).toBe(
    '<p>Un <strong>mot</strong> et <s>deux </s><s><strong>trois</strong></s></p>',
  );
  expect(drawn('`/ask` dans <#12>')).toBe('<p><code>/ask</code> dans <span class="mention">#actualités</span></p>');
  expect(drawn('### Un titre\nA')).toBe('<h4>Un titre</h4><p>A</p>');
  expect(drawn('A\nB\n-# petit **gras**\n> cité\n- un\n- deux')).toBe(
    '<p>A\nB</p><small>petit <strong>gras</strong></small><blockquote>cité</blockquote>' +
      '<div class="item">un</div><div class="item">deux</div>',
  );
});

it('draws what is escaped as it reads, and markup of HTML as text', () => {
  expect(drawn('\\*a\\* \\`b\\` \\<#12> <i>&</i>')).toBe('<p>*a* `b` &lt;#12&gt; &lt;i&gt;&amp;&lt;/i&gt;</p>');
});

it('draws every text that was escaped for Discord as that text, character for character', () => {
  fc.assert(
    fc.property(fc.oneof(nastyText(80), fc.string({ unit: 'grapheme' })), (text) => {
      const shown = visible(text);
      expect(read(drawn(asMarkdown(shown)))).toBe(shown);
    }),
  );
});

it('refuses what it cannot draw: in a card of ours it is a slip', () => {
  expect(() => drawn('[ici](https://mal.example)')).toThrow('the page cannot show masked link');
  expect(() => drawn('# Titre')).toThrow('the page cannot show heading');
  expect(() => drawn('<#13>')).toThrow('no channel has the id 13');
  expect(() => componentHtml({ type: 12 })).toThrow('the page cannot show a component of type 12');
});

it('draws a button beside a text, and a menu with its choices', () => {
  const text = { type: 10, content: '-# AFP' };
  const accessory = { type: 2, style: 5, label: 'Lire', url: 'https://example.org/' };
  expect(componentHtml({ type: 9, components: [text], accessory }).markup).toContain(
    '<div class="section"><div><div class="text"><small>AFP</small></div></div><a class="button" href="https://example.org/"',
  );
  const options = [{ label: 'Extrait 1', value: '1', description: '<AFP>' }];
  const menu = { type: 3, custom_id: 'v1:context:a', placeholder: 'Phrases autour', options };
  const drawnMenu = componentHtml({ type: 1, components: [menu] }).markup;
  expect(drawnMenu).toContain('<div class="row"><details class="menu"><summary>Phrases autour');
  expect(drawnMenu).toContain('<div class="choice">Extrait 1<small>&lt;AFP&gt;</small></div>');
});

it('draws the edge of a card in its colour, and buttons that cannot be pressed as such', () => {
  const button = { type: 2, style: 2, label: '<Suivants>', custom_id: 'v1:page:a:2', disabled: true };
  const card = { type: 17, accent_color: 0x2e8b57, components: [{ type: 1, components: [button] }] };
  expect(componentHtml(card).markup).toBe(
    '<div class="card" style="border-left:4px solid #2e8b57"><div class="row">' +
      '<span class="button off" aria-disabled="true">&lt;Suivants&gt;</span></div></div>',
  );
});
