import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Abstention, Answer, Ask } from '../../src/answering/answer.js';
import { createAsk } from '../../src/answering/ask.js';
import { articleById } from '../../src/library/corpora/corpus.js';
import type { Reader } from '../../src/models/reader/reader.js';
import { answeringOver } from '../fixtures/answering.js';
import { SHIPPED_MODELS } from '../fixtures/small-models.js';

const HARBOUR = `---
title: Le port de Brévannes rouvre
outlet: La Vigie
author: Anne Morel
date: 2021-03-04
language: fr
---
Le port de Brévannes a rouvert mardi après onze jours de grève. Le directeur, Luc Servan, a remercié les dockers.

Quarante-deux navires attendaient au large. Ils repartiront d’ici à vendredi, selon la capitainerie.

Abonnez-vous à notre newsletter pour ne rien manquer !
`;
const WINE = `---
title: Les vignes gèlent en Touraine
outlet: Le Terroir
language: fr
---
Le gel a détruit 1 300 hectares de vigne en Touraine dans la nuit du 6 avril. Les vignerons demandent une aide de l’État.

La préfecture recevra leurs représentants lundi à Tours.
`;
const GLACIER = `---
title: Glacier loses its tongue
outlet: The Alpine Ledger
language: en
---
The Mornen glacier has lost its tongue this summer. Researchers measured a retreat of 90 metres in one year.

The hut below it will close in September, the alpine club said.
`;

const ARTICLES = { 'port.txt': HARBOUR, 'vigne.txt': WINE, 'glacier.txt': GLACIER };
const open = () => answeringOver(ARTICLES);
const openShipped = () => answeringOver(ARTICLES, undefined, SHIPPED_MODELS);

function quoted(outcome: Answer | Abstention): string[] {
  return (outcome.candidates ?? outcome.excerpts).map(({ text }) => text);
}

describe('ask', () => {
  it('reads every passage that was found where candidates are asked for', async () => {
    const { ask } = await openShipped();
    const question = "Combien d'hectares de vigne le gel a-t-il détruits en Touraine ?";
    const { read, candidates } = await ask(question, { candidates: 10 });
    expect(read).toBe(3);
    expect(new Set(candidates!.map(({ article }) => article.id))).toEqual(new Set(['vigne', 'port', 'glacier']));
    expect((await ask('Où le gel a-t-il détruit la vigne ?')).read).toBeLessThan(3);
  });

  it('answers a question with the sentence that holds the answer, its citation and the words that answer', async () => {
    const { ask } = await openShipped();
    const answer = await ask("Combien d'hectares de vigne le gel a-t-il détruits en Touraine ?");
    expect(answer.status).toBe('answered');
    const [first] = answer.excerpts;
    expect(first?.text).toBe('Le gel a détruit 1 300 hectares de vigne en Touraine dans la nuit du 6 avril.');
    expect(first?.article).toMatchObject({
      id: 'vigne',
      title: 'Les vignes gèlent en Touraine',
      outlet: 'Le Terroir',
      author: null,
    });
    expect(first?.highlight.map(([start, end]) => WINE.slice(start, end)).join()).toContain('1 300');
    expect(first?.start).toBe(WINE.indexOf('Le gel'));
  });

  it('reads a question in the light of the one before it, whose words and articles it lacks', async () => {
    const { ask } = await openShipped();
    const first = 'Qui dirige le port de Brévannes ?';
    const alone = await ask('Et combien de jours de grève ?', { candidates: 1 });
    const led = await ask('Et combien de temps la grève ?', { candidates: 1, after: [{ question: first }] });
    expect(alone.understood).toBeNull();
    expect(led.understood).toBe(`${first} … Et combien de temps la grève ?`);
    expect(quoted(led)[0]).toContain('onze jours de grève');
    const told = { candidates: 1, after: [{ question: first, articles: ['port'] }] };
    expect(quoted(await ask('Pourquoi ?', told))[0]).toBeDefined();
    expect(await ask('Pourquoi ?')).toMatchObject({ reason: 'no-words' });
  });

  it('answers a question with a subject of its own as if nothing had been asked before', async () => {
    const { ask } = await openShipped();
    const timeless = ({ elapsedMs: _, ...answer }: Answer | Abstention) => answer;
    const question = "Combien d'hectares de vigne le gel a-t-il détruits en Touraine ?";
    const plain = timeless(await ask(question));
    for (const after of [
      [],
      [{ question: 'Qui dirige le port de Brévannes ?' }],
      [{ question: 'bonjour' }],
      [{ question: 'x'.repeat(1001), articles: ['port'] }, { question: ' ' }],
      [{ question: 'Qui dirige le port de Brévannes ?', articles: ['no such article'] }],
    ]) {
      expect(timeless(await ask(question, { after }))).toEqual(plain);
    }
  });

  it('leads on from what was answered last where the question between was not', async () => {
    const { ask } = await openShipped();
    const after = [
      { question: 'De combien de mètres le glacier Mornen a-t-il reculé ?', articles: ['glacier'] },
      { question: 'Et son altitude ?', articles: [] },
    ];
    const led = await ask('et le refuge, il ferme quand ?', { candidates: 1, after });
    expect(quoted(led)[0]).toContain('close in September');
  });

  it('finds a French sentence for an English question and an English one for a French question', async () => {
    const { ask } = await openShipped();
    expect(quoted(await ask('How many ships were waiting offshore?', { candidates: 1 }))[0]).toContain(
      'Quarante-deux navires',
    );
    expect(quoted(await ask('De combien de mètres le glacier Mornen a-t-il reculé ?', { candidates: 1 }))[0]).toContain(
      '90 metres',
    );
  });

  it('gives the sentence before as well where the one that answers opens with a pronoun', async () => {
    const { ask } = await open();
    const [first] = quoted(await ask('Quand les navires repartiront-ils selon la capitainerie ?', { candidates: 1 }));
    expect(first).toBe(
      'Quarante-deux navires attendaient au large. Ils repartiront d’ici à vendredi, selon la capitainerie.',
    );
  });

  it('abstains when the articles hold no answer, and names none of them where none is near', async () => {
    const { ask } = await open();
    const outcome = await ask('Who won the chess world championship in Dubai?');
    expect(outcome).toMatchObject({ status: 'abstained', reason: 'no-answer', excerpts: [], searched: 3, nearest: [] });
  });

  it('says nothing of exact search that stands in for the vector index, answering or not', async () => {
    const { ask } = await answeringOver({ 'vigne.txt': WINE }, (corpus) =>
      Object.assign(corpus, { degraded: () => 'it is being built' }),
    );
    for (const question of ["Combien d'hectares de vigne le gel a-t-il détruits en Touraine ?", 'Qui est-ce ?']) {
      expect(await ask(question)).toMatchObject({ degraded: null });
    }
  });

  it.each([
    ['', 'empty-question'],
    ['   ', 'empty-question'],
    ['x'.repeat(1001), 'question-too-long'],
    ['🙂🙂🙂', 'no-words'],
    ['Qui est-ce ?', 'no-words'],
  ])('abstains from %j, saying %s', async (question, reason) => {
    const { ask } = await open();
    expect(await ask(question)).toMatchObject({ status: 'abstained', reason, confidence: 0 });
  });

  it('never quotes what is masked', async () => {
    const { ask } = await open();
    const outcome = await ask('Comment s’abonner à la newsletter ?', { candidates: 20 });
    expect(quoted(outcome).join(' ')).not.toMatch(/newsletter/i);
  });

  it('shows a sentence that two articles share once, and cites both', async () => {
    const { ask, add } = await open();
    await add({ 'copie.txt': WINE.replace('Le Terroir', 'Les Nouvelles') });
    const outcome = await ask("Combien d'hectares de vigne le gel a-t-il détruits en Touraine ?", { candidates: 10 });
    const frost = outcome.candidates!.filter(({ text }) => text.startsWith('Le gel'));
    expect(frost).toHaveLength(1);
    expect([frost[0]!, ...frost[0]!.also].map(({ article }) => article.outlet).sort()).toEqual([
      'Le Terroir',
      'Les Nouvelles',
    ]);
  });

  it('takes up an article as soon as it is ingested', async () => {
    const { ask, add } = await open();
    const before = await ask('Où se tient le festival de la lanterne ?', { candidates: 1 });
    await add({ 'fete.txt': 'Le festival de la lanterne se tient à Quimperlé depuis 1987.\n' });
    const after = await ask('Où se tient le festival de la lanterne ?', { candidates: 1 });
    expect(quoted(before)[0]).not.toContain('Quimperlé');
    expect(quoted(after)[0]).toContain('Quimperlé');
    expect(after.generation).not.toBe(before.generation);
  });

  it('gives the same excerpts, byte for byte, for the same question and generation', async () => {
    const [one, other] = [await open(), await open()];
    for (const question of ['Qui dirige le port ?', 'How far did the glacier retreat?', 'la vigne']) {
      const strip = ({ elapsedMs: _, ...rest }: Answer | Abstention) =>
        JSON.stringify(rest).replace(/"path":"[^"]*"/g, '');
      await one.ask('une autre question pour réchauffer les caches');
      expect(strip(await one.ask(question, { candidates: 5 }))).toBe(
        strip(await other.ask(question, { candidates: 5 })),
      );
    }
  });

  it('keeps the law for any question', async () => {
    const { ask, corpus, errors } = await open();
    const word = fc.constantFrom(
      'port',
      'Brévannes',
      'gel',
      'vigne',
      'glacier',
      'combien',
      'who',
      'quand',
      'Servan',
      '1 300',
      'Ils',
    );
    const question = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' ')),
      fc.string({ unit: 'grapheme' }),
    );
    await fc.assert(
      fc.asyncProperty(question, async (text) => {
        const outcome = await ask(text, { candidates: 5 });
        for (const { article, start, end, text: shown, highlight, confidence } of [
          ...outcome.excerpts,
          ...(outcome.candidates ?? []),
        ]) {
          expect((await articleById(corpus, article.id))?.text.slice(start, end)).toBe(shown);
          expect(shown).toBe(shown.trim());
          for (const [from, to] of highlight) expect(start <= from && from < to && to <= end).toBe(true);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
        expect(outcome.excerpts.length > 0).toBe(outcome.status === 'answered');
        for (const list of [outcome.excerpts, outcome.candidates ?? []]) {
          for (const [at, one] of list.entries()) {
            const shared = list.slice(at + 1).filter(({ article }) => article.id === one.article.id);
            expect(shared.filter(({ start, end }) => start < one.end && one.start < end)).toEqual([]);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(errors).toEqual([]);
  });
});

/** A reader that marks of each sentence what it is told, and believes it as much, whatever is asked. */
function believing(judge: (sentence: string) => { readonly mark: string; readonly margin: number } | null): Reader {
  return {
    model: { id: 'made up', sha256: '' },
    calibration: {
      order: { score: 0, names: 0 },
      greatestMargin: 100,
      answer: { bias: 0, margin: 1, score: 0, names: 0 },
      excerpt: { bias: 0, answer: 0, share: 1 },
      leastAnswerable: 0.5,
    },
    read: async (_, passages) =>
      passages.map(({ text, sentences }) =>
        sentences.flatMap((sentence, at) => {
          const judged = judge(text.slice(sentence.start, sentence.end));
          if (judged === null) return [];
          const start = text.indexOf(judged.mark, sentence.start);
          return [{ start, end: start + judged.mark.length, sentences: [at, at] as const, margin: judged.margin }];
        }),
      ),
    close: async () => {},
  };
}

describe('what a reader marks', () => {
  // A sentence with a number in it is believed as much as a tenth of the number, less ten, says.
  const reader = believing((text) => {
    const number = /\d+/.exec(text)?.[0];
    return number === undefined ? null : { mark: text, margin: Number(number) / 10 - 10 };
  });

  /** Of articles with a sentence a number: `over([100], [99, 98])` has two, the second with two. */
  async function over(...numbers: readonly (readonly number[])[]): Promise<Ask> {
    const surnames = ['Le Goff', 'Le Bris', 'Le Roux', 'Le Gall', 'Le Meur', 'Le Dantec', 'Le Floch', 'Le Bihan'];
    const articles = numbers.map((all, at) => [
      `${at}.txt`,
      all.map((number) => `La vigne de ${surnames[at]}, au ${number}, a gelé.\n`).join('\n'),
    ]);
    const { corpus, embedder } = await answeringOver(Object.fromEntries(articles));
    return createAsk({ corpus, embedder, reader, log: { error: () => {} } });
  }
  const of = (...numbers: readonly number[]): Promise<Ask> => over(...numbers.map((number) => [number]));

  const QUESTION = 'Quelle vigne a gelé ?';
  const ids = (excerpts: Answer['excerpts'] | undefined): string[] => (excerpts ?? []).map(({ article: { id } }) => id);

  it('is an answer from the least probability on, and below it the nearest', async () => {
    expect(await (await of(100))(QUESTION)).toMatchObject({ status: 'answered', answerable: 0.5 });
    const below = await (await of(99))(QUESTION);
    expect(below).toMatchObject({ status: 'abstained', reason: 'no-answer', excerpts: [] });
    expect(below.answerable).toBeCloseTo(0.475);
  });

  it('is shown in five excerpts at most, the likeliest first, however many are asked for beside them', async () => {
    const ask = await of(120, 121, 122, 123, 124, 125, 126, 127);
    const all = await ask(QUESTION, { candidates: 7 });
    expect(ids(all.excerpts)).toEqual(['7', '6', '5', '4', '3']);
    expect(ids(all.candidates)).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    expect(all.candidates!.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(ids((await ask(QUESTION, { candidates: 2 })).candidates)).toEqual(['7', '6']);
    expect(await ask(QUESTION)).not.toHaveProperty('candidates');
  });

  it('is left out beside what is five times as probable, and stays among the candidates', async () => {
    const found = await (await of(130, 129, 110))(QUESTION, { candidates: 5 });
    expect(ids(found.excerpts)).toEqual(['0', '1']);
    expect(ids(found.candidates)).toEqual(['0', '1', '2']);
  });

  it('is as sure as the first excerpt, answering or not', async () => {
    const answer = await (await of(130, 129))(QUESTION);
    expect(answer.confidence).toBe(answer.excerpts[0]!.confidence);
    expect(answer.confidence).toBeGreaterThan(answer.excerpts[1]!.confidence);
    const none = await (await of(80, 79))(QUESTION, { candidates: 5 });
    expect(none.confidence).toBe(none.candidates![0]!.confidence);
    expect(none.confidence).toBeGreaterThan(0);
  });

  it('gives the candidates that are asked for, where it does not answer', async () => {
    const none = await (await over([80], [81], [82], [83], [84, 85]))(QUESTION, { candidates: 3 });
    expect(ids(none.candidates)).toEqual(['4', '4', '3']);
  });
});

describe('values that a reader marks', () => {
  const QUESTION = 'Combien de morts le naufrage du Calypso a-t-il faits à Brévannes ?';
  const WITNESSES = ['Le Goff', 'Le Bris', 'Le Roux', 'Le Gall', 'Le Meur', 'Le Dantec', 'Le Floch', 'Le Bihan'];

  /** @param dead of each article, with how much it is believed */
  async function asked(...dead: readonly (readonly [value: string, margin: number])[]): Promise<Answer | Abstention> {
    const articles = dead.map(([value], at) => [
      `${at}.txt`,
      `---\ntitle: Naufrage\noutlet: Journal ${at}\ndate: 2022-01-0${at + 1}\n---\n\n` +
        `Le naufrage du Calypso a fait ${value} à Brévannes, selon ${WITNESSES[at]}.\n`,
    ]);
    const { corpus, embedder } = await answeringOver(Object.fromEntries(articles));
    const reader = believing((text) => {
      const found = dead.find(([value]) => text.includes(value));
      return found === undefined ? null : { mark: found[0], margin: found[1] };
    });
    return createAsk({ corpus, embedder, reader, log: { error: () => {} } })(QUESTION);
  }
  const values = ({ disagreement }: Answer | Abstention) => disagreement?.values.map(({ value }) => value) ?? null;

  it('differ where each would answer by itself', async () => {
    expect(values(await asked(['17 morts', 3], ['40 morts', 2.5]))).toEqual(['17', '40']);
    expect(values(await asked(['17 morts', 3], ['40 morts', -0.1]))).toBeNull();
  });

  it('differ though the other stands far behind five that agree', async () => {
    const agreeing = Array.from({ length: 6 }, () => ['17 morts', 3] as const);
    const { excerpts, ...rest } = await asked(...agreeing, ['40 morts', 1]);
    expect(values({ excerpts, ...rest } as Answer)).toEqual(['17', '40']);
    expect(excerpts).toHaveLength(2);
  });

  it('stand beside what states none only where that is likely enough', async () => {
    const shown = async (margin: number): Promise<number> =>
      (await asked(['17 morts', 3], ['40 morts', 3], ['bien des peines', margin])).excerpts.length;
    expect(await shown(3)).toBe(3);
    expect(await shown(0)).toBe(2);
  });
});
