import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Talk } from '../../src/answering/answer.js';
import { createAsk } from '../../src/answering/ask.js';
import { recognizeTalk, talkOf } from '../../src/answering/talk.js';
import type { CorpusReader } from '../../src/library/corpora/corpus.js';
import type { Embedder } from '../../src/models/embedder/embedder.js';
import type { Reader } from '../../src/models/reader/reader.js';
import { answeringOver } from '../fixtures/answering.js';

const SAID: Readonly<Record<Talk, readonly string[]>> = {
  greeting: [
    ...['bonjour', 'salut !', 'Bonsoir à tous', 'Coucou 👋', 'Saluuut', 'bonjour Verbatim', 'Salut, ça va ?', 'slt'],
    ...[
      'comment vas-tu ?',
      'bonne nuit',
      'Au revoir',
      'hello',
      'Hi there!',
      'good morning',
      'hey',
      'how are you?',
      '👋',
    ],
  ],
  thanks: [
    ...['merci beaucoup', 'thx', 'Merci !', 'ok merci', 'merci pour ta réponse', 'Un grand merci à vous', 'merci 🙏'],
    ...[
      'merci, bonne soirée',
      'thank you so much',
      'Thanks for your help!',
      'bravo',
      'd’accord',
      'good bot',
      '👍',
      'mrc',
    ],
  ],
  laughter: [
    ...['lol', 'mdr', 'ptdr', '😂', 'haha', 'mdrrrrr', 'hahahaha', 'ha ha ha', 'LOL 🤣', 'c’est drôle', 'lmao', 'xD'],
    ...['hihi', '🤣🤣🤣', 'mort de rire', 'that’s funny'],
  ],
  help: [
    ...[
      'aide',
      'help',
      'aide-moi',
      'comment ça marche ?',
      'what can you do',
      'Aide-moi s’il te plaît',
      'help me please',
    ],
    ...[
      'à quoi tu sers ?',
      'que sais-tu faire ?',
      'peux-tu m’aider ?',
      'quelles sont tes commandes',
      'how do I use this?',
    ],
    ...['how does this bot work?', 'Bonjour, aidez-moi svp', '/help', 'comment te poser une question ?', 'commands'],
  ],
  identity: [
    ...[
      'qui es-tu ?',
      't’es qui',
      'who are you',
      'Qui êtes-vous ?',
      'Bonjour, qui es-tu ?',
      'tu es un robot ?',
      'es-tu une IA',
    ],
    ...[
      'comment tu t’appelles ?',
      'Qui t’a créé ?',
      'are you a bot?',
      'what is your name',
      'who made you?',
      'c’est quoi Verbatim ?',
    ],
  ],
  summary: [
    ...[
      'résume',
      'résume l’article',
      'fais un résumé de l’actualité',
      'tl;dr',
      'summarize this',
      'Résumé',
      'tldr please',
    ],
    ...['peux-tu me faire un résumé de l’article ?', 'résume les infos du jour', 'can you summarise the news for me?'],
    ...['give me a short summary', 'résume-moi tout ça en trois phrases', 'recap of today’s news'],
  ],
  newest: [
    ...['de quand date le dernier article ?', 'quel est le dernier article ?', 'combien d’articles as-tu ?'],
    ...[
      'how many articles do you have?',
      'Combien y a-t-il d’articles dans ta base de données ?',
      'quelles sont tes sources ?',
    ],
    ...[
      'De quand datent tes articles ?',
      'es-tu à jour ?',
      'what is the newest article?',
      'when was the last article published?',
    ],
    ...['latest articles', 'what are your sources?', 'liste des articles', 'quand as-tu été mis à jour ?'],
  ],
  about: [
    ...['quels articles parlent de la Syrie ?', 'which articles mention Adjani?', 'y a-t-il des articles sur Almaty ?'],
    ...[
      'As-tu quelque chose sur Macron ?',
      'how many articles talk about the war in Ukraine?',
      'do you have anything about Syria?',
    ],
    ...['Combien d’articles mentionnent l’OTAN ?', 'articles about Tokayev', 'Quel article parle du glacier ?'],
  ],
};

const QUESTIONS = [
  ...[
    'Merci à qui ?',
    'Qui a salué Bonjour Tristesse ?',
    'Who helped the army?',
    'Hello Kitty, qui l’a créée ?',
    'adjani age',
  ],
  ...[
    'Bonjour, combien de morts à Almaty ?',
    'Salut, c’est quoi l’OTSC ?',
    'Hello, who won the election?',
    'Merci patron',
  ],
  ...[
    'Hi, how many people died?',
    'merci, et combien de blessés ?',
    'Bonjour Tristesse',
    'Hello Kitty',
    'Super Mario',
    'Yes we can',
  ],
  ...[
    'Résume la guerre en Ukraine',
    'résumé du match France-Argentine',
    'summarize the war in Ukraine',
    'aide alimentaire',
  ],
  ...[
    'Qui aide l’Ukraine ?',
    'Aide médicale d’État',
    'Help Ukraine',
    'Comment ça marche, un vaccin ?',
    'How does the vaccine work?',
  ],
  ...[
    'Qui êtes-vous, Polly Maggoo ?',
    'Qui es-tu allé voir ?',
    'Who are you voting for?',
    'What can you do against flu?',
  ],
  ...[
    'Combien d’articles compte le code du travail ?',
    'Quel est le dernier article de la Constitution ?',
    'article 49.3',
  ],
  ...[
    'De quand date le dernier attentat ?',
    'How many articles does the treaty have?',
    'quelles sont les sources du Nil ?',
  ],
  ...[
    'Quels articles de la loi parlent de la peine de mort ?',
    'Quels articles ont été censurés ?',
    'What does the article say?',
  ],
  ...[
    'Les articles sur la fin de vie ont-ils été votés ?',
    'Which articles of the treaty mention energy?',
    'Qui a ri ?',
  ],
  ...[
    'Quels articles parlent de la Syrie et combien de morts y a-t-il ?',
    'L’article sur la Syrie',
    'Qui a dit merci ?',
  ],
  ...[
    'Ça va durer combien de temps ?',
    'How are you elected president?',
    'Ok Corral',
    'Tout le monde en parle',
    'Cool Raoul',
  ],
  ...['verbatim', 'please', 'Almaty', '', '   ', '?!', '🙂🙂🙂', '2030', 'oui', 'Kazakhstan 😂 morts'],
];

describe('what is said to the bot itself', () => {
  it.each(Object.entries(SAID).flatMap(([talk, all]) => all.map((said) => [said, talk])))(
    'is heard in %j as %s',
    (said, talk) => {
      expect(talkOf(said)).toBe(talk);
    },
  );

  it.each(QUESTIONS)('is not heard in %j', (question) => {
    expect(talkOf(question)).toBeNull();
  });

  it('tells its language where it has one, whatever the accents', () => {
    const languages = ['bonjour', 'merci lol', 'RESUME', 'hello', 'thx', 'which articles mention Adjani?', 'lol', '😂'];
    expect(languages.map((said) => recognizeTalk(said)?.language)).toEqual([
      'fr',
      'fr',
      'fr',
      'en',
      'en',
      'en',
      null,
      null,
    ]);
  });

  it('names what articles are to speak of as it was typed, without its article, without what is typed for politeness', () => {
    const subject = (said: string) => recognizeTalk(said)?.subject;
    expect(subject('Quels articles parlent de l’État islamique, s’il te plaît ?')).toBe('État islamique');
    expect(subject('Quels articles parlent du bot ?')).toBe('bot');
    expect(subject('which articles are about the war in Ukraine?')).toBe('war in Ukraine');
    expect(subject('articles about `@everyone` "*Syria*"')).toBe('everyone Syria');
    expect(subject('combien d’articles as-tu ?')).toBeNull();
  });

  it('is never heard in a long text, and no string makes it fail', () => {
    expect(talkOf(`bonjour ${'bonjour '.repeat(100)}`)).toBeNull();
    const word = fc.constantFrom(
      'bonjour',
      'merci',
      'ha',
      'articles',
      'sur',
      'quels',
      'parlent',
      'de',
      'help',
      'résume',
      '😂',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 20 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const heard = recognizeTalk(typed);
        if (heard?.subject != null) expect(heard.subject).toMatch(/^[\p{L}\p{M}\p{N} '’.-]+$/u);
        expect(talkOf(typed)).toBe(heard?.talk ?? null);
      }),
    );
  });
});

describe('ask', () => {
  const untouched = new Proxy({}, { get: (_, name) => () => Promise.reject(new Error(`${String(name)} was called`)) });

  it('takes talk for talk: nothing is embedded, looked up or read', async () => {
    const corpus = { state: async () => ({ articles: 0, passages: 0, generation: 'g1', ingestedAt: null }) };
    const ask = createAsk({
      corpus: corpus as unknown as CorpusReader,
      embedder: untouched as Embedder,
      reader: untouched as Reader,
      log: { error: () => undefined },
    });
    expect(await ask('Thanks!', { candidates: 3 })).toMatchObject({
      ...{ status: 'abstained', kind: 'talk', reason: 'talk', talk: 'thanks', language: 'en' },
      ...{ excerpts: [], candidates: [], nearest: [], read: 0, confidence: 0, answerable: 0 },
    });
    expect(await ask('qui es-tu ?')).toMatchObject({ kind: 'talk', talk: 'identity', language: 'fr' });
  });

  it('takes a question behind a greeting for a question', async () => {
    const { ask } = await answeringOver({
      'port.txt': 'Le port de Brévannes a rouvert mardi. Luc Servan le dirige.\n',
    });
    const asked = await ask('Bonjour, qui dirige le port de Brévannes ?', { candidates: 1 });
    expect(asked).toMatchObject({ kind: 'answer', read: 1 });
  });

  it('says that it understands two languages where nothing answers a question in a third, and of no other', async () => {
    const { ask } = await answeringOver({
      'port.txt': 'Le port de Brévannes a rouvert mardi. Luc Servan le dirige.\n',
    });
    expect(await ask('¿Cuántas personas murieron en la ciudad?')).toMatchObject({
      ...{ status: 'abstained', kind: 'answer', reason: 'other-language', excerpts: [] },
    });
    for (const known of ['Qui a gagné le championnat ?', 'Who won the championship in Dubai?']) {
      expect(await ask(known)).toMatchObject({ reason: 'no-answer' });
    }
  });
});
