import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { postedCitations } from '../../src/discord/answers/posted-citations.js';
import { openRecords } from '../../src/records/open.js';

const place = (articleId: string) => ({ articleId, start: 0, end: 4, sha256: 'a'.repeat(64) });
const page = (articleId: string) => [[{ place: place(articleId), rank: 1, highlight: [], also: [] }]];
const abstained = (reason: string) => ({ status: 'abstained', reason, searched: 3, nearest: [] });

it('what was posted of answers and of searches is told of, not what came nearest to a question', () => {
  const library = mkdtempSync(join(tmpdir(), 'verbatim-posted-'));
  onTestFinished(() => rmSync(library, { recursive: true, force: true }));
  let now = Date.now();
  // Each a moment after the other: of one moment the order is that of random ids.
  const records = openRecords(join(library, 'records.sqlite'), () => now++);
  const keep = (head: object, articleId: string): void => {
    const state = { question: null, scope: { corpus: 'default' }, head, pages: page(articleId) };
    records.keep({ kind: 'answer', owner: '1', guild: null, language: 'fr', private: false, state });
  };
  keep({ status: 'answered', confidence: 0.9, disagreement: null }, 'answered');
  keep(abstained('not-a-question'), 'searched');
  keep(abstained('no-answer'), 'nearest');
  records.close();
  expect([...postedCitations(library, 'all')].map((posted) => posted.place.articleId)).toEqual([
    'answered',
    'searched',
  ]);
});

it('what others could see is told of alone where that is asked for, with the copies of each excerpt', () => {
  const library = mkdtempSync(join(tmpdir(), 'verbatim-posted-'));
  onTestFinished(() => rmSync(library, { recursive: true, force: true }));
  let now = Date.now();
  const records = openRecords(join(library, 'records.sqlite'), () => now++);
  const keep = (articleId: string, isPrivate: boolean): string => {
    const [excerpt] = page(articleId)[0]!;
    const pages = [[{ ...excerpt, also: [place(`${articleId}-copie`)] }]];
    const head = { status: 'answered', confidence: 0.9, disagreement: null };
    const state = { question: null, scope: { corpus: 'default' }, head, pages };
    return records.keep({ kind: 'answer', owner: '1', guild: null, language: 'fr', private: isPrivate, state });
  };
  keep('public', false);
  keep('private', true);
  records.share(keep('shared', true));
  records.close();
  const told = (among: 'public' | 'all') => [...postedCitations(library, among)].map((one) => one.place.articleId);
  const seen = ['public', 'public-copie', 'shared', 'shared-copie'];
  expect(told('public')).toEqual(seen);
  expect(told('all')).toEqual([...seen.slice(0, 2), 'private', 'private-copie', ...seen.slice(2)]);
});
