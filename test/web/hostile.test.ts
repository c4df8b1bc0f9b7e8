import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { html, verbatim } from '../../src/web/layout/html.js';
import { anAbstention, anAnswer, anExcerpt } from '../fixtures/answers.js';
import { HOSTILE, hostileLookups } from '../preview/hostile.js';
import { aRoom } from './room.js';

const MINE = new Set(
  'html head meta title link body a header nav ul li main form label div input button h1 h2 p section article blockquote span q b bdi cite strong footer time'.split(
    ' ',
  ),
);

const shown = async (question: string, made = {}) => {
  const response = await aRoom(hostileLookups(made)).request(
    `http://localhost/?${new URLSearchParams({ q: question })}`,
  );
  return parseHTML(await response.text()).document;
};

/** Elements, attributes and addresses that no page of ours has. */
function foreign(document: ReturnType<typeof parseHTML>['document']): string[] {
  return [...document.querySelectorAll('*')].flatMap((element) => [
    ...(MINE.has(element.localName) ? [] : [element.localName]),
    ...[...element.attributes].flatMap(({ name, value }) =>
      /^on|^style$|^src$/.test(name) || (name === 'href' && !/^(?:\/(?!\/)|#|https?:\/\/)/.test(value))
        ? [`${element.localName} ${name}=${value}`]
        : [],
    ),
  ]);
}

/** Direction controls, line ends of all kinds, markup, and halves of pairs. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>',
        '</q>',
        '&lt;',
        '&#13;',
        '"',
        "'",
        '\r\n',
        '\r',
        '\n',
        '\t',
        '\u202e',
        '\u2066',
        '\u200f',
      ),
      fc.constantFrom('\u061c', '\0', '\u0085', '\u00ad', '\ufeff', '\ud83d\ude00', '\ud83d', '<!--', ']]>', '\u05d0'),
      fc.string({ maxLength: 5 }),
      fc.string({ maxLength: 3, unit: 'binary' }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a hostile article', () => {
  it('puts nothing into the page of an answer, an abstention or a comparison of values', async () => {
    for (const question of [HOSTILE, 'Combien ?', '"><img src=x onerror=alert(1)>']) {
      for (const made of [
        {},
        { ask: async () => anAbstention('no-answer', { nearest: [anExcerpt(HOSTILE).article] }) },
      ]) {
        const document = await shown(question, made);
        expect(foreign(document)).toEqual([]);
        expect(document.querySelectorAll('script, img, style, iframe')).toHaveLength(0);
      }
    }
    expect((await shown('Combien ?')).querySelector('blockquote q')!.textContent).toBe(`Phrase 1. ${HOSTILE}`);
  });

  it('of any letters is quoted letter for letter, and its letters turn no others around', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (text, title, question) => {
        fc.pre(text !== '');
        const excerpt = anExcerpt(text, { article: { title, outlet: title, author: title, language: title } });
        const document = await shown(`x${question}`, { ask: async () => anAnswer([excerpt]) });
        expect(foreign(document)).toEqual([]);
        const quotation = document.querySelector('blockquote q')!;
        expect(quotation.textContent).toBe(Buffer.from(text.replaceAll('\0', '\ufffd')).toString());
        const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
        for (const apart of quotation.querySelectorAll('bdi')) apart.remove();
        expect(quotation.textContent).not.toMatch(controls);
        // Outside the quotation they are left out.
        quotation.remove();
        expect(document.querySelector('main')!.textContent).not.toMatch(controls);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its carriage returns, which a browser would otherwise read as line feeds', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const markup = verbatim(text).toString();
        expect(markup).not.toContain('\r');
        expect(markup.split('&#13;')).toHaveLength(text.split('\r').length);
      }),
    );
  });

  it('is escaped wherever a template takes a text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const markup = html`<p title="${text}">${text}${[text]}${verbatim(text)}</p>`.toString();
        expect(markup.replace(/^<p title="|<\/?p>|<\/?bdi>|">/g, '')).not.toMatch(/[<>"']/);
      }),
    );
  });
});
