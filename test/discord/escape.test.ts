import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asMarkdown } from '../../src/discord/markdown/escape.js';
import { quotationMarkdown } from '../../src/discord/markdown/quote.js';
import { visible } from '../../src/text/visible.js';
import { anExcerpt } from '../fixtures/answers.js';
import { rendered } from './markdown-judge.js';

const ID = '123456789012345678';

/** Everything that means something to Discord, one by one. */
const NASTY: readonly string[] = [
  ...['@everyone', '@here', `<@${ID}>`, `<@!${ID}>`, `<@&${ID}>`, `<#${ID}>`, `</ask:${ID}>`, '<t:0>', '<t:0:R>'],
  ...[`<:smile:${ID}>`, `<a:wave:${ID}>`, ':smile:', ':+1::skin-tone-2:', '<id:customize>', `<${ID}:browse>`],
  ...['[ici](https://mal.example)', '[ici](<https://mal.example>)', 'https://mal.example', '<https://mal.example>'],
  ...['steam://run', 'http://', 'mailto:a@b.example', '<a@b.example>', '<+33123456789>', 'discord://x'],
  ...[
    '# titre',
    '## titre',
    '### titre',
    '-# petit',
    '- liste',
    '* liste',
    '+ liste',
    '1. liste',
    '2022. Une année',
    '3) x',
  ],
  ...[
    '> cité',
    '>>> cité',
    '||caché||',
    '`code`',
    '``code``',
    '```\ncode\n```',
    '*i*',
    '_i_',
    '**g**',
    '__s__',
    '***x***',
  ],
  ...[
    '~~barré~~',
    '\\',
    '\\*',
    '\\\\',
    '\\n',
    '¯\\_(ツ)_/¯',
    '***',
    '___',
    '~',
    '|',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '#',
  ],
  ...[
    '"',
    '\n',
    '\n\n',
    '  \n',
    ' ',
    '\t',
    'mot',
    '«',
    '»',
    'é',
    '😀',
    '👩‍👩‍👧',
    ':',
    '.',
    '-',
    '1',
    '.1',
    '!',
    '12:30',
    'a_b_c',
  ],
];

const article = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('escaping', () => {
  it.each(NASTY)('renders %j as itself, and as nothing else', (text) => {
    for (const line of [text, `avant ${text} après`, `\n${text}`, `\n   ${text}`, `${text}${text}`]) {
      expect(rendered(asMarkdown(line))).toEqual({ text: line, bold: [], constructs: [] });
    }
  });

  it('renders any text as itself', () => {
    fc.assert(
      fc.property(article, (text) => {
        const shown = visible(text);
        expect(rendered(asMarkdown(shown))).toEqual({ text: shown, bold: [], constructs: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('spends nothing on plain prose but on its colons', () => {
    const prose = 'Le 13 janvier, « nous avons vu, dit-il, 2 030 soldats » (soit 10 %) : l’État s’en va ; et alors ?';
    expect(asMarkdown(prose)).toBe(prose.replace(' :', ' \\:'));
  });
});

describe('a quotation', () => {
  const lit = fc.tuple(article, fc.array(fc.nat(70), { maxLength: 8 })).map(([text, edges]) => {
    const sorted = [...new Set(edges)].filter((edge) => edge <= text.length).sort((a, b) => a - b);
    const ranges = sorted.flatMap((edge, index) =>
      index % 2 === 0 && sorted[index + 1] !== undefined ? [[edge, sorted[index + 1]!] as const] : [],
    );
    return { text, ranges };
  });

  it('renders as its excerpt between quotation marks, and nothing but answering words is bold', () => {
    fc.assert(
      fc.property(lit, fc.constantFrom('fr', 'en', null), ({ text, ranges }, language) => {
        const made = anExcerpt(text, { article: { language } });
        const excerpt = {
          ...made,
          highlight: ranges.map(([from, to]) => [made.start + from, made.start + to] as const),
        };
        const { text: read, bold, constructs } = rendered(quotationMarkdown(excerpt));
        const [open, close] = language === 'en' ? ['“', '”'] : ['«\u00a0', '\u00a0»'];
        expect(read).toBe(`${open}${visible(text)}${close}`);
        expect(constructs).toEqual([]);
        const words = ranges.map(([from, to]) =>
          visible(text.slice(0, to))
            .slice(visible(text.slice(0, from)).length)
            .trim(),
        );
        const solid = (parts: readonly string[]): string => parts.join('').replace(/\s/g, '');
        if (!/[\ud800-\udfff]/.test(text))
          expect(solid(bold.map(([from, to]) => read.slice(from, to)))).toBe(solid(words));
      }),
      { numRuns: 2000 },
    );
  });

  it('puts the answering words in bold, and those that touch in one', () => {
    expect(quotationMarkdown(anExcerpt('Il y a 2 030 soldats.', { lit: ['2 030 sol', 'dats'] }))).toBe(
      '«\u00a0Il y a **2 030 soldats**.\u00a0»',
    );
    expect(quotationMarkdown(anExcerpt('*Ah* !', { lit: ['*Ah*'], article: { language: 'en-GB' } }))).toBe(
      '“**\\*Ah\\*** !”',
    );
  });
});

describe('what can be seen', () => {
  it.each([
    ['a bidirectional override', 'facture\u202efdp.exe', 'facturefdp.exe'],
    ['isolates and marks', '\u2066a\u2069\u200eb\u061cc', 'abc'],
    ['zero-width characters inside a word', 'Kazakh\u200bs\u2060tan\ufeff', 'Kazakhstan'],
    ['a soft hyphen', 'gouverne\u00adment', 'gouvernement'],
    ['hidden tags', 'mot\u{e0068}\u{e0069}', 'mot'],
    ['control characters', 'a\u0000b\u001bc\u007f', 'abc'],
    ['every line break', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['half a character', 'a\ud83d b', 'a\ufffd b'],
  ])('has no %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each([
    '👩‍👩‍👧',
    '❤️',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '1️⃣',
    'می\u200cخواهم',
    'क्\u200dष',
    'Œuvre d’État — 2\u202f030\u00a0€',
    'e\u0301',
  ])('keeps %j, which is seen', (text) => {
    expect(visible(text)).toBe(text);
  });
});
