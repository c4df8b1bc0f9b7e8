import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { PROJECT_ROOT } from '../../src/config.js';
import { SHIPPED_MODELS } from '../fixtures/small-models.js';
import { OUTPUTS, withSchemas } from './json-output.js';
import { Workplace } from './program.js';

type Output = keyof typeof OUTPUTS;
type Told = z.infer<(typeof OUTPUTS)['ask']>;

const PAGE = `${PROJECT_ROOT}docs/json.md`;

const COMMANDER = "Qui commandait le contingent de l'OTSC ?";

/** In `seeds/`, by themselves no question: what the reader takes some of them for is its own, not of all. */
const NAMES = ['Baïkonour', 'Nazarbaïev', 'Moscou Washington', 'border'];

/** By id of the line below that is answered so. */
const REASONS = [
  ['unanswered', 'no-answer'],
  [5, 'empty-question'],
  ['long', 'question-too-long'],
  ['no words', 'no-words'],
  [null, 'bad-line'],
] as const;

const place = new Workplace();
const env = { EMBEDDING_MODEL: SHIPPED_MODELS.embedder, READER_MODEL: SHIPPED_MODELS.reader };

/** Lines of JSON, each as its schema has it. */
async function printed(output: Output, ...command: [Parameters<Workplace['run']>[0], ...string[]]) {
  const [root, ...args] = command;
  const { status, stdout } = await place.run(root, args, { env });
  expect(status).toBe(0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { error } = OUTPUTS[output].safeParse(JSON.parse(line));
      expect(error?.issues ?? [], line).toEqual([]);
      return JSON.parse(line);
    });
}

beforeAll(async () => {
  await place.run('ingest', [], { env });
});
afterAll(() => place.remove());

describe('the JSON over the articles that Verbatim ships with', () => {
  it('is as docs/json.md has it for an answer, with its candidates', async () => {
    const [answer] = await printed('ask', 'ask', '--json', '--candidates', '3', COMMANDER);
    expect(answer).toMatchObject({ status: 'answered', kind: 'answer', disagreement: null });
    expect(answer.candidates.length).toBeGreaterThan(0);
    expect(answer.candidates.length).toBeLessThanOrEqual(3);
    expect(answer).not.toHaveProperty('id');
  });

  it('is so for what differs, for names, for talk and for what nothing answers', async () => {
    const questions = [
      ['differing', "Combien de soldats de l'OTSC ont été déployés au Kazakhstan ?"],
      ['talk', 'bonjour'],
      ['unanswered', 'Qui a gagné le Tour de France en 1987 ?'],
      [5, ''],
      ['long', 'x'.repeat(1001)],
      ['no words', 'le la de'],
      ...NAMES.map((name) => [name, name]),
    ];
    const lines = [...questions.map(([id, question]) => JSON.stringify({ id, question })), 'no question'];
    writeFileSync(place.path('questions.jsonl'), lines.join('\n'));
    const answers: Told[] = await printed('ask', 'ask', '--batch', 'questions.jsonl');
    const told = new Map(answers.map((answer) => [answer.id, answer]));
    expect([...told.keys()]).toEqual([...questions.map(([id]) => id), null]);
    expect(told.get('differing')).toMatchObject({ status: 'answered', disagreement: { kind: 'number' } });
    expect(told.get('talk')).toMatchObject({ kind: 'talk', talk: 'greeting', reason: 'talk' });
    for (const [id, reason] of REASONS) {
      expect(told.get(id)).toMatchObject({ kind: 'answer', reason });
      expect(told.get(id)).not.toHaveProperty('passages');
      expect(told.get(id)).not.toHaveProperty('talk');
    }
    const searches = answers.filter(({ kind }) => kind === 'search');
    expect(searches.length).toBeGreaterThan(0);
    for (const search of searches) {
      expect(search).toMatchObject({ status: 'abstained', reason: 'not-a-question' });
      expect(search).toHaveProperty('passages');
    }
  });

  it('is so for every article and for an audit', async () => {
    expect(await printed('export', 'export')).toHaveLength(14);
    expect(await printed('audit', 'audit', '--json')).toMatchObject([{ sound: true, articles: 14, faults: [] }]);
  });
});

it('is written in docs/json.md as it is tested here (-u writes it)', async () => {
  await expect(withSchemas(readFileSync(PAGE, 'utf8'))).toMatchFileSnapshot(PAGE);
});
