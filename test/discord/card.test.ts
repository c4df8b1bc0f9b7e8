import type { APIContainerComponent } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { questionHeading } from '../../src/discord/markdown/typed.js';
import { readCustomId, withChoice } from '../../src/discord/request/custom-id.js';
import { isObject, type Json, objects } from '../discord-double/json.js';
import { anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { buttonLabels, buttonNamed, links, menuOf, type Stage, setTheStage, shownText } from './bot-on-double.js';
import { rendered } from './markdown-judge.js';

let stage: Stage;
afterEach(() => stage.end());

const EXCERPTS = [1, 2, 3].map((rank) =>
  anExcerpt(`Le lot ${rank} compte 2 030 soldats et 14 chars.`, {
    article: { id: `a${rank}`, title: `3 600 soldats, épisode ${rank}`, outlet: `Journal ${rank}` },
    lit: ['2 030 soldats', '14 chars'],
    rank,
  }),
);
const FURTHER = [4, 5, 6].map((rank) => anExcerpt(`Autre phrase ${rank}.`, { article: { id: `a${rank}` }, rank }));

const standing: Partial<Lookups> = {
  citationStatuses: async (_, places) =>
    places.map(({ articleId }) => {
      const quotation = [...EXCERPTS, ...FURTHER].find(({ article }) => article.id === articleId)!;
      return { kind: 'unchanged', quotation: { ...quotation, highlight: [] } };
    }),
  context: async () => ({ kind: 'unchanged', quotation: { ...EXCERPTS[0]!, highlight: [] } }),
};

async function ask(made: Partial<Lookups>, locale = 'fr', options = {}): Promise<Json> {
  stage = await setTheStage({ ...standing, ...made });
  return stage.discord.answerTo(
    stage.discord.slash('ask', { question: 'Combien de *soldats* ?', ...options }, { locale }),
  );
}
const answering = (confidence = 0.9): Partial<Lookups> => ({
  ask: async () => anAnswer(EXCERPTS, { candidates: [...EXCERPTS, ...FURTHER], confidence }),
});

const containerOf = (message: Json): APIContainerComponent => objects(message.components)[0] as never;
const rowsOf = (message: Json): Json[] => objects(containerOf(message).components).filter(({ type }) => type === 1);

describe('the card of an answer', () => {
  it.each([
    ['fr', 'réponse très probable', '13 janvier 2022', 'paragraphe'],
    ['en-US', 'very probable answer', '13 January 2022', 'paragraph'],
  ])(
    'has question, certainty, then each excerpt before outlet and date, then title, in %s',
    async (locale, sure, date, place) => {
      const card = await ask(answering(), locale);
      expect(shownText(card).split('\n').slice(0, 5)).toEqual([
        '### Combien de \\*soldats\\* ?',
        `-# ${sure}`,
        '«\u00a0Le lot 1 compte **2 030 soldats** et 14 chars.\u00a0»',
        `-# 1 · Journal 1 · ${date}`,
        `-# 3 600 soldats, épisode 1 · Aliya Nourpeïssova · ${place} 3`,
      ]);
    },
  );

  it('has nothing in bold but the answer itself, one run an excerpt', async () => {
    const values = [1, 2].map((excerpt) => ({ value: '2 030', excerpt }));
    const disagreement = { kind: 'number', values } as const;
    const card = await ask({ ask: async () => anAnswer(EXCERPTS, { disagreement }) });
    const bold = shownText(card)
      .split('\n')
      .flatMap((line) => {
        const { text, bold: ranges } = rendered(line);
        return ranges.map(([from, to]) => text.slice(from, to));
      });
    expect(bold).toEqual(Array(3).fill('2 030 soldats'));
  });

  it('has an edge in the colour of its certainty, which stands in words as well', async () => {
    const colours = new Map<string, unknown>();
    for (const [confidence, word] of [
      [0.5, 'possible'],
      [0.7, 'réponse probable'],
      [0.9, 'très probable'],
    ] as const) {
      const card = await ask(answering(confidence));
      expect(shownText(card)).toContain(word);
      colours.set(word, containerOf(card).accent_color);
      await stage.end();
    }
    const none = await ask({ ask: async () => anAbstention('no-answer') });
    colours.set('none', containerOf(none).accent_color);
    expect(new Set(colours.values()).size).toBe(4);
    for (const colour of colours.values()) expect(colour).toEqual(expect.any(Number));
  });

  it('is as sure of nothing once its first excerpt is no longer what it was', async () => {
    let isGone = false;
    const card = await ask({
      ...answering(),
      citationStatuses: async (filter, places) => {
        const statuses = await standing.citationStatuses!(filter, places);
        return isGone ? statuses.map((one, at) => (at === 0 ? { kind: 'gone' } : one)) : statuses;
      },
    });
    isGone = true;
    const press = async (message: Json, label: string): Promise<Json> =>
      stage.discord.answerTo(stage.discord.button(buttonNamed(message, label), message));
    const back = await press(await press(card, 'Plus d’extraits'), 'Précédents');
    expect(shownText(back)).not.toContain('probable');
    expect(containerOf(back).accent_color).toBeNull();
    expect(shownText(back)).toContain('Le lot 2');
  });

  it('has two rows of actions at most, on each page, with room for more in the second', async () => {
    const card = await ask(answering(), 'fr', { private: true });
    const next = await stage.discord.answerTo(stage.discord.button(buttonNamed(card, 'Plus d’extraits'), card));
    for (const page of [card, next]) {
      expect(rowsOf(page)).toHaveLength(2);
      expect(objects(rowsOf(page)[1]!.components).length).toBeLessThanOrEqual(4);
    }
    expect(buttonLabels(card)).toEqual(['Plus d’extraits', 'Utile', 'Pas utile', 'Partager']);
    expect(buttonLabels(next)).toEqual(['Précédents', 'Suivants', 'Partager']);
  });

  it('leads to each article beside its citation', async () => {
    const card = await ask(answering());
    const sections = objects(containerOf(card).components).filter(({ type }) => type === 9);
    expect(sections.map(({ accessory }) => isObject(accessory) && accessory.label)).toEqual(['Lire', 'Lire', 'Lire']);
    expect(links(card)).toHaveLength(3);
  });
});

describe('the menu of sentences around an excerpt', () => {
  it.each([
    ['fr', 'Phrases autour d’un extrait…', 'Extrait 2', 'Journal 2 · 13 janvier 2022'],
    ['en-US', 'Sentences around an excerpt…', 'Excerpt 2', 'Journal 2 · 13 January 2022'],
  ])('names the excerpts of the page with their sources, in %s', async (locale, placeholder, label, description) => {
    const menu = menuOf(await ask(answering(), locale));
    expect(menu.placeholder).toBe(placeholder);
    expect(menu.options).toHaveLength(3);
    expect(menu.options[1]).toMatchObject({ label, description, value: '2' });
  });

  it('can be used for the same excerpt again: the card is drawn anew, and what is shown is for the person alone', async () => {
    const card = await ask(answering());
    for (const _ of [1, 2]) {
      const choice = stage.discord.choose(menuOf(card).id, '1', card);
      const shown = await stage.discord.followUpTo(choice);
      expect(shownText(shown)).toContain('Le paragraphe entier');
      expect(Number(shown.flags) & 64).toBe(64);
      const answered = await stage.discord.request(
        ({ parameters }) => parameters.interaction_token === choice.token,
        '',
      );
      expect(answered.body).toMatchObject({ type: 7, data: { allowed_mentions: { parse: [] } } });
      expect((answered.body as Json).data).not.toHaveProperty('components');
    }
  });

  it('shows nothing for a value that no excerpt has, whatever it is', async () => {
    const card = await ask(answering());
    for (const value of ['99', 'x y', '../1', '1'.repeat(90)]) {
      const shown = await stage.discord.followUpTo(stage.discord.choose(menuOf(card).id, value, card));
      expect(shownText(shown)).toContain('n’est plus affiché');
    }
    expect(withChoice(readCustomId('v1:context:AAAA')!, ['2']).argument).toBe('2');
    expect(withChoice(readCustomId('v1:context:AAAA:1')!, []).argument).toBeNull();
  });
});

describe('a sentence that is longer than a card', () => {
  const long = (url: string | null) =>
    anExcerpt(`Une ${'très '.repeat(1000)}longue phrase.`, { article: { url, title: 'Le titre', outlet: 'AFP' } });

  it('has its article and paragraph named, with the way there', async () => {
    const card = await ask({ ask: async () => anAnswer([long('https://afp.example/x')]) });
    expect(shownText(card)).toContain('trop longue pour un message Discord');
    expect(shownText(card)).toMatch(/-# AFP · 13 janvier 2022\n-# Le titre · .* · paragraphe 3$/m);
    expect(links(card)[0]).toContain('https://afp.example/x');
    expect(shownText(card)).not.toContain('pas d’adresse');
  });

  it.each([
    ['fr', 'Je n’ai pas d’adresse pour cet article'],
    ['en-US', 'I have no address for this article'],
  ])('says how to read it where no address is known, in %s', async (locale, words) => {
    const card = await ask({ ask: async () => anAnswer([long(null)]) }, locale);
    expect(shownText(card)).toContain(words);
    expect(shownText(card)).toContain('Le titre');
    expect(links(card)).toEqual([]);
  });
});

it('a heading reads as the question, also where that ends like a heading’s mark', async () => {
  stage = await setTheStage();
  expect(questionHeading('Qui parle C#')).toBe('### Qui parle C#\u2060');
  expect(questionHeading('# Pourquoi ?')).toBe('### \\# Pourquoi ?');
  expect(questionHeading('\u200b')).toBeNull();
});

it.each([
  ['fr', 'Articles les plus proches'],
  ['en-US', 'Nearest articles'],
])('an abstention names articles and offers excerpts where they are near, in %s', async (locale, words) => {
  const near = await ask(
    {
      ask: async () => anAbstention('no-answer', { candidates: EXCERPTS, nearest: [anArticle({ title: '12 morts' })] }),
    },
    locale,
  );
  expect(shownText(near)).toContain(`${words}`);
  expect(shownText(near)).toContain('- 12 morts · ');
  expect(buttonLabels(near)).toHaveLength(3);
  await stage.end();
  const far = await ask({ ask: async () => anAbstention('no-answer', { candidates: EXCERPTS }) }, locale);
  expect(shownText(far)).not.toContain(words);
  expect(buttonLabels(far)).toHaveLength(2);
});
