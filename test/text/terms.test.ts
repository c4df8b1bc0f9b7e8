import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/detect-language.js';
import { forTerminal } from '../../src/text/display.js';
import { asRead, fold, foldTypography } from '../../src/text/fold.js';
import type { Range } from '../../src/text/range.js';
import { sentences } from '../../src/text/sentences/sentences.js';
import { terms } from '../../src/text/terms.js';
import { tokens } from '../../src/text/tokens.js';
import { words } from '../../src/text/words.js';

const french = (text: string): string[] => terms(text, 'fr');

describe('terms', () => {
  it.each([
    ['Tokaïev', 'Tokayev'],
    ['Nour-Soultan', 'Nur-Sultan'],
    ['Serdioukov', 'Serdyukov'],
    ['Loukachenko', 'Lukashenko'],
    ['Massimov', 'Masimov'],
    ['Poutine', 'Putin'],
    ['Nazarbaïev', 'Nazarbayev'],
  ])('gives the two spellings %s and %s the same terms', (one, other) => {
    expect(french(one)).toEqual(french(other));
  });

  it('knows what is abbreviated differently in the other language, and leaves small letters alone', () => {
    expect(terms('CSTO and NATO', 'en')).toEqual(french('OTSC et OTAN'));
    expect(terms('a cap', 'en')).toEqual(['cap']);
  });

  it.each([
    ['déployées', 'deployees'],
    ['L’armée', "l'armee"],
    ['cœur', 'coeur'],
    ['évènement', 'evenement'],
  ])('does not care how %s is typed: %s', (one, other) => {
    expect(french(one)).toEqual(french(other));
  });

  it.each(['2 030', '2.030', '2,030', '2\u00a0030', '2\u202f030', '2030'])('reads the number %s as 2030', (number) => {
    expect(french(`${number} soldats`)).toEqual(['2030', 'soldat']);
  });

  it('keeps decimals apart from thousands', () => {
    expect(french('4,5 % et 4.5')).toEqual(['4.5', '4.5']);
  });

  it('drops function words and elided ones, in the language of the text', () => {
    expect(french("Qu'est-ce que l'OTSC aujourd'hui ?")).toEqual(['otsc']);
    expect(terms('What is the treaty?', 'en')).toEqual(['treati']);
  });

  it('accepts any string and gives words of letters and digits without spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('fr' as const, 'en' as const), (text, language) => {
        for (const term of terms(text, language)) expect(term).toMatch(/^[^\s"']+$/u);
      }),
    );
  });
});

describe('words', () => {
  it('stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(50), (text, from) => {
        for (const { surface, start, end } of words(text, from))
          expect(asRead(text.slice(start - from, end - from)).text).toBe(surface);
      }),
    );
  });

  it('cover every character that they are written with, however many draw nothing', () => {
    const text = 'La chauf\u00adfe\u00adrie, l’o\ufb03cier, \uff12\uff10\uff12\uff11 : 12\u200b000.';
    const written = words(text).map(({ start, end }) => text.slice(start, end));
    expect(written).toEqual([
      'La',
      'chauf\u00adfe\u00adrie',
      'l',
      'o\ufb03cier',
      '\uff12\uff10\uff12\uff11',
      '12\u200b000',
    ]);
    expect(words(text).map(({ surface }) => surface)).toEqual(['La', 'chaufferie', 'l', 'officier', '2021', '12000']);
  });
});

describe('a text written with what is not read', () => {
  const TEXT =
    'L’officier a confirmé mardi 9 février 2021 que la flotte quitterait le port. Le coffre affichait 12 000 euros. Elle suffit.';
  const SHAPES: Readonly<Record<string, string>> = {
    ffi: '\ufb03',
    ffl: '\ufb04',
    ff: '\ufb00',
    fi: '\ufb01',
    fl: '\ufb02',
    '2': '\uff12',
    '9': '\uff19',
    E: '\uff25',
    m: '\uff4d',
    p: '\u{1d429}',
  };
  const shaped = TEXT.replace(/ffi|ffl|ff|fi|fl|[29Emp]/gu, (one) => SHAPES[one]!);
  const sprinkled = fc
    .array(
      fc.tuple(fc.nat(shaped.length), fc.constantFrom('\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\u200e')),
      {
        maxLength: 40,
      },
    )
    .map((signs) => {
      const at = [...shaped];
      for (const [where, sign] of signs) at.splice(where, 0, sign);
      return at.join('');
    });

  it('has the terms, the words and the sentences that it has without, at ranges of its own', () => {
    const readAt = (text: string, ranges: readonly Range[]): string[] =>
      ranges.map(({ start, end }) => asRead(text.slice(start, end)).text);
    fc.assert(
      fc.property(sprinkled, (text) => {
        expect(asRead(text).text).toBe(TEXT);
        expect(terms(text, 'fr')).toEqual(terms(TEXT, 'fr'));
        expect(readAt(text, words(text))).toEqual(readAt(TEXT, words(TEXT)));
        expect(readAt(text, sentences(text)).map((one) => one.trim())).toEqual(readAt(TEXT, sentences(TEXT)));
        expect(tokens(text).map(({ key }) => key)).toEqual(tokens(TEXT).map(({ key }) => key));
      }),
    );
  });

  it('is read in a time that grows with its length', () => {
    const hostile = `${'a\u00ad'.repeat(100_000)}${'\u200b'.repeat(100_000)}${'\ufb03'.repeat(50_000)}`;
    expect(words(hostile)).toHaveLength(1);
    expect(terms(hostile, 'fr')).toHaveLength(1);
  });
});

describe('fold', () => {
  it('opens ligatures, drops accents and evens out apostrophes and spaces', () => {
    expect(fold('L’Œuvre\u00a0d’État')).toBe("l'oeuvre d'etat");
    expect(foldTypography('l’été\u200b')).toBe("l'été");
    expect(fold('Ǣ\u1fef')).toBe("ae'");
  });

  it('has nothing left to fold in what it gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('detectLanguage', () => {
  it.each([
    ['Who commanded the contingent?', 'en'],
    ['How many people were arrested after the unrest?', 'en'],
    ['Qui commandait le contingent ?', 'fr'],
    ['ou a ete signe le traite', 'fr'],
    ['Massimov', 'fr'],
    ['', 'fr'],
  ])('reads %j as %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

describe('forTerminal', () => {
  it('lets no control, bidirectional or zero-width character through and keeps all others', () => {
    expect(forTerminal('a\u001b[31mb\u202ec\u200bd\re\r\nf')).toBe('a\ufffd[31mb\ufffdc\ufffdd\ufffde\nf');
    expect(forTerminal('« l’été\u00a0: 2\u202f030 »')).toBe('« l’été\u00a0: 2\u202f030 »');
  });

  it.each([
    ['a family emoji', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['an emoji with a selector', '\u2764\ufe0f\u200d\u{1f525}'],
    ['an emoji with a skin tone', '\u{1f469}\u{1f3fd}\u200d\u{1f680}'],
    ['a Persian word', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['a Hindi word', '\u0915\u094d\u200d\u0937'],
  ])('keeps the joiners of %s', (_what, text) => {
    expect(forTerminal(text)).toBe(text);
  });

  it('shows joiners that shape nothing, and leaves soft hyphens out', () => {
    expect(forTerminal('\u200da\u200cb2\u200d0\u{1f468}\u200d\u200d')).toBe(
      '\ufffda\ufffdb2\ufffd0\u{1f468}\u200d\ufffd',
    );
    expect(forTerminal('gouver\u00adnement')).toBe('gouvernement');
  });
});
