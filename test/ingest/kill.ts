import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LibraryError } from '../../src/errors.js';
import type { IngestReport } from '../../src/ingest/report.js';
import { openLibrary } from '../../src/library/open.js';
import { terms } from '../../src/text/terms.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { story } from './stories.js';

/*
 * Kills an ingest (SIGKILL) at random moments: `node dist/test/ingest/kill.js [KILLS [ARTICLES]]`. After each kill the library must
 * open, answer, and hold only texts that were its articles' at some time; then a second ingest must complete, with the
 * generation of an undisturbed one. Exit status 1 at the first failure.
 */

const [KILLS = 50, ARTICLES = 1_200] = process.argv.slice(2).map(Number);

interface Scenario {
  readonly name: string;
  /** What the library holds before: articles and model; null for no library. */
  readonly before: readonly [articles: string, model: string] | null;
  readonly articles: string;
  readonly model: string;
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'first ingest', before: null, articles: 'old', model: 'one' },
  { name: 'changed, new and removed articles', before: ['old', 'one'], articles: 'new', model: 'one' },
  { name: 'another model', before: ['old', 'one'], articles: 'old', model: 'two' },
];

const folder = mkdtempSync(join(tmpdir(), 'verbatim-kill-'));
const place = (name: string): string => join(folder, name);

/** Every third article of the old ones changes, every fifth goes, and a sixth as many come. */
function writeArticles(): Map<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  const write = (set: string, number: number, text: string): void => {
    const id = `part-${number % 7}/story-${number}`;
    mkdirSync(dirname(place(`${set}/${id}`)), { recursive: true });
    writeFileSync(place(`${set}/${id}.txt`), text);
    texts.set(id, (texts.get(id) ?? new Set()).add(text));
  };
  for (let number = 0; number < ARTICLES; number += 1) {
    write('old', number, story(number));
    if (number % 5 !== 0) write('new', number, story(number % 3 === 0 ? number + 10_000 : number));
  }
  for (let number = ARTICLES; number < ARTICLES * (7 / 6); number += 1) write('new', number, story(number));
  return texts;
}

interface Run {
  readonly report: IngestReport | null;
  /** Milliseconds from the beginning of the ingest to its end. */
  readonly took: number;
}

/** Runs one ingest in a process of its own, which is killed `killAfter` milliseconds after it began. */
async function run(library: string, model: string, killAfter: number | null): Promise<Run> {
  const script = fileURLToPath(new URL('./kill-child.js', import.meta.url));
  const child = fork(script, [library, place('articles'), model]);
  let report: IngestReport | null = null;
  let begun = 0;
  child.on('message', (message) => {
    if (message !== 'begun') {
      report = message as IngestReport;
      return;
    }
    begun = performance.now();
    if (killAfter !== null) void setTimeout(killAfter).then(() => child.kill('SIGKILL'));
  });
  const [status] = await once(child, 'exit');
  if (killAfter === null && (status !== 0 || report === null)) throw new Error(`the ingest failed (${status})`);
  return { report, took: performance.now() - begun };
}

/** Both sets are ingested from one folder, as a folder of articles is that is edited. */
function useArticles(set: string): void {
  rmSync(place('articles'), { recursive: true, force: true });
  cpSync(place(set), place('articles'), { recursive: true });
}

/** What the library holds after a kill, in words; throws when it holds what it must not. */
async function inspect(library: string, models: readonly string[], texts: Map<string, ReadonlySet<string>>) {
  for (const model of models) {
    const embedder = fakeEmbedder(model);
    try {
      const opened = openLibrary(library, { model: embedder.model, readonly: true });
      try {
        const corpus = opened.corpus('news');
        for (const { id, text } of corpus.articles()) {
          if (!texts.get(id)?.has(text)) throw new Error(`${id} holds a text that no file had`);
        }
        const { articles, passages } = corpus.counts();
        const dense = corpus.denseHits(await embedder.embedQuestion('le prix du gaz a doublé'), 10);
        const lexical = corpus.lexicalHits(terms('le prix du gaz a doublé', 'fr'), 10);
        const wanted = Math.min(10, passages);
        if (dense.length < wanted || lexical.length < Math.min(10, articles)) throw new Error('it does not answer');
        return `${articles} articles, ${corpus.degraded() === null ? 'index in use' : 'exact search'}`;
      } finally {
        opened.close();
      }
    } catch (error) {
      const early = ['library-missing', 'corpus-missing', 'other-model'];
      if (!(error instanceof LibraryError) || !early.includes(error.code)) throw error;
    }
  }
  return 'no articles yet';
}

async function kill(times: number): Promise<void> {
  const texts = writeArticles();
  const undisturbed = new Map<Scenario, Run>();
  for (const scenario of SCENARIOS) {
    const library = place(`undisturbed ${scenario.name}`);
    await prepare(scenario, library);
    undisturbed.set(scenario, await run(library, scenario.model, null));
  }
  for (let time = 0; time < times; time += 1) {
    const scenario = SCENARIOS[time % SCENARIOS.length]!;
    const expected = undisturbed.get(scenario)!;
    const library = place('library');
    rmSync(library, { recursive: true, force: true });
    await prepare(scenario, library);
    const killAfter = Math.random() * expected.took;
    await run(library, scenario.model, killAfter);
    const models = [scenario.model, ...(scenario.before ? [scenario.before[1]] : [])];
    const found = await inspect(library, models, texts);
    if (scenario.before !== null && found === 'no articles yet') throw new Error('what there was is lost');
    const { report } = await run(library, scenario.model, null);
    const say = `kill ${time + 1}, ${scenario.name}, after ${killAfter.toFixed(0)} ms: ${found}`;
    if (report?.generation !== expected.report?.generation) throw new Error(`${say}; another generation afterwards`);
    if (!(await inspect(library, [scenario.model], texts)).endsWith('index in use'))
      throw new Error(`${say}; no index`);
    process.stdout.write(`${say}; then generation ${report?.generation}\n`);
  }
}

const prepared = new Set<string>();

/** Brings a library into the state before the scenario, made once and copied. */
async function prepare({ before, articles }: Scenario, library: string): Promise<void> {
  if (before !== null) {
    const kept = place(`kept ${before.join(' ')}`);
    if (!prepared.has(kept)) {
      useArticles(before[0]);
      await run(kept, before[1], null);
      prepared.add(kept);
    }
    cpSync(kept, library, { recursive: true });
  }
  useArticles(articles);
}

try {
  await kill(KILLS);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
