import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openAnswerPool } from '../../src/cli/processes/answer-pool.js';
import { VerbatimError } from '../../src/errors.js';
import { editions, QUESTIONS, truthOf, writeEdition } from './material.js';
import { runIngest } from './pool-bits.js';
import { Failure } from './tally.js';

const ARTICLES = 600;

/** Milliseconds between two questions: 50 a second. */
const PAUSE = 20;

/** Discord gives up on what is not answered by then, in ms. */
const SLOW = 3_000;

/** Asks the bot's own thread 50 questions a second while a folder of changed articles is ingested. */
export async function askedMeanwhile(seed: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-faults-asked-'));
  const [library, articles] = [join(folder, 'library'), join(folder, 'articles')];
  const { old, new: later } = editions(ARTICLES);
  const truth = truthOf(old, later);
  try {
    writeEdition(articles, old);
    await runIngest(library, articles);
    const pool = await openAnswerPool({ environment: { LOG_LEVEL: 'silent' }, library, corpus: 'default' });
    const times: number[] = [];
    const [counts, asked] = [{ wrong: 0, busy: 0, failed: 0 }, [] as Promise<void>[]];
    const ask = async (question: string): Promise<void> => {
      const begun = performance.now();
      try {
        const answer = await pool.lookups.ask({ corpus: null }, question, { candidates: 10 });
        for (const { article, start, end, text } of [...answer.excerpts, ...(answer.candidates ?? [])]) {
          if (![...(truth.get(article.id) ?? [])].some((one) => one.slice(start, end) === text)) counts.wrong += 1;
        }
      } catch (error) {
        if (error instanceof VerbatimError && error.code === 'busy') counts.busy += 1;
        else counts.failed += 1;
      }
      times.push(performance.now() - begun);
    };
    rmSync(articles, { recursive: true });
    writeEdition(articles, later);
    let ended = false;
    const ingesting = runIngest(library, articles).finally(() => {
      ended = true;
    });
    for (let at = seed; !ended; at += 1) {
      asked.push(ask(QUESTIONS[at % QUESTIONS.length]!));
      await setTimeout(PAUSE);
    }
    await Promise.all([ingesting, ...asked]);
    await pool.close();
    times.sort((a, b) => a - b);
    const at = (share: number): string => `${times[Math.floor(share * (times.length - 1))]?.toFixed(0)} ms`;
    const line =
      `50 questions a second during an ingest: ${times.length} asked, ${counts.wrong} wrong answers, ` +
      `${counts.failed} failed, ${counts.busy} told to ask again, ${times.filter((one) => one > SLOW).length} slower ` +
      `than 3 s; p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`;
    if (counts.wrong + counts.failed > 0) throw new Failure(line);
    return [line];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
