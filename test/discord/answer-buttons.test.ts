import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CitationStatus, Lookups } from '../../src/answering/lookup/lookup.js';
import type { Excerpt, Quotation } from '../../src/answering/reader/excerpt.js';
import { VerbatimError } from '../../src/errors.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { aCitation, anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { buttonLabels, buttonNamed, menuOf, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;
const isPrivate = (message: Json): boolean => hasFlag(message.flags, EPHEMERAL);

const GONE = 'L’article ne le dit plus, ou n’est plus là';
const WITHDRAWN = '**Retiré**';
const EXPIRED = 'Ce message est trop ancien, ses données ont été effacées, ou ses articles ne sont plus là';

const sentence = (index: number): string => `La phrase numéro ${index} répond.`;

/** Seven excerpts of seven articles, three of which answer. */
const excerpts: readonly Excerpt[] = [1, 2, 3, 4, 5, 6, 7].map((index) =>
  anExcerpt(sentence(index), {
    article: { id: `article-${index}`, title: `Article ${index}` },
    lit: [`numéro ${index}`],
    rank: index,
    also: index === 1 ? [aCitation(sentence(index), { id: 'copie', title: 'La copie' })] : [],
  }),
);
const answer = anAnswer(excerpts.slice(0, 3), { candidates: excerpts });

let stage: Stage;
let withdrawn: Set<string>;
let gone: Set<string>;
/** What articles say that have been changed, and how the excerpt differs from it. */
let changed: Map<string, CitationStatus>;
afterEach(() => stage.end());

/** Look-ups over the seven articles, of which some may be withdrawn. */
function articles(): Partial<Lookups> {
  withdrawn = new Set();
  gone = new Set();
  changed = new Map();
  const standing = (articleId: string): Quotation | undefined => {
    const found = [...excerpts, ...excerpts.flatMap(({ also, text }) => also.map((copy) => ({ ...copy, text })))];
    const quotation = found.find(({ article }) => article.id === articleId);
    return quotation && { ...quotation, highlight: [] };
  };
  const fateOf = (articleId: string): CitationStatus => {
    const quotation = standing(articleId);
    if (withdrawn.has(articleId)) return { kind: 'withdrawn' };
    if (quotation === undefined || gone.has(articleId)) return { kind: 'gone' };
    return changed.get(articleId) ?? { kind: 'unchanged', quotation };
  };
  return {
    ask: async () => answer,
    citationStatuses: async (_, places) => places.map(({ articleId }) => fateOf(articleId)),
    context: async (_, { articleId }) => {
      const fate = fateOf(articleId);
      if (fate.kind !== 'unchanged') return fate;
      const found = fate.quotation;
      const { start, end } = found;
      const before = 'Avant. ';
      const text = `${before}${found.text} Après.`;
      const quotation = { ...aCitation(text, found.article, start - before.length), text };
      return { kind: 'unchanged', quotation: { ...quotation, highlight: [[start, end]] } };
    },
  };
}

async function ask(options = {}, made: Partial<Lookups> = articles(), locale = 'fr'): Promise<Json> {
  stage = await setTheStage(made);
  return stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?', ...options }, { locale }));
}

const press = (message: Json, label: string, setting = {}) =>
  stage.discord.button(buttonNamed(message, label), message, setting);
const pressed = async (message: Json, label: string, setting = {}): Promise<Json> =>
  stage.discord.answerTo(press(message, label, setting));

/** What is chosen from the menu of a card, as one person sees it. */
const choose = (message: Json, value: string, setting = {}) =>
  stage.discord.choose(menuOf(message).id, value, message, setting);
const chosen = async (message: Json, value: string, setting = {}): Promise<Json> =>
  stage.discord.followUpTo(choose(message, value, setting));

describe('the pages of an answer', () => {
  it('show further excerpts in place, labelled as less sure, and lead back', async () => {
    const first = await ask();
    expect(shownText(first)).toContain('La phrase **numéro 3** répond.');
    expect(shownText(first)).not.toContain('numéro 4');
    const second = await pressed(first, 'Plus d’extraits');
    expect(shownText(second)).toContain('page 2 sur 2 · autres extraits, moins susceptibles de répondre');
    expect(shownText(second)).toContain('La phrase **numéro 7** répond.');
    expect(shownText(second)).not.toContain('numéro 3');
    const back = await pressed(second, 'Précédents');
    expect(shownText(back)).toBe(shownText(first));
    expect(buttonLabels(back)).toEqual(buttonLabels(first));
  });

  it('lead one page on and one page back, and nowhere behind the last', async () => {
    const many = Array.from({ length: 12 }, (_, at) => anExcerpt(sentence(at + 1), { article: { id: `a-${at}` } }));
    const found = anAnswer(many.slice(0, 2), { candidates: many });
    const standing = async (_: unknown, places: readonly { readonly articleId: string }[]) =>
      places.map(({ articleId }) => {
        const quotation = { ...many.find(({ article }) => article.id === articleId)!, highlight: [] };
        return { kind: 'unchanged' as const, quotation };
      });
    const first = await ask({}, { ask: async () => found, citationStatuses: standing });
    const isDisabled = (message: Json, label: string): boolean =>
      new RegExp(`"label":"${label}"[^}]*"disabled":true|"disabled":true[^}]*"label":"${label}"`).test(
        JSON.stringify(message.components),
      );
    const second = await pressed(first, 'Plus d’extraits');
    expect(shownText(second)).toContain('page 2 sur 3');
    expect(isDisabled(second, 'Suivants')).toBe(false);
    const third = await pressed(second, 'Suivants');
    expect(shownText(third)).toContain('page 3 sur 3');
    expect(isDisabled(third, 'Suivants')).toBe(true);
    expect(shownText(await pressed(third, 'Précédents'))).toContain('page 2 sur 3');
  });

  it('work after a restart, for everybody, in the language of the card', async () => {
    const first = await ask();
    await stage.restart();
    const second = await pressed(first, 'Plus d’extraits', { other: true, locale: 'en-US' });
    expect(shownText(second)).toContain('page 2 sur 2');
  });

  it('say which excerpts stand in their article no more, and never show them', async () => {
    const first = await ask();
    const second = await pressed(first, 'Plus d’extraits');
    withdrawn = new Set(['article-2', 'copie']);
    gone = new Set(['article-1']);
    const back = shownText(await pressed(second, 'Précédents'));
    expect(back).toContain(`1 · ${GONE}`);
    expect(back).toContain(`2 · ${WITHDRAWN}`);
    expect(back).not.toContain('numéro 1');
    expect(back).not.toContain('numéro 2');
    expect(back).not.toContain('La copie');
    expect(back).toContain('numéro 3');
  });

  it('show what a changed article says now, and that it has changed', async () => {
    const second = await pressed(await ask(), 'Plus d’extraits');
    const now = 'La phrase numéro 22 répond.';
    const altered = { ...anExcerpt(now, { article: { id: 'article-2', title: 'Article 2' } }), highlight: [] };
    changed = new Map([['article-2', { kind: 'altered', quotation: altered, difference: [] }]]);
    const back = shownText(await pressed(second, 'Précédents'));
    expect(back).toContain(`L’article a été modifié depuis. Voici ce qu’il dit maintenant\u00a0:\n«\u00a0${now}`);
    expect(back).not.toContain('numéro 2 ');
  });

  it('name values that differ only while every excerpt of the page stands as it was', async () => {
    const values = [1, 2].map((rank) => ({ value: `numéro ${rank}`, excerpt: rank }));
    const differing = { ...answer, disagreement: { kind: 'number', values } } as const;
    const card = await ask({}, { ...articles(), ask: async () => differing });
    const again = async (): Promise<string> =>
      shownText(await pressed(await pressed(card, 'Plus d’extraits'), 'Précédents'));
    expect(shownText(card)).toContain('les valeurs diffèrent');
    expect(await again()).toBe(shownText(card));
    gone = new Set(['article-3']);
    expect(await again()).not.toContain('diffèrent');
    gone = new Set();
    const altered = { ...anExcerpt('La phrase numéro 22 répond.', { article: { id: 'article-2' } }), highlight: [] };
    changed = new Map([['article-2', { kind: 'altered', quotation: altered, difference: [] }]]);
    expect(await again()).not.toContain('diffèrent');
  });

  it('name no copy any more that says something else now', async () => {
    const second = await pressed(await ask(), 'Plus d’extraits');
    const copy = anExcerpt('La phrase numéro 1 ne répond plus.', { article: { id: 'copie', title: 'La copie' } });
    changed = new Map([['copie', { kind: 'altered', quotation: { ...copy, highlight: [] }, difference: [] }]]);
    const back = shownText(await pressed(second, 'Précédents'));
    expect(back).toContain('La phrase **numéro 1** répond.');
    expect(back).not.toContain('La copie');
  });

  it('name the copies of each excerpt behind it, as many as at first', async () => {
    const copiesOf = (excerpt: Excerpt, count: number) =>
      Array.from({ length: count }, (_, at) =>
        aCitation(excerpt.text, {
          id: `${excerpt.article.id}-${at}`,
          title: `Copie ${at} de ${excerpt.article.title}`,
        }),
      );
    const copied = excerpts.map((excerpt, at) => ({ ...excerpt, also: copiesOf(excerpt, Math.max(0, 5 - at)) }));
    const standing = copied.flatMap((one) => [one, ...one.also.map((copy) => ({ ...copy, text: one.text }))]);
    const made: Partial<Lookups> = {
      ask: async () => anAnswer(copied.slice(0, 3), { candidates: copied }),
      citationStatuses: async (_, places) =>
        places.map(({ articleId }) => {
          const found = standing.find(({ article: { id } }) => id === articleId)!;
          return { kind: 'unchanged', quotation: { ...found, highlight: [] } };
        }),
    };
    const first = await ask({}, made);
    expect(shownText(first)).toContain('et 2 autres');
    expect(shownText(first)).toContain('Copie 2 de Article 3');
    const second = await pressed(first, 'Plus d’extraits');
    expect(shownText(second)).toContain('Copie 1 de Article 4');
    expect(shownText(await pressed(second, 'Précédents'))).toBe(shownText(first));
  });

  it('are drawn in the language of the card, whoever turns them', async () => {
    const second = await pressed(await ask({}, articles(), 'en-US'), 'More excerpts', { other: true });
    expect(shownText(second)).toContain('page 2 of 2');
  });

  it('look excerpts and their paragraphs up under the filters that were asked for', async () => {
    const asked: unknown[] = [];
    const made = articles();
    const card = await ask(
      { source: 'AFP', from: '2022-01-13' },
      {
        ...made,
        citationStatuses(filter, places) {
          asked.push(filter);
          return made.citationStatuses!(filter, places);
        },
        context(filter, place) {
          asked.push(filter);
          return made.context!(filter, place);
        },
      },
    );
    await pressed(card, 'Plus d’extraits');
    await chosen(card, '1');
    expect(asked).toEqual(Array(2).fill({ corpus: null, outlet: 'AFP', from: '2022-01-13' }));
  });

  it('light the same words of a sentence that stands at another place now', async () => {
    const second = await pressed(await ask(), 'Plus d’extraits');
    const { article } = excerpts[1]!;
    const quotation = { ...aCitation(sentence(2), article, 500), text: sentence(2), highlight: [] };
    changed = new Map([['article-2', { kind: 'moved', quotation }]]);
    const back = shownText(await pressed(second, 'Précédents'));
    expect(back).toContain('à un autre endroit.\n«\u00a0La phrase **numéro 2** répond.');
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('are none where nothing is behind the answer', async () => {
    const alone = anAnswer(excerpts.slice(0, 1));
    expect(buttonLabels(await ask({}, { ask: async () => alone }))).toEqual([
      'Phrases autour',
      'Utile',
      'Pas utile',
      'En discuter dans un fil',
    ]);
  });
});

describe('the context of an excerpt', () => {
  it('is its paragraph, with it in bold, for the person alone', async () => {
    const card = await ask();
    await stage.restart();
    const context = await chosen(card, '1', { locale: 'en-US' });
    expect(isPrivate(context)).toBe(true);
    expect(shownText(context)).toContain('The whole paragraph');
    expect(shownText(context)).toContain('«\u00a0Avant. **La phrase numéro 1 répond.** Après.\u00a0»');
    expect(shownText(context)).toContain('Article 1 · ');
  });

  it('is that of an excerpt on a further page too', async () => {
    const second = await pressed(await ask(), 'Plus d’extraits');
    expect(shownText(await chosen(second, '4'))).toContain('Avant. **La phrase numéro 4 répond.** Après.');
  });

  it('says that the sentence stands at another place now, where it does', async () => {
    const paragraph = { ...anExcerpt('Avant. La phrase numéro 1 répond.'), highlight: [] };
    const moved = async () => ({ kind: 'moved' as const, quotation: paragraph });
    const shown = shownText(await chosen(await ask({}, { ...articles(), context: moved }), '1'));
    expect(shown).toContain('à un autre endroit.');
    expect(shown).toContain('Avant. La phrase numéro 1 répond.');
  });

  it('is said to be gone when its article is', async () => {
    const card = await ask();
    withdrawn = new Set(['article-1']);
    expect(shownText(await chosen(card, '1'))).toContain(WITHDRAWN);
    withdrawn = new Set();
    gone = new Set(['article-1']);
    expect(shownText(await chosen(card, '1'))).toContain(GONE);
  });
});

describe('a vote', () => {
  it('is noted for the person alone, one a person, and may be changed', async () => {
    const card = await ask({}, articles(), 'en-US');
    const noted = vi.spyOn(stage.records, 'vote');
    const voted = await pressed(card, 'Helpful', { locale: 'en-US' });
    expect(isPrivate(voted)).toBe(true);
    expect(shownText(voted)).toContain('noted: **helpful**');
    expect(shownText(await pressed(card, 'Not helpful'))).toContain('**pas utile**');
    await pressed(card, 'Helpful', { other: true });
    const { personId, otherPersonId } = stage.discord.world;
    expect(noted.mock.calls.map(([, person, helpful]) => [person, helpful])).toEqual([
      [personId, true],
      [personId, false],
      [otherPersonId, true],
    ]);
    expect(await stage.records.kept(personId)).toEqual({ posted: 1, votes: 1, follows: 0 });
    expect(await stage.records.kept(otherPersonId)).toEqual({ posted: 0, votes: 1, follows: 0 });
  });
});

describe('a private answer', () => {
  it('is made public by its owner, once, without the button', async () => {
    const card = await ask({ private: true });
    expect(isPrivate(card)).toBe(true);
    await stage.restart();
    const shared = await stage.discord.followUpTo(press(card, 'Partager'));
    expect(isPrivate(shared)).toBe(false);
    expect(shownText(shared)).toBe(shownText(card));
    expect(buttonLabels(shared)).toEqual(buttonLabels(card).filter((label) => label !== 'Partager'));
    const again = await stage.discord.followUpTo(press(card, 'Partager'));
    expect(isPrivate(again)).toBe(true);
    expect(shownText(again)).toBe('C’est déjà partagé.');
  });

  it('is nobody else’s: not its pages, nor its sharing; once shared, its pages are', async () => {
    const card = await ask({ private: true });
    const others = ['Plus d’extraits', 'Utile', 'Partager'].map((label) => press(card, label, { other: true }));
    for (const used of [...others, choose(card, '1', { other: true })]) {
      const refused = await stage.discord.answerTo(used);
      expect(shownText(refused)).toBe('Seule la personne qui a posé la question peut utiliser ce bouton.');
      expect(isPrivate(refused)).toBe(true);
    }
    const shared = await stage.discord.followUpTo(press(card, 'Partager'));
    const page = await pressed(shared, 'Plus d’extraits', { other: true });
    expect(shownText(page)).toContain('page 2 sur 2');
    expect(buttonLabels(page)).not.toContain('Partager');
    expect(shownText(await pressed(card, 'Partager', { other: true }))).toContain('Seule la personne');
  });

  it('has its share button on every page', async () => {
    const card = await ask({ private: true });
    expect(buttonLabels(await pressed(card, 'Plus d’extraits'))).toContain('Partager');
  });
});

describe('an abstention', () => {
  const abstaining: Partial<Lookups> = {
    ...articles(),
    ask: async () => anAbstention('no-answer', { candidates: excerpts, nearest: [anArticle({ title: 'Proche' })] }),
  };

  it('shows the nearest excerpts to the person alone, plainly labelled, after a restart too', async () => {
    const card = await ask({}, abstaining);
    expect(shownText(card)).not.toContain('numéro');
    expect(buttonLabels(card)).toEqual(['Extraits les plus proches', 'Utile', 'Pas utile']);
    await stage.restart();
    const nearest = await pressed(card, 'Extraits les plus proches');
    expect(isPrivate(nearest)).toBe(true);
    expect(shownText(nearest)).toContain('**Ceci n’est pas une réponse.**');
    expect(shownText(nearest)).toContain('La phrase **numéro 1** répond.');
    expect(buttonLabels(nearest)).toEqual([]);
    expect(menuOf(nearest).options.map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5']);
    expect(shownText(await chosen(nearest, '2'))).toContain('Avant.');
  });

  it('is shared with what it said', async () => {
    const card = await ask({ private: true }, abstaining);
    const shared = await stage.discord.followUpTo(press(card, 'Partager'));
    expect(shownText(shared)).toBe(shownText(card));
  });

  it('has no button for the nearest excerpts where nothing came near', async () => {
    const none = async () => anAbstention('no-answer', { candidates: excerpts, nearest: [] });
    const card = await ask({}, { ask: none });
    expect(buttonLabels(card)).toEqual(['Utile', 'Pas utile']);
    expect(shownText(card)).not.toContain('proches');
    expect(shownText(card)).not.toContain('numéro');
  });

  it('has no buttons where nothing was looked for', async () => {
    expect(buttonLabels(await ask({}, { ask: async () => anAbstention('no-words') }))).toEqual([]);
  });

  it('stands in for an answer that is less sure than the server asks for', async () => {
    stage = await setTheStage({ ...articles(), ask: async () => ({ ...answer, confidence: 0.7 }) });
    await stage.records.changeSettings(stage.discord.world.guildId, { confidence: 'veryProbable' });
    const card = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }));
    expect(shownText(card)).toContain('Aucune réponse n’atteint la certitude demandée par ce serveur.');
    expect(shownText(card)).toContain('- Article 1 · ');
    expect(shownText(card)).not.toContain('numéro');
    expect(shownText(await pressed(card, 'Extraits les plus proches'))).toContain('**numéro 1**');
    const direct = await stage.discord.answerTo(
      stage.discord.slash('ask', { question: 'Combien ?' }, { direct: true }),
    );
    expect(shownText(direct)).toContain('réponse probable');
  });
});

describe('the card of what was taken for a search', () => {
  const searching = (passages = excerpts): Partial<Lookups> => ({
    ...articles(),
    ask: async () =>
      anAbstention('not-a-question', { kind: 'search', passages, candidates: excerpts, nearest: [anArticle()] }),
  });

  it('is headed as one, and shows passages with their citations and no probability', async () => {
    const card = await ask({}, searching());
    expect(shownText(card)).toContain('Pris comme une recherche\u00a0: les passages qui en parlent.');
    expect(shownText(card)).toContain('La phrase **numéro 1** répond.');
    expect(shownText(card)).toMatch(/^-# 1 · Le Courrier des steppes · 13 janvier 2022\n-# Article 1 · /m);
    expect(shownText(card)).not.toMatch(/réponse (possible|probable|très)|consultés/);
    expect(buttonLabels(card)).toEqual(['Plus d’extraits', 'Utile', 'Pas utile', 'En discuter dans un fil']);
  });

  it('turns its pages after a restart, none of which is called less sure', async () => {
    const card = await ask({}, searching());
    await stage.restart();
    const second = await pressed(card, 'Plus d’extraits');
    expect(shownText(second)).toContain('La phrase **numéro 7** répond.');
    expect(shownText(second)).toContain('page 2 sur 2');
    expect(shownText(second)).not.toContain('moins susceptibles');
    const back = await pressed(second, 'Précédents');
    expect(shownText(back)).toBe(shownText(card));
    expect(shownText(await chosen(back, '1'))).toContain('Avant. **La phrase numéro 1 répond.**');
  });

  it('says which passages stand in their article no more, and what others say now', async () => {
    const second = await pressed(await ask({}, searching()), 'Plus d’extraits');
    withdrawn = new Set(['article-2']);
    const now = { ...anExcerpt('La phrase numéro 33 répond.', { article: { id: 'article-3' } }), highlight: [] };
    changed = new Map([['article-3', { kind: 'altered', quotation: now, difference: [] }]]);
    const back = shownText(await pressed(second, 'Précédents'));
    expect(back).toContain(`2 · ${WITHDRAWN}`);
    expect(back).toContain('La phrase numéro 33 répond.');
    expect(back).not.toContain('numéro 2 ');
  });

  it('is shared with what it shows', async () => {
    const card = await ask({ private: true }, searching());
    expect(shownText(await stage.discord.followUpTo(press(card, 'Partager')))).toBe(shownText(card));
  });

  it('shows no passage that is not what was cited', async () => {
    const altered = { ...excerpts[0]!, text: 'Une autre phrase, aussi longue.' };
    const card = shownText(await ask({}, searching([altered, excerpts[1]!])));
    expect(card).not.toContain('Une autre phrase');
    expect(card).toContain('numéro 2');
    await stage.end();
    const none = shownText(await ask({}, searching([altered])));
    expect(none).toContain('n’ont pas passé le contrôle');
    expect(none).not.toContain('Pris comme une recherche');
  });

  it('is an abstention like any other where nothing speaks of it', async () => {
    const card = await ask({}, searching([]));
    expect(shownText(card)).toContain('Je n’ai pas trouvé de réponse dans mes articles.');
    expect(buttonLabels(card)).toEqual(['Extraits les plus proches', 'Utile', 'Pas utile']);
  });

  it('gives citation and link alone of a passage that is longer than a message', async () => {
    const long = anExcerpt(`Une ${'très '.repeat(1000)}longue phrase.`);
    const card = shownText(await ask({}, searching([long])));
    expect(card).toContain('Ce passage est trop long pour tenir sur la carte.');
    expect(card).not.toContain('La phrase qui répond');
  });
});

describe('a button', () => {
  it('of a card that is kept no more says so, to the person alone', async () => {
    const card = await ask();
    await stage.records.forget(stage.discord.world.personId);
    const used = ['Plus d’extraits', 'Utile'].map((label) => press(card, label));
    for (const one of [...used, choose(card, '1')]) {
      const said = await stage.discord.answerTo(one);
      expect(shownText(said)).toContain(EXPIRED);
      expect(isPrivate(said)).toBe(true);
    }
  });

  it('with an id of another server’s card does nothing but say that it is too old', async () => {
    const card = await ask();
    const abroad = await pressed(card, 'Plus d’extraits', { userInstalled: true });
    expect(shownText(abroad)).toContain(EXPIRED);
  });

  it('whose id is none of ours is not known', async () => {
    const card = await ask();
    for (const forged of ['v1:page', 'v2:page:AAAAAAAAAAAA:1', 'v1:nothing:AAAAAAAAAAAA', "v1:page:' OR 1=1:2"]) {
      const said = await stage.discord.answerTo(stage.discord.button(forged, card));
      expect(shownText(said)).toContain('Cette commande ou ce bouton n’existe plus.');
    }
  });

  it('with a page or a rank that is none shows the nearest page, or says that the excerpt is gone', async () => {
    const card = await ask();
    const id = buttonNamed(card, 'Plus d’extraits').split(':')[2]!;
    const at = async (customId: string) =>
      shownText(await stage.discord.answerTo(stage.discord.button(customId, card)));
    expect(await at(`v1:page:${id}:99`)).toContain('page 2 sur 2');
    expect(await at(`v1:page:${id}:first`)).toBe(shownText(card));
    expect(await at(`v1:context:${id}:99`)).toContain(GONE);
  });

  it('pressed while too much is asked says so, to the person alone, and leaves the card as it is', async () => {
    const busy = async () => {
      throw new VerbatimError('busy', 'too many questions are waiting', 'ask again in a moment');
    };
    const card = await ask({}, { ...articles(), citationStatuses: busy, context: busy });
    const said = await stage.discord.followUpTo(press(card, 'Plus d’extraits'));
    expect(shownText(said)).toContain('Trop de questions à la fois');
    expect(isPrivate(said)).toBe(true);
    expect(shownText(await chosen(card, '1'))).toContain('Trop de questions à la fois');
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('shows no text that is not what the card was made for, whatever the articles say now', async () => {
    const altered = { ...excerpts[0]!, text: 'Une autre phrase, aussi longue.' };
    const card = await ask(
      {},
      {
        ...articles(),
        citationStatuses: async (_, places) => places.map(() => ({ kind: 'unchanged', quotation: altered })),
      },
    );
    const page = await pressed(card, 'Plus d’extraits');
    expect(shownText(page)).not.toContain('Une autre phrase');
    expect(shownText(page)).toContain(GONE);
    expect(stage.log.map(({ message }) => message)).toContain('excerpt dropped: not verbatim');
  });

  it('shows no paragraph that is not what the context was made for, and logs it', async () => {
    const altered = { ...excerpts[0]!, text: 'Une autre phrase, aussi longue.' };
    const card = await ask({}, { ...articles(), context: async () => ({ kind: 'unchanged', quotation: altered }) });
    const context = shownText(await chosen(card, '1'));
    expect(context).not.toContain('Une autre phrase');
    expect(context).toContain(GONE);
    expect(stage.log.map(({ message }) => message)).toContain('excerpt dropped: not verbatim');
  });

  it('leads to no further excerpt that is not what its citation was made for, and that is logged', async () => {
    const altered = { ...excerpts[3]!, text: 'Une autre phrase, aussi longue.' };
    const only = anAnswer(excerpts.slice(0, 3), { candidates: [...excerpts.slice(0, 3), altered] });
    const card = await ask({}, { ...articles(), ask: async () => only });
    expect(buttonLabels(card)).not.toContain('Plus d’extraits');
    expect(stage.log.map(({ message }) => message)).toContain('excerpt dropped: not verbatim');
  });

  it('is left out, and the answer given, when the records cannot be written', async () => {
    stage = await setTheStage(articles());
    stage.records.keep = () => {
      throw new Error('disk full');
    };
    const card = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }));
    expect(shownText(card)).toContain('numéro 1');
    expect(buttonLabels(card)).toEqual([]);
    expect(stage.log.map(({ message }) => message)).toContain('card not kept: it is sent without buttons');
  });
});

it('a mention is answered with the same buttons, and they work after a restart', async () => {
  stage = await setTheStage(articles());
  const card = await stage.discord.replyTo(stage.discord.mention('combien ?'));
  expect(buttonLabels(card)).toEqual(['Plus d’extraits', 'Utile', 'Pas utile', 'En discuter dans un fil']);
  await stage.restart();
  expect(shownText(await pressed(card, 'Plus d’extraits'))).toContain('page 2 sur 2');
});
