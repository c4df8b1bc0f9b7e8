import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { postedCitations } from '../../src/discord/answers/posted-citations.js';
import { openRecords } from '../../src/records/open.js';
import { newCardId } from '../../src/records/records.js';

const place = (articleId: string) => ({ articleId, start: 0, end: 4, sha256: 'a'.repeat(64) });
const page = (articleId: string) => [[{ place: place(articleId), rank: 1, highlight: [], also: [] }]];
const abstained = (reason: string) => ({ status: 'abstained', reason, searched: 3, nearest: [] });

it('what was posted of answers and of searches is told of, not what came nearest to a question', async () => {
  const library = mkdtempSync(join(tmpdir(), 'verbatim-posted-'));
  onTestFinished(() => rmSync(library, { recursive: true, force: true }));
  let now = Date.now();
  // Each a moment after the other: of one moment the order is that of random ids.
  const records = openRecords(join(library, 'records.sqlite'), () => now++);
  const keep = async (head: object, articleId: string): Promise<void> => {
    const state = { question: null, scope: { corpus: 'default' }, head, pages: page(articleId) };
    await records.keep({
      id: newCardId(),
      kind: 'answer',
      owner: '1',
      guild: null,
      language: 'fr',
      private: false,
      state,
    });
  };
  await keep({ status: 'answered', confidence: 0.9, disagreement: null }, 'answered');
  await keep(abstained('not-a-question'), 'searched');
  await keep(abstained('no-answer'), 'nearest');
  records.close();
  expect([...postedCitations(library, 'all')].map((posted) => posted.place.articleId)).toEqual([
    'answered',
    'searched',
  ]);
});

it('what others could see is told of alone where that is asked for, with the copies of each excerpt', async () => {
  const library = mkdtempSync(join(tmpdir(), 'verbatim-posted-'));
  onTestFinished(() => rmSync(library, { recursive: true, force: true }));
  let now = Date.now();
  const records = openRecords(join(library, 'records.sqlite'), () => now++);
  const keep = async (articleId: string, isPrivate: boolean): Promise<string> => {
    const [excerpt] = page(articleId)[0]!;
    const pages = [[{ ...excerpt, also: [place(`${articleId}-copie`)] }]];
    const head = { status: 'answered', confidence: 0.9, disagreement: null };
    const state = { question: null, scope: { corpus: 'default' }, head, pages };
    const id = newCardId();
    await records.keep({ id, kind: 'answer', owner: '1', guild: null, language: 'fr', private: isPrivate, state });
    return id;
  };
  await keep('public', false);
  await keep('private', true);
  await records.share(await keep('shared', true));
  records.close();
  const told = (among: 'public' | 'all') => [...postedCitations(library, among)].map((one) => one.place.articleId);
  const seen = ['public', 'public-copie', 'shared', 'shared-copie'];
  expect(told('public')).toEqual(seen);
  expect(told('all')).toEqual([...seen.slice(0, 2), 'private', 'private-copie', ...seen.slice(2)]);
});
