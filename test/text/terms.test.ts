import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/detect-language.js';
import { forTerminal } from '../../src/text/display.js';
import { fold, foldTypography } from '../../src/text/fold.js';
import { terms } from '../../src/text/terms.js';
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
          expect(text.slice(start - from, end - from)).toBe(surface);
      }),
    );
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
