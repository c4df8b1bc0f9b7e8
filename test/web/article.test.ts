import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { quotableSentences } from '../../src/articles/quotable.js';
import { columnText, highlightedOn, lookupsOver, masked, placeOf, visit } from './reading-room.js';

const TEXT = [
  'Le retrait a commencé',
  'Les troupes sont parties jeudi. Personne ne sait si elles reviendront un jour dans cette vallée où la neige tient ' +
    'jusqu’en mai. Il pleut (Photo : Anne Roy/AFP) depuis hier.',
  'Partager sur Facebook',
  'Partager sur Twitter',
  'La mairie est ouverte. Le maire rit.',
].join('\n\n');

const FACTS = {
  ...{ title: 'Le retrait a commencé', outlet: 'Le Courrier', author: 'Aliya N.', date: '2022-01-13', language: 'fr' },
  ...{ licence: 'CC0-1.0', url: 'https://example.org/retrait?a=1' },
};

const NOT_THE_ARTICLES = ['(Photo : Anne Roy/AFP)', 'Partager sur Facebook', 'Partager sur Twitter'];
const MASKS = NOT_THE_ARTICLES.map((words) => ({
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
}));

const RETRAIT = masked('kazakhstan/retrait', TEXT, { ...FACTS, masks: MASKS });
const LOOKUPS = lookupsOver([RETRAIT]);

const at = (words: string): string => placeOf(RETRAIT.id, TEXT, words);

describe('the page of an article', () => {
  test('holds its text letter for letter, under its title, with what is known of it', async () => {
    const { status, document } = await visit(LOOKUPS, '/a/kazakhstan%2Fretrait');
    expect(status).toBe(200);
    expect(columnText(document)).toBe(TEXT);
    expect([...document.querySelectorAll('h1')].map(({ textContent }) => textContent)).toEqual([FACTS.title]);
    expect(document.querySelector('title')!.textContent).toBe(`${FACTS.title} · Verbatim`);
    const about = document.querySelector('.about')!.textContent;
    for (const fact of ['Le Courrier', 'Aliya N.', '13 January 2022', 'French', 'CC0-1.0'])
      expect(about).toContain(fact);
    expect(document.querySelector('.about a')!.getAttribute('href')).toBe(FACTS.url);
    expect(document.querySelector('link[rel=canonical]')!.getAttribute('href')).toBe('/a/kazakhstan%2Fretrait');
    expect(document.getElementById('text')!.getAttribute('lang')).toBe('fr');
    expect(highlightedOn(document)).toEqual([]);
  });

  test('is found also where the slash of its id was not encoded', async () => {
    expect((await visit(LOOKUPS, '/a/kazakhstan/retrait')).status).toBe(200);
  });

  test('folds what is not the article’s, and says how much of it', async () => {
    const { document } = await visit(LOOKUPS, '/a/kazakhstan%2Fretrait');
    const [inside, run] = [...document.querySelectorAll('#text details')];
    expect(inside!.querySelector('span')!.textContent).toBe('(Photo : Anne Roy/AFP)');
    expect(run!.querySelector('summary')!.textContent).toBe('2 lines that are not part of the article');
    expect(run!.querySelector('div')!.textContent).toBe('Partager sur Facebook\n\nPartager sur Twitter');
    expect(document.querySelector('#text details[open]')).toBeNull();
  });

  test('puts its title above a text that does not begin with it', async () => {
    const bare = lookupsOver([masked('a', 'Il pleut.', { title: 'Un temps <b>maussade</b>' })]);
    const { document } = await visit(bare, '/a/a');
    expect(document.querySelector('h1')!.textContent).toBe('Un temps <b>maussade</b>');
    expect(columnText(document)).toBe('Il pleut.');
  });

  test('never tells where its file lies', async () => {
    expect((await visit(LOOKUPS, at('Le maire rit.'))).body).not.toContain(RETRAIT.path);
  });

  test('is 404 for an article that never was, 410 for one that was withdrawn', async () => {
    expect((await visit(LOOKUPS, '/a/nowhere')).status).toBe(404);
    const withdrawn = lookupsOver([], { secret: { withdrawn: true } });
    const { status, body } = await visit(withdrawn, `/a/secret?start=0&end=9&sha256=${'0'.repeat(64)}`);
    expect(status).toBe(410);
    expect(body).toContain('Article withdrawn');
  });

  test('refuses an address that no page could answer', async () => {
    const bad = ['start=1', 'start=1&end=x', 'start=-1&end=4', 'start=1.5&end=4', 'start=0&end=4&sha256=abc', 'end=4'];
    for (const query of [...bad, `sha256=${'0'.repeat(64)}`, `start=${'9'.repeat(30)}&end=1`, 'as=bibtex']) {
      expect([query, (await visit(LOOKUPS, `/a/kazakhstan%2Fretrait?${query}`)).status]).toEqual([query, 400]);
    }
    expect((await visit(LOOKUPS, '/a/%E0%A4%A')).status).toBe(400);
    expect((await visit(LOOKUPS, `${at('Le maire rit.')}&as=doc`)).status).toBe(400);
  });
});

describe('what an address cites', () => {
  test('is highlighted, once, where it stands, and the original opens at it', async () => {
    const { document } = await visit(LOOKUPS, at('La mairie est ouverte.'));
    expect(highlightedOn(document)).toEqual(['La mairie est ouverte.']);
    expect(document.getElementById('cited')!.textContent).toBe('La mairie est ouverte.');
    expect(document.getElementById('notice')).toBeNull();
    expect(document.querySelector('.steps a[href="#notice"]')).toBeNull();
    expect(columnText(document)).toBe(TEXT);
    expect(document.querySelector('.about a')!.getAttribute('href')).toBe(
      `${FACTS.url}#:~:text=La%20mairie%20est%20ouverte.`,
    );
  });

  test('is highlighted without a sum too, and over several sentences', async () => {
    const start = TEXT.indexOf('La mairie');
    const { document } = await visit(LOOKUPS, `/a/kazakhstan%2Fretrait?start=${start}&end=${TEXT.length}`);
    expect(highlightedOn(document)).toEqual(['La mairie est ouverte. Le maire rit.']);
  });

  test('is a mark a paragraph where it runs over several, of which the first is where the address opens', async () => {
    const words = 'Le retrait a commencé\n\nLes troupes sont parties jeudi.';
    const { document } = await visit(LOOKUPS, at(words));
    expect(highlightedOn(document)).toEqual(words.split('\n\n'));
    expect(document.querySelectorAll('#cited')).toHaveLength(1);
    expect(document.getElementById('cited')!.textContent).toBe('Le retrait a commencé');
  });

  test('is not highlighted where it is no whole sentences: the page says so, and leads to those', async () => {
    for (const words of ['mairie est', 'parties jeudi. Personne ne sait', 'La mairie est ouverte. Le']) {
      const { status, document } = await visit(LOOKUPS, at(words));
      expect(status).toBe(200);
      expect(highlightedOn(document)).toEqual([]);
      expect(document.getElementById('notice')!.textContent).toContain('not point to whole sentences');
    }
    const { document } = await visit(LOOKUPS, at('mairie est ouverte. Le maire'));
    const nearest = document.querySelector('#notice a')!.getAttribute('href')!;
    const whole = await visit(LOOKUPS, nearest.split('#')[0]!);
    expect(highlightedOn(whole.document)).toEqual(['La mairie est ouverte. Le maire rit.']);
  });

  test('is never what is folded, nor what stands beyond the end', async () => {
    for (const address of [at('Partager sur Facebook'), '/a/kazakhstan%2Fretrait?start=9000&end=9009']) {
      const { document } = await visit(LOOKUPS, address);
      expect(highlightedOn(document)).toEqual([]);
      expect(document.querySelector('#notice a')).toBeNull();
      expect(document.getElementById('notice')!.textContent).toContain('not point to whole sentences');
    }
  });

  test('is one sentence away from its neighbours, by links', async () => {
    const walk = async (from: string, rel: string): Promise<string[]> => {
      const seen: string[] = [];
      for (let address: string | undefined = from; address !== undefined && seen.length < 20; ) {
        const { document } = await visit(LOOKUPS, address);
        seen.push(...highlightedOn(document));
        const link = document.querySelector(`.steps a[rel=${rel}]`)?.getAttribute('href');
        if (link != null) expect(link).toMatch(/#cited$/);
        address = link?.split('#')[0];
      }
      return seen;
    };
    const all = quotableSentences(RETRAIT).map(({ start, end }) => TEXT.slice(start, end));
    expect(await walk('/a/kazakhstan%2Fretrait', 'next')).toEqual(all);
    expect(await walk(at('Le maire rit.'), 'prev')).toEqual([...all].reverse());
  });
});

describe('what was cited of a text that has changed', () => {
  const later = (text: string) => lookupsOver([{ ...RETRAIT, text, masks: [] }], { [RETRAIT.id]: { texts: [TEXT] } });

  test('is highlighted where it stands now', async () => {
    const { document } = await visit(later(`Un mot d’abord. ${TEXT}`), at('Le maire rit.'));
    expect(highlightedOn(document)).toEqual(['Le maire rit.']);
    expect(document.getElementById('notice')!.textContent).toContain('moved');
    // The page opens further down than that is said.
    expect(document.querySelector('.steps a[href="#notice"]')).not.toBeNull();
  });

  test('is shown word by word against what stands there now', async () => {
    const cited = /Personne.*?mai\./.exec(TEXT)![0];
    const now = TEXT.replace('la neige tient', 'la glace tient');
    const { document } = await visit(later(now), at(cited));
    expect(highlightedOn(document)).toEqual([cited.replace('neige', 'glace')]);
    const words = document.querySelector('#notice .difference')!;
    expect(words.querySelector('del')!.textContent!.trim()).toBe('neige');
    expect(words.querySelector('ins')!.textContent!.trim()).toBe('glace');
    expect(words.textContent!.indexOf('neige')).toBeLessThan(words.textContent!.indexOf('glace'));
  });

  test('is said to be gone where nothing near it stands', async () => {
    const { status, document } = await visit(later('Il neige.'), at('Le maire rit.'));
    expect(status).toBe(200);
    expect(highlightedOn(document)).toEqual([]);
    expect(columnText(document)).toBe('Il neige.');
    expect(document.getElementById('notice')!.textContent).toContain('no longer in it');
  });

  test('is given as no file of another sentence: 409, and the page says what became of it', async () => {
    const cited = /Personne.*?mai\./.exec(TEXT)![0];
    const altered = later(TEXT.replace('la neige tient', 'la glace tient'));
    const gone = later('Il neige.');
    for (const format of ['text', 'markdown', 'bibtex', 'csl-json']) {
      for (const [made, says] of [
        [altered, 'has changed since it was cited'],
        [gone, 'no longer in it'],
      ] as const) {
        const { status, headers, document } = await visit(made, `${at(cited)}&as=${format}`);
        expect(status).toBe(409);
        expect(headers.get('content-type')).toMatch(/^text\/html/);
        expect(headers.get('content-disposition')).toBeNull();
        expect(document.getElementById('notice')!.textContent).toContain(says);
      }
    }
    expect((await visit(altered, `${at(cited)}&as=doc`)).status).toBe(400);
    // What stands there now has files at its own address.
    const { document } = await visit(altered, at(cited));
    const link = document.querySelector('.cite a[download]')!.getAttribute('href')!;
    const file = await visit(altered, link);
    expect([file.status, file.body.includes('la glace tient')]).toEqual([200, true]);
  });

  test('is given as a file where it only moved: it is the sentence that its address vouches for', async () => {
    const moved = later(`Un mot d’abord. ${TEXT}`);
    const file = await visit(moved, `${at('Le maire rit.')}&as=text`);
    expect([file.status, file.body.includes('Le maire rit.')]).toEqual([200, true]);
  });

  test('is not highlighted where a look-up gives a text that does not stand there', async () => {
    const made = later('Il neige. Le maire rit.');
    const lookups = {
      ...made,
      citationStatuses: async (...input: Parameters<NonNullable<typeof made.citationStatuses>>) =>
        (await made.citationStatuses!(...input)).map((status) =>
          'quotation' in status ? { ...status, quotation: { ...status.quotation, text: 'Le maire dort.' } } : status,
        ),
    };
    expect(highlightedOn((await visit(lookups, at('Le maire rit.'))).document)).toEqual([]);
  });
});

describe('a citation', () => {
  const address = at('Le maire rit.');

  test('is shown in every format, and given as a file of each', async () => {
    const { document } = await visit(LOOKUPS, address);
    const shown = [...document.querySelectorAll('.cite details')];
    const files = await Promise.all(
      shown.map(async (one) => {
        const link = one.querySelector('a[download]')!.getAttribute('href')!;
        const file = await visit(LOOKUPS, link);
        expect(file.body).toBe(`${one.querySelector('pre')!.textContent}\n`);
        expect(file.body).toContain('Le maire rit.');
        return [file.headers.get('content-type'), file.headers.get('content-disposition')] as const;
      }),
    );
    expect(files.map(([type]) => type)).toEqual([
      ...['text/plain; charset=utf-8', 'text/markdown; charset=utf-8', 'application/x-bibtex; charset=utf-8'],
      'application/vnd.citationstyles.csl+json; charset=utf-8',
    ]);
    for (const [index, extension] of ['txt', 'md', 'bib', 'json'].entries()) {
      expect(files[index]![1]).toMatch(new RegExp(`^attachment; filename="[a-z0-9-]+\\.${extension}"$`));
    }
    const [, markdown, , json] = shown.map((one) => one.querySelector('pre')!.textContent!);
    expect(fromMarkdown(markdown!).children.map(({ type }) => type)).toEqual(['blockquote']);
    expect(JSON.parse(json!)).toMatchObject([{ note: 'Le maire rit.' }]);
  });

  test('has a permanent address, which is the one that was asked for', async () => {
    const { document } = await visit(LOOKUPS, address);
    expect(document.querySelector('a.permanent')!.getAttribute('href')).toBe(`${address}#cited`);
  });

  test('has buttons for script alone', async () => {
    const { document } = await visit(LOOKUPS, address);
    const buttons = [...document.querySelectorAll('.cite button')];
    expect(buttons).toHaveLength(4);
    expect(buttons.every((button) => button.hasAttribute('hidden'))).toBe(true);
  });
});

const NASTY = [
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</p></div></main>', '<!--', ']]>', '&lt;b&gt;'],
  ...['\u202eelbarénimulov', 'a\u2066b\u2069c', '\u2028', 'fin.\r\nEt puis', '{{1}}', "' onmouseover='alert(1)"],
];

/** Any text that a page can hold: neither U+0000 nor half a surrogate pair. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...NASTY, 'Il pleut ici. ', '\n\n', '\r'), fc.string({ unit: 'grapheme' })), {
    ...{ minLength: 1, maxLength: 12 },
  })
  .map((parts) => parts.join('').replaceAll('\0', '').toWellFormed());

describe('any article, however hostile', () => {
  test('is text and nothing else, and what is highlighted of it is what was cited', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.nat(), async (text, title, pick) => {
        const hostile = masked('../a b?&é', text, {
          title,
          outlet: title,
          author: title,
          licence: title,
          language: title,
        });
        const sentences = quotableSentences(hostile);
        const cited = sentences[pick % Math.max(1, sentences.length)];
        const words = cited === undefined ? '' : text.slice(cited.start, cited.end);
        const query = cited === undefined ? '' : `?start=${cited.start}&end=${cited.end}`;
        const { status, document } = await visit(
          lookupsOver([hostile]),
          `/a/${encodeURIComponent(hostile.id)}${query}`,
          'fr',
        );
        expect(status).toBe(200);
        expect(columnText(document)).toBe(text);
        expect(highlightedOn(document).join('')).toBe(words);
        expect(document.querySelectorAll('script:not([src]), img, [onerror], [onmouseover], [style]')).toHaveLength(0);
        expect(document.querySelectorAll('main')).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  test('turns the direction of nothing: what would is alone in an isolation', async () => {
    const text = 'Le mot \u202eelbarénimulov\u202c est écrit. \u2067Il rit\u2069.';
    const { document } = await visit(lookupsOver([masked('a', text)]), '/a/a');
    const isolated = [...document.querySelectorAll('#text bdi')].map(({ textContent }) => textContent);
    expect(isolated).toEqual(['\u202e', '\u202c', '\u2067', '\u2069']);
    expect(columnText(document)).toBe(text);
  });
});
