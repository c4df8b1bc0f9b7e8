import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SURE, Workplace } from './program.js';

const place = new Workplace();
beforeAll(async () => {
  await place.run('ingest', []);
});
afterAll(() => place.remove());

interface Exported {
  readonly id: string;
  readonly text: string;
  readonly quotable: string;
}

const exported = async (): Promise<Exported[]> =>
  (await place.run('export', [])).stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe.concurrent('ask', () => {
  it('quotes with citation and confidence on stdout, and says nothing else', async () => {
    const { status, stdout, stderr } = await place.run('ask', [SURE]);
    expect(stdout).toContain(`1. “${SURE}”\n   A border of 4,750 miles: why Kazakhstan matters to Russia · Northmoor`);
    expect(stdout).toContain('a-border-of-4750-miles.md · paragraph\u00a02\n');
    expect(stdout).toMatch(/^\((very )?probable answer\)\n/);
    expect(stdout).not.toContain('\u001b');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('gives one JSON object whose excerpts stand in the exported articles at their offsets', async () => {
    const answer = await place.askJson(SURE, '--candidates', '7');
    expect(answer).toMatchObject({ question: SURE, language: 'en', status: 'answered', degraded: null, searched: 14 });
    expect(answer.candidates).toHaveLength(7);
    const articles = new Map((await exported()).map(({ id, text }) => [id, text]));
    for (const { article, start, end, text } of [...answer.excerpts, ...answer.candidates]) {
      expect(articles.get(article.id)?.slice(start, end)).toBe(text);
    }
    expect(answer.excerpts[0]).toMatchObject({ rank: 1, text: SURE, article: { id: 'a-border-of-4750-miles' } });
  });

  it('gives no candidates unless asked to', async () => {
    expect(await place.askJson('Qui a gagné le Tour de France en 1987 ?')).not.toHaveProperty('candidates');
  });

  it.each([
    ['of emoji alone', '😀😀🎉', 'no-words'],
    ['of stop words alone', 'le la de', 'no-words'],
    ['with terminal codes', '\u001b[31mTour\u001b[0m \u001b]0;x\u0007 1987', 'no-answer'],
  ])('abstains from a question %s', async (_, question, reason) => {
    expect(await place.askJson(question)).toMatchObject({ status: 'abstained', reason, excerpts: [], question });
  });

  it('reads a line of a batch in the light of what was asked before it, and says so', async () => {
    const first = 'How long is the border between Kazakhstan and Russia?';
    const lines = [
      { id: 1, question: 'and between what cities', after: [first] },
      { id: 2, question: 'and between what cities', after: [] },
      { id: 3, question: 'and between what cities' },
      { id: 4, question: 'and between what cities', after: [first, 5] },
    ];
    writeFileSync(place.path('talk.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const { stdout, stderr } = await place.run('ask', ['--batch', 'talk.jsonl']);
    const [led, empty, without, wrong] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => ({ ...JSON.parse(line), id: 0, elapsedMs: 0 }));
    expect(led.understood).toBe(`${first} … and between what cities`);
    expect(empty).toEqual(without);
    expect(without.understood).toBeNull();
    expect(wrong).toMatchObject({ status: 'abstained', reason: 'bad-line' });
    expect(stderr).toContain('line 4 of talk.jsonl');
  });

  it('answers every line of a batch in order: what cannot be asked abstains with its reason', async () => {
    const lines = [
      JSON.stringify({ id: 'sure', question: SURE }),
      JSON.stringify({ id: 'empty', question: '' }),
      'this is no JSON',
      JSON.stringify({ id: 'long', question: 'x'.repeat(1001) }),
      '',
      JSON.stringify({ id: 'nul', question: 'Zanzibar\u0000de Borneo' }),
      JSON.stringify({ id: 'bad', questions: 'x' }),
      JSON.stringify({ id: 7, question: SURE }),
    ];
    writeFileSync(place.path('questions.jsonl'), `\ufeff${lines.join('\r\n')}`);
    const { status, stdout, stderr } = await place.run('ask', ['--candidates', '2', '--batch', 'questions.jsonl']);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, status, reason = null }) => [id, status, reason])).toEqual([
      ['sure', 'answered', null],
      ['empty', 'abstained', 'empty-question'],
      [null, 'abstained', 'bad-line'],
      ['long', 'abstained', 'question-too-long'],
      ['nul', 'abstained', 'no-answer'],
      ['bad', 'abstained', 'bad-line'],
      [7, 'answered', null],
    ]);
    expect(answers[0].candidates).toHaveLength(2);
    expect(stderr).toBe(
      [3, 7]
        .map((line) => `warning: line ${line} of questions.jsonl is not {"id": "...", "question": "..."}: not asked\n`)
        .join(''),
    );
    expect(status).toBe(0);
  });

  it('ends quietly when its reader has seen enough', async () => {
    writeFileSync(place.path('many.jsonl'), `${JSON.stringify({ id: 'q', question: SURE })}\n`.repeat(500));
    const child = place.start('ask', ['--candidates', '50', '--batch', 'many.jsonl']);
    let stderr = '';
    child.stderr?.on('data', (data) => (stderr += data));
    child.stdout?.once('data', () => child.stdout?.destroy());
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('export', () => {
  it('gives every article with its text, and what of it can be quoted', async () => {
    const articles = await exported();
    expect(articles.map(({ id }) => id)).toContain('bilan-humain');
    expect(articles).toHaveLength(14);
    for (const { text, quotable } of articles) expect(quotable.length).toBeGreaterThan(text.length / 2);
    expect(articles[0]).toHaveProperty('outlet');
  });
});
