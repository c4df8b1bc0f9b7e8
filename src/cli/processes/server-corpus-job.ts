/**
 * One change of a server's corpus, in a process that `server-corpus-jobs.ts` starts: it reads from stdin what to do, and
 * writes progress and outcome as JSON lines on stdout.
 */
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { INTERNET } from '../../articles/web/network/network.js';
import { loadConfig } from '../../config.js';
import { VerbatimError } from '../../errors.js';
import { changeServerCorpus } from '../../ingest/server-corpus.js';
import { CHANGE_SCHEMA } from '../../ingest/server-corpus-change.js';
import { withLibrary } from '../../library/open.js';
import { userAgentOf } from '../runs/fetch.js';
import { openConfiguredEmbedder } from '../runs/open-answering.js';
import { runRoot } from '../terminal/run-root.js';
import { tryIndexApart } from './index-trial.js';

const order = z.strictObject({
  library: z.string(),
  corpus: z.string().regex(/^server-\d{17,20}$/),
  work: CHANGE_SCHEMA,
});

const tell = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
// A terminal sends Ctrl-C to all processes of a command: the one that started this one says when to stop.
process.on('SIGINT', () => undefined);

async function change(): Promise<void> {
  const { library: folder, corpus, work } = order.parse(JSON.parse(await text(process.stdin)));
  const config = loadConfig(process.env);
  const embedder = await openConfiguredEmbedder(config);
  try {
    const outcome = await withLibrary(folder, { model: embedder.model, tryOut: tryIndexApart }, (library) =>
      changeServerCorpus({
        library,
        embedder,
        network: INTERNET,
        userAgent: userAgentOf(config),
        corpus,
        work,
        signal: stopping.signal,
        onProgress: (progress) => tell({ progress }),
      }),
    );
    tell({ outcome });
  } finally {
    await embedder.close();
  }
}

await runRoot(async () => {
  try {
    await change();
    return 0;
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    const { code, message, remedy } = error;
    tell({ failure: { code, message, remedy } });
    return 1;
  }
});
