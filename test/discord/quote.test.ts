import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { quoteCard } from '../../src/discord/cards/quotation-parts.js';
import { outletLink } from '../../src/discord/markdown/link.js';
import { hasFlag } from '../discord-double/json.js';
import { checkMessage } from '../discord-double/message-rules.js';
import { anExcerpt } from '../fixtures/answers.js';
import { links, SENTENCE, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';
import { nastyText } from './nasty.js';

const V2 = 1 << 15;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

const asked: unknown[] = [];
const quoting: Partial<Lookups> = {
  async quote(_, idOrTitle, words) {
    asked.push([idOrTitle, words]);
    return words === 'rien' ? null : anExcerpt(SENTENCE, { lit: ['2 030 soldats'] });
  },
};

const answer = async (words: string, locale = 'fr', lookups = quoting) => {
  asked.length = 0;
  stage = await setTheStage(lookups);
  return stage.discord.answerTo(stage.discord.slash('quote', { title: 'retrait', words }, { locale }));
};

it('shows the sentence with its citation and link, and nothing else, for all to see', async () => {
  const card = await answer('soldats retrait');
  expect(asked).toEqual([['retrait', 'soldats retrait']]);
  expect(shownText(card)).toBe(
    `«\u00a0${SHOWN}\u00a0»\n-# Le Courrier des steppes · 13 janvier 2022\n-# Le retrait du contingent a commencé · Aliya Nourpeïssova · paragraphe 3`,
  );
  expect(links(card)).toEqual([`https://example.org/retrait#:~:text=${encodeURIComponent(SENTENCE)}`]);
  expect(hasFlag(card.flags, 1 << 6)).toBe(false);
});

it('is public also where a server is private by default: it is meant for a discussion', async () => {
  stage = await setTheStage(quoting);
  await stage.records.changeSettings(stage.discord.world.guildId, { private: true });
  const card = await stage.discord.answerTo(stage.discord.slash('quote', { title: 'retrait', words: 'soldats' }));
  expect(hasFlag(card.flags, 1 << 6)).toBe(false);
});

it('says so when no sentence holds the words, in both languages', async () => {
  expect(shownText(await answer('rien'))).toBe('Aucune phrase de cet article ne contient ces mots.');
  await stage?.end();
  expect(shownText(await answer('rien', 'en-GB'))).toBe('No sentence of that article contains these words.');
});

it('shows nothing that is not verbatim', async () => {
  const quote = async () => ({ ...anExcerpt(SENTENCE), text: SENTENCE.replace('2 030', '3 000') });
  expect(shownText(await answer('soldats', 'fr', { quote }))).toContain('n’ont pas passé le contrôle');
});

it('offers titles as they are typed', async () => {
  const { article } = anExcerpt(SENTENCE);
  stage = await setTheStage({ ...quoting, titles: async () => ({ generation: 'g', cards: [article] }) });
  const { discord } = stage;
  await discord.choicesFor(discord.autocomplete('quote', { title: 'x' }, 'title'));
  const [choice] = await discord.choicesFor(discord.autocomplete('quote', { title: 'contigent' }, 'title'));
  expect(choice?.value).toBe(article.id);
});

it('of any sentence is a card that Discord takes: whole, else its citation alone', () => {
  const nasty = nastyText(6000);
  fc.assert(
    fc.property(nasty, nasty, (text, title) => {
      const card = quoteCard(anExcerpt(text, { article: { title, outlet: title, author: title } }), {
        language: 'fr',
        linkOf: outletLink,
      });
      expect(checkMessage({ flags: V2, components: [card] }, false)).toEqual([]);
      const shown = shownText({ components: [card] });
      expect(/^«\u00a0[\s\S]*\u00a0»\n-# /.test(shown) || shown.startsWith('Ce passage est trop long')).toBe(true);
      expect(shown).toContain('paragraphe 3');
    }),
    { numRuns: 200 },
  );
});
