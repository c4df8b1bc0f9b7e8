import { afterEach, expect, it } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import { hasFlag } from '../discord-double/json.js';
import { anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { answering, buttonLabels, links, SENTENCE, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;
const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';

let stage: Stage;
afterEach(() => stage.end());

const asking = async (ask: typeof answering, locale = 'fr', options = {}) => {
  stage = await setTheStage(ask);
  const asked = stage.discord.slash('ask', { question: 'Combien de soldats ?', ...options }, { locale });
  return stage.discord.answerTo(asked);
};

it('answers /ask in French with the sentence, its citation and a link that opens at the sentence', async () => {
  const card = await asking(answering);
  expect(shownText(card)).toContain('### Combien de soldats ?');
  expect(shownText(card)).toContain('«\u00a0Le retrait des **2 030 soldats** a commencé jeudi 13 janvier.\u00a0»');
  expect(shownText(card)).toContain(
    '-# 1 · Le Courrier des steppes · 13 janvier 2022\n-# Le retrait du contingent a commencé · Aliya Nourpeïssova · paragraphe 3',
  );
  expect(shownText(card)).toContain('réponse très probable');
  expect(links(card)).toEqual([`https://example.org/retrait#:~:text=${encodeURIComponent(SENTENCE)}`]);
});

it('words its interface in the language of the person, and quotes in that of the article', async () => {
  const card = await asking(answering, 'en-GB');
  expect(shownText(card)).toContain('very probable answer');
  expect(shownText(card)).toContain('13 January 2022');
  expect(shownText(card)).toContain('«\u00a0Le retrait');
});

it('falls back to the language of the server, then to English, for other languages', async () => {
  stage = await setTheStage(async () => anAbstention('no-answer', { language: 'en' }), { guildLocale: 'de' });
  for (const [question, locale] of [
    ['How many?', 'de'],
    ['Combien de soldats sont partis ?', 'es-ES'],
  ] as const) {
    for (const where of [{}, { direct: true }, { userInstalled: true }]) {
      const asked = stage.discord.slash('ask', { question }, { locale, ...where });
      expect(shownText(await stage.discord.answerTo(asked))).toContain('I found no answer in my articles.');
    }
  }
  await stage.end();
  stage = await setTheStage(async () => anAbstention('no-answer', { language: 'en' }), { guildLocale: 'fr' });
  const french = stage.discord.slash('ask', { question: 'How many?' }, { locale: 'de' });
  expect(shownText(await stage.discord.answerTo(french))).toContain('Je n’ai pas trouvé de réponse dans mes articles.');
});

it('shows the answer to its person alone when asked to, and to all otherwise', async () => {
  expect(hasFlag((await asking(answering, 'fr', { private: true })).flags, EPHEMERAL)).toBe(true);
  const open = stage.discord.slash('ask', { question: 'Combien ?' });
  expect(hasFlag((await stage.discord.answerTo(open)).flags, EPHEMERAL)).toBe(false);
});

it('defers before it asks, so that Discord never waits for the answer', async () => {
  let deferred = false;
  await asking(async () => {
    await stage.discord.request(({ route }) => route === CALLBACK, 'a deferral');
    deferred = true;
    return anAnswer([anExcerpt(SENTENCE)]);
  });
  expect(deferred).toBe(true);
});

it('says what was searched and what came nearest when no answer is found in its articles', async () => {
  const nearest = [
    anArticle({ title: 'Un titre *voisin*' }),
    anArticle({ title: 'Un autre', outlet: null, url: null }),
  ];
  const card = shownText(await asking(async () => anAbstention('no-answer', { nearest, searched: 1234 })));
  expect(card).toContain('Je n’ai pas trouvé de réponse dans mes articles.');
  expect(card).toMatch(/1\s234 articles consultés/u);
  expect(card).toContain('- Un titre \\*voisin\\*');
  expect(card).toContain('- Un autre · Aliya');
  expect(card).not.toContain('/srv/articles');
});

it('says that it is busy when the queue is full', async () => {
  const card = await asking(async () => {
    throw new VerbatimError('busy', 'too many questions are waiting', 'ask again in a moment');
  }, 'en-US');
  expect(shownText(card)).toBe('Too many questions at once: try again in a moment.');
});

it('says one honest line when answering fails, and logs it without the question', async () => {
  const card = await asking(async (question) => {
    throw new Error(`no such column: ${question}`);
  });
  expect(shownText(card)).toMatch(/^Une erreur est survenue de mon côté/);
  expect(stage.log.filter(({ level }) => level === 'error')).toHaveLength(1);
  expect(JSON.stringify(stage.log)).not.toContain('soldats');
});

it('asks for as many excerpts as its pages can hold', async () => {
  const asked: unknown[] = [];
  await asking(async (question, filter, options) => {
    asked.push(options);
    return answering(question, filter, options);
  });
  expect(asked).toEqual([{ candidates: 20, after: [] }]);
});

it('drops an excerpt that is not what its citation was made for, and logs it', async () => {
  const altered = { ...anExcerpt('Une phrase exacte.'), text: 'Une phrase altérée' };
  const card = shownText(await asking(async () => anAnswer([altered, anExcerpt(SENTENCE)])));
  expect(card).not.toContain('altérée');
  expect(card).toContain('2 030 soldats');
  expect(stage.log).toContainEqual(
    expect.objectContaining({ level: 'error', message: 'excerpt dropped: not verbatim' }),
  );
});

it('names no values without the excerpts that say them', async () => {
  const altered = { ...anExcerpt('Ils sont 3 000.'), text: 'Ils sont 9 000.' };
  const disagreement = {
    kind: 'number',
    values: [
      { value: '2 030', excerpt: 1 },
      { value: '9 000', excerpt: 2 },
    ],
  } as const;
  const card = shownText(await asking(async () => anAnswer([anExcerpt(SENTENCE), altered], { disagreement })));
  expect(card).toContain('Le retrait des 2 030 soldats');
  expect(card).not.toMatch(/9 000|diffèrent/);
});

it('says so when no excerpt passes the check', async () => {
  const outside = { ...anExcerpt(SENTENCE), highlight: [[0, 5]] as const };
  expect(shownText(await asking(async () => anAnswer([outside])))).toContain('n’ont pas passé le contrôle');
});

it('names nobody and links nowhere, whatever an article says', async () => {
  const hostile = `@everyone <@${'1'.repeat(18)}> [ici](https://mal.example) https://mal.example\n# Titre\n||caché|| \`code\``;
  const card = await asking(async () =>
    anAnswer([anExcerpt(hostile, { article: { title: '@here <#1> [x](http://y)', outlet: '**gras**' } })]),
  );
  expect(shownText(card)).toContain('«\u00a0\\@everyone \\<\\@111');
  expect(shownText(card)).toContain('\n\\# Titre\n\\|\\|caché\\|\\| \\`code\\`');
  expect(card.mentions).toEqual([]);
});

it('never exceeds what Discord takes: the last excerpts make room, whole, for the next page', async () => {
  const long = (index: number) => `${index} ${'mot_'.repeat(300)}fin.`;
  const card = await asking(async () => anAnswer([1, 2, 3, 4, 5].map((index) => anExcerpt(long(index)))));
  expect(shownText(card)).toContain(`«\u00a01 ${'mot\\_'.repeat(300)}fin.\u00a0»`);
  expect(shownText(card)).not.toContain('«\u00a05 ');
  expect(buttonLabels(card)).toContain('Plus d’extraits');
});

it('gives citation and link alone where the first excerpt is longer than a message', async () => {
  const card = await asking(async () => anAnswer([anExcerpt(`Une ${'très '.repeat(1000)}longue phrase.`)]));
  expect(shownText(card)).toContain('trop longue pour un message Discord');
  expect(shownText(card)).toContain('Le retrait du contingent a commencé');
  expect(links(card)[0]).toContain('#:~:text=Une%20');
});

it('survives an interaction that Discord has forgotten, and answers the next one', async () => {
  stage = await setTheStage();
  stage.discord.slash('ask', { question: 'Combien ?' }, { expired: true });
  await stage.discord.request(({ status }) => status === 404, 'a deferral of the expired interaction');
  const next = stage.discord.slash('ask', { question: 'Combien ?' });
  expect(shownText(await stage.discord.answerTo(next))).toContain('2 030 soldats');
  expect(stage.log.map(({ message }) => message)).toContain('interaction gone before it was answered');
});

it('says so when it is asked for a command or a button that it does not know', async () => {
  stage = await setTheStage();
  const command = stage.discord.slash('oracle', {}, { locale: 'fr' });
  expect(shownText(await stage.discord.answerTo(command))).toContain('Cette commande ou ce bouton n’existe plus.');
  const asked = stage.discord.slash('ask', { question: 'Combien ?' });
  const card = await stage.discord.answerTo(asked);
  const button = stage.discord.button('more:1', card, { locale: 'en-US' });
  expect(shownText(await stage.discord.answerTo(button))).toContain('This command or button no longer exists.');
});

it('says one line, to the person alone, to what is said to it and is no question, and looks nothing up', async () => {
  stage = await setTheStage(async () => {
    throw new Error('nothing was to be looked up');
  });
  const said = async (question: string, locale: string) => {
    const reply = await stage.discord.answerTo(stage.discord.slash('ask', { question, private: false }, { locale }));
    expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
    return shownText(reply);
  };
  expect(await said('De quand date le dernier article ?', 'fr')).toBe(
    'Le nombre de mes articles et leurs dates, du plus récent au plus ancien\u00a0: `/sources`.',
  );
  expect(await said('bonjour', 'en-GB')).toBe(
    'Ask me a question with `/ask`: I answer with exact sentences from my articles.',
  );
  expect(await said('articles about `Syria`', 'en-US')).toContain('`/search words:Syria`');
  expect(await said('tl;dr', 'fr')).toContain('ne résume pas');
});

it('says that it understands French and English where another language was tried', async () => {
  const card = await asking(async () => anAbstention('other-language', { nearest: [anArticle()] }), 'en-US');
  expect(shownText(card)).toContain('I found no answer. I understand French and English.');
  expect(shownText(card)).toContain('1,234 articles searched');
});
