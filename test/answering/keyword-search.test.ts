import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isKeywords, speakingOf } from '../../src/answering/keyword-search.js';
import type { FoundPassage } from '../../src/answering/reader/excerpts.js';
import { analyseQuestion } from '../../src/answering/reader/question.js';
import { quotableSentences } from '../../src/articles/quotable.js';
import type { Calibration } from '../../src/models/reader/calibration.js';
import { answeringOver } from '../fixtures/answering.js';
import { changing } from '../fixtures/changing.js';
import { type ModelFolders, smallModels } from '../fixtures/small-models.js';
import { article } from '../library/corpora.js';

const folder = mkdtempSync(join(tmpdir(), 'verbatim-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The small networks, of which the reader believes nothing. */
function silentModels(): ModelFolders {
  const { embedder, reader } = smallModels();
  cpSync(reader, folder, { recursive: true });
  const file = join(folder, 'calibration.json');
  const known = JSON.parse(readFileSync(file, 'utf8')) as Calibration;
  writeFileSync(file, JSON.stringify({ ...known, leastAnswerable: 1 }));
  return { embedder, reader: folder };
}

const HARBOUR = `---
title: Le port de Brévannes rouvre
language: fr
---
Le port de Brévannes a rouvert mardi. La grève a duré onze jours. Le directeur, Luc Servan, a remercié les dockers.
`;
const STRIKE = `---
title: Les dockers votent
language: fr
---
Luc Servan reçoit les dockers lundi. La grève peut reprendre, disent-ils.
`;
const WINE = `---
title: Les vignes gèlent
language: fr
---
Le gel a détruit la vigne en Touraine. Les vignerons demandent une aide.
`;
const over = () =>
  answeringOver({ 'port.txt': HARBOUR, 'greve.txt': STRIKE, 'vigne.txt': WINE }, undefined, silentModels());

describe('what has no word that asks', () => {
  it('is names or keywords when it is short and tells nothing', () => {
    for (const text of [
      'Luc Servan',
      'grève dockers Brévannes',
      'prix du gaz',
      'adjani age',
      'baikonur rocket launch',
    ]) {
      expect(isKeywords(analyseQuestion(text)), text).toBe(true);
    }
  });

  it('is no search when it asks, orders or tells', () => {
    for (const text of [
      'Luc Servan ?',
      'c’est qui Luc Servan',
      'le port a-t-il rouvert',
      'où est le port',
      'ou est le port',
      'why did the port close',
      'is the port open',
      'explique la grève',
      'tell me about the strike',
      'Le port a rouvert.',
      'le directeur du port a remercié lundi les dockers de Brévannes pour leur travail',
    ]) {
      expect(isKeywords(analyseQuestion(text)), text).toBe(false);
    }
  });
});

describe('what speaks of keywords', () => {
  it('is of an article what its best passage holds, and of no more articles than are wanted', () => {
    const passageOf = (id: string, ...sentences: readonly string[]): FoundPassage[] => {
      const whole = article(id, sentences.join('\n'));
      const all = quotableSentences(whole);
      return all.map((sentence) => ({
        ...{ article: whole, dense: 1, score: 1 },
        passage: { id: 1, ...sentence, sentences: [sentence], tokens: null, tokenizer: null },
      }));
    };
    const passages = [
      ...passageOf('a', 'Luc Servan reçoit les dockers lundi.', 'Les dockers de Luc Servan attendent.'),
      ...passageOf('b', 'La grève des dockers de Servan continue.'),
      ...passageOf('c', 'Servan parle aux dockers du port.'),
    ];
    const texts = speakingOf(analyseQuestion('dockers Servan'), passages, 2).map(({ text }) => text);
    expect(texts).toEqual(['Luc Servan reçoit les dockers lundi.', 'La grève des dockers de Servan continue.']);
  });
});

describe('names and keywords that nothing answers', () => {
  it('are shown the sentences that speak of them, one an article, with the words that were found', async () => {
    const { ask } = await over();
    const found = await ask('dockers Servan', { candidates: 3 });
    expect(found).toMatchObject({ status: 'abstained', kind: 'search', reason: 'not-a-question', excerpts: [] });
    expect(found).toHaveProperty('candidates');
    const passages = found.status === 'abstained' ? (found.passages ?? []) : [];
    expect(passages.map(({ text }) => text).sort()).toEqual([
      'Le directeur, Luc Servan, a remercié les dockers.',
      'Luc Servan reçoit les dockers lundi.',
    ]);
    const lit = passages.map(({ text, start, highlight }) =>
      highlight.map(([from, to]) => text.slice(from - start, to - start)),
    );
    expect(lit).toEqual([
      ['Servan', 'dockers'],
      ['Servan', 'dockers'],
    ]);
  });

  it('are shown none that stands in its article no more when the answer leaves: that is logged, not repaired', async () => {
    const articles = { 'port.txt': HARBOUR, 'greve.txt': STRIKE };
    const changed = (text: string): string => text.replace('Luc Servan, a remercié', 'Luc Servin, a remercié');
    const { ask, errors } = await answeringOver(
      articles,
      (corpus) => changing(corpus, 'port', (article) => ({ ...article, text: changed(article.text) })),
      silentModels(),
    );
    const found = await ask('dockers Servan');
    const passages = found.status === 'abstained' ? (found.passages ?? []) : [];
    expect(passages.map(({ text }) => text)).toEqual(['Luc Servan reçoit les dockers lundi.']);
    expect(errors).toContainEqual(expect.objectContaining({ article: 'port' }));
  });

  it('are no search where no passage holds half of them', async () => {
    const { ask } = await over();
    expect(await ask('fusée Baïkonour')).toMatchObject({ kind: 'answer', reason: 'no-answer' });
  });

  it('are read as a question first: what asks is answered or abstained from', async () => {
    const { ask } = await over();
    expect(await ask('Qui a remercié les dockers ?')).toMatchObject({ kind: 'answer', reason: 'no-answer' });
    const answering = await answeringOver({ 'port.txt': HARBOUR });
    expect(await answering.ask('directeur remercié dockers')).toMatchObject({ kind: 'answer', status: 'answered' });
  });
});
