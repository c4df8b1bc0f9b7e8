import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { DifferencePart, Lookups, Verdict, Verification } from '../../src/answering/lookup/lookup.js';
import { verifyCard } from '../../src/discord/cards/verify-card.js';
import { differenceAsMarkdown } from '../../src/discord/markdown/difference.js';
import { outletLink } from '../../src/discord/markdown/link.js';
import { VerbatimError } from '../../src/errors.js';
import { visible } from '../../src/text/visible.js';
import { hasFlag } from '../discord-double/json.js';
import { checkMessage } from '../discord-double/message-rules.js';
import { anExcerpt } from '../fixtures/answers.js';
import { buttonLabels, buttonNamed, SENTENCE, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';
import { renderedDifference } from './markdown-judge.js';
import { nastyText } from './nasty.js';

const EPHEMERAL = 1 << 6;
const V2 = 1 << 15;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

const quotation = anExcerpt(SENTENCE, { lit: ['2 030 soldats'] });
const FOUND: Readonly<Record<Verdict, Verification>> = {
  exact: { verdict: 'exact', quotation, difference: [] },
  elsewhere: { verdict: 'elsewhere', quotation, difference: [] },
  altered: {
    verdict: 'altered',
    quotation,
    difference: [
      { kind: 'same', text: 'Le retrait des ' },
      { kind: 'missing', text: '2 030 ' },
      { kind: 'added', text: '3_000 ' },
      { kind: 'same', text: 'soldats a commencé jeudi 13 janvier.' },
    ],
  },
  absent: { verdict: 'absent', quotation: null, difference: [] },
};

const asked: unknown[] = [];
const verifying = (found: Verification): Partial<Lookups> => ({
  async verify({ corpus }, text, source) {
    asked.push([corpus, text, source]);
    return found;
  },
});

const checking = async (found: Verification, options: Record<string, string> = {}, locale = 'fr') => {
  asked.length = 0;
  stage = await setTheStage(verifying(found));
  const check = stage.discord.slash('verify', { text: 'Le retrait des *soldats*', ...options }, { locale });
  return stage.discord.answerTo(check);
};

describe('/verify', () => {
  it('says that a quotation is exact, and where it stands, to its person alone', async () => {
    const card = await checking(FOUND.exact);
    expect(asked).toEqual([[null, 'Le retrait des *soldats*', undefined]]);
    expect(shownText(card)).toMatch(/^> Le retrait des \\\*soldats\\\*\n\*\*Citation exacte\.\*\*/);
    expect(shownText(card)).toContain(
      `«\u00a0${SHOWN}\u00a0»\n-# Le Courrier des steppes · 13 janvier 2022\n-# Le retrait du contingent a commencé`,
    );
    expect(hasFlag(card.flags, EPHEMERAL)).toBe(true);
  });

  it('lights the words that were checked in their sentence, and nothing where they are all of it', async () => {
    const shown = {
      language: 'fr',
      linkOf: outletLink,
      text: 'a',
      source: null,
      linked: null,
      controls: () => [],
    } as const;
    const card = (lit: string) => {
      const quoted = anExcerpt('Il pleut, dit-on.', { lit: [lit] });
      return shownText({ components: [verifyCard({ ...FOUND.exact, quotation: quoted }, quoted, shown)] });
    };
    expect(card('Il pleut')).toContain('**Il pleut**, dit-on.');
    expect(card('Il pleut, dit-on')).toContain('«\u00a0Il pleut, dit-on.\u00a0»');
  });

  it('says that the words are those of another article than the one named', async () => {
    const card = shownText(await checking(FOUND.elsewhere, { source: 'Le _Monde_' }));
    expect(asked).toEqual([[null, 'Le retrait des *soldats*', 'Le _Monde_']]);
    expect(card).toContain('**Mots exacts, mais d’une autre source** que celle indiquée\u00a0:');
    expect(card).toContain('-# Source indiquée\u00a0: Le \\_Monde\\_');
    expect(card).toContain(SHOWN);
  });

  it('shows what was altered word by word, and the sentence as it stands', async () => {
    const card = shownText(await checking(FOUND.altered));
    expect(card).toContain('**Citation modifiée.**');
    expect(card).toContain('Le retrait des ~~3\\_000~~ **2 030** soldats a commencé jeudi 13 janvier.');
    expect(card).toContain('~~barré~~\u00a0: absent de l’article · **gras**\u00a0: manque à la citation');
    expect(card).toContain(`**Le passage le plus proche\u00a0:**\n«\u00a0${SENTENCE}\u00a0»`);
  });

  it('says so where the difference is too long for a card, and still shows the sentence', () => {
    const difference = [{ kind: 'added', text: 'mot '.repeat(990) }] as const;
    const shown = {
      language: 'fr',
      linkOf: outletLink,
      text: 'mot',
      source: null,
      linked: null,
      controls: () => [],
    } as const;
    const card = shownText({ components: [verifyCard({ ...FOUND.altered, difference }, quotation, shown)] });
    expect(card).toContain('La comparaison mot à mot est trop longue');
    expect(card).not.toContain('~~');
    expect(card).toContain(SENTENCE);
  });

  it('says that it is in no article, and that this proves nothing', async () => {
    const card = shownText(await checking(FOUND.absent));
    expect(card).toContain('**Introuvable.**');
    expect(card).toContain('Cela ne prouve pas qu’elle soit fausse');
  });

  it('gives each verdict in words of its own, in both languages', async () => {
    const shown = { linkOf: outletLink, text: 'a', source: null, linked: null, controls: () => [] };
    const cards = (['fr', 'en'] as const).flatMap((language) =>
      Object.values(FOUND).map((found) => verifyCard(found, found.quotation, { ...shown, language })),
    );
    expect(new Set(cards.map((card) => shownText({ components: [card] }))).size).toBe(8);
    expect(new Set(cards.map(({ accent_color }) => accent_color)).size).toBe(3);
  });

  it('quotes nothing that is not verbatim', async () => {
    const broken = { ...FOUND.altered, quotation: { ...quotation, text: SENTENCE.replace('2 030', '2 031') } };
    const card = shownText(await checking(broken));
    expect(card).toContain('n’ont pas passé le contrôle');
    expect(card).not.toContain('2 031');
    expect(card).not.toContain('2 030');
  });

  it('says why a text cannot be checked', async () => {
    const verify = async () => {
      throw new VerbatimError('text-too-short', 'too short', 'give more');
    };
    stage = await setTheStage({ verify });
    const short = stage.discord.slash('verify', { text: 'un deux' }, { locale: 'en-US' });
    expect(shownText(await stage.discord.answerTo(short))).toContain('give at least three words');
  });

  it('offers outlets and titles as sources', async () => {
    stage = await setTheStage({ titles: async () => ({ generation: 'g', cards: [quotation.article] }) });
    const typed = stage.discord.autocomplete('verify', { text: 'x', source: 'c' }, 'source');
    expect((await stage.discord.choicesFor(typed)).map(({ value }) => value)).toEqual([
      'Le Courrier des steppes',
      'Le retrait du contingent a commencé',
    ]);
  });
});

describe('sharing a verification', () => {
  it('shows it to all, checked anew, also after a restart, and once', async () => {
    const card = await checking(FOUND.altered, { source: 'Le Monde' });
    await stage!.restart();
    const { discord } = stage!;
    const press = discord.button(buttonNamed(card, 'Partager'), card);
    const shared = await discord.followUpTo(press);
    expect(hasFlag(shared.flags, EPHEMERAL)).toBe(false);
    expect(shownText(shared)).toBe(shownText(card));
    expect(buttonLabels(shared)).toEqual([]);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);
    const again = await discord.followUpTo(discord.button(buttonNamed(card, 'Partager'), card));
    expect(shownText(again)).toContain('déjà partagé');
    expect(hasFlag(again.flags, EPHEMERAL)).toBe(true);
  });

  it('is for its person alone, and ends when that person deletes what is kept', async () => {
    const card = await checking(FOUND.exact, {}, 'en-US');
    const { discord, records } = stage!;
    const stranger = discord.button(buttonNamed(card, 'Share'), card, { locale: 'en-US', other: true });
    expect(shownText(await discord.answerTo(stranger))).toContain('Only the person who asked');
    await records.forget(discord.world.personId);
    const late = discord.button(buttonNamed(card, 'Share'), card, { locale: 'en-US' });
    expect(shownText(await discord.answerTo(late))).toContain('too old, its data was deleted');
  });
});

it('the card of a verification is one that Discord takes, whatever was checked', () => {
  const nasty = nastyText(3000);
  const parts = fc.array(fc.record({ kind: fc.constantFrom('same', 'missing', 'added'), text: nasty }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(
      nasty,
      nasty,
      parts,
      fc.constantFrom('exact', 'elsewhere', 'altered'),
      (text, given, difference, verdict) => {
        const quoted = anExcerpt(text, { article: { title: given, outlet: given } });
        const found: Verification = { verdict, quotation: quoted, difference: difference as DifferencePart[] };
        const card = verifyCard(found, quoted, {
          language: 'fr',
          linkOf: outletLink,
          text: given,
          source: given,
          linked: quoted.article,
          controls: () => [],
        });
        expect(checkMessage({ flags: V2, components: [card] }, false)).toEqual([]);
        const shown = shownText({ components: [card] });
        expect(shown.includes('«') ? shown.includes('\u00a0»') : shown.includes('trop long pour tenir')).toBe(true);
        expect(shown.includes('paragraphe 3')).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

describe('the difference between a text and its article', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '2 030 ',
      '~',
      '~~',
      '*',
      '**',
      '_',
      '\\',
      '- ',
      '1',
      '. ',
      '\n',
      '# ',
      '> ',
      '`',
      '||',
      '@here',
      'mot',
      ' ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const part: fc.Arbitrary<DifferencePart> = fc.record({
    kind: fc.constantFrom('same', 'missing', 'added'),
    text: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  });
  const solid = (text: string): string => text.replace(/[\s~]/g, '');

  it('strikes through what the article does not have, puts in bold what the text lacks, and marks nothing else', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (difference) => {
        const { text, bold, struck, constructs } = renderedDifference(differenceAsMarkdown(difference));
        const all = (kind: DifferencePart['kind']): string =>
          difference.map((one) => (one.kind === kind ? visible(one.text) : '')).join('');
        const within = (ranges: readonly (readonly [number, number])[]): string =>
          ranges.map(([start, end]) => text.slice(start, end)).join('');
        const marked = [...bold, ...struck].sort(([a], [b]) => a - b);
        const unmarked = marked.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);
        expect(solid(within(struck))).toBe(solid(all('added')));
        expect(solid(within(bold))).toBe(solid(all('missing')));
        expect(solid(unmarked)).toBe(solid(all('same')));
        expect(constructs).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('shows the wrong words before the right ones, apart', () => {
    const difference = [
      { kind: 'same', text: 'Le retrait des ' },
      { kind: 'missing', text: '2 030' },
      { kind: 'added', text: '3 000' },
      { kind: 'same', text: ' soldats' },
    ] as const;
    expect(differenceAsMarkdown(difference)).toBe('Le retrait des ~~3 000~~ **2 030** soldats');
  });
});
