import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { INTERNET } from '../../articles/web/network/network.js';
import { loadConfig } from '../../config.js';
import { VerbatimError } from '../../errors.js';
import { changeServerCorpus } from '../../ingest/server-corpus.js';
import { openLibrary } from '../../library/open.js';
import { userAgentOf } from '../runs/fetching.js';
import { openConfiguredEmbedder } from '../runs/open-answering.js';
import { runRoot } from '../terminal/run-root.js';
import { tryIndexApart } from './index-trial.js';

// One change of a server's corpus, in a process of its own; started by `server-corpus-jobs.ts`, which says on stdin what, and
// reads progress and outcome as JSON lines on stdout.
const order = z.strictObject({
  library: z.string(),
  corpus: z.string().regex(/^server-\d{1,20}$/),
  work: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('add'),
      source: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('address'), url: z.string() }),
        z.strictObject({ kind: z.literal('attachment'), url: z.string(), name: z.string(), bytes: z.number() }),
      ]),
    }),
    z.strictObject({ kind: z.literal('remove'), articleId: z.string() }),
  ]),
});

const tell = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
// A terminal sends Ctrl-C to all processes of a command: the one that started this one says when to stop.
process.on('SIGINT', () => undefined);

async function keep(): Promise<void> {
  const { library: folder, corpus, work } = order.parse(JSON.parse(await text(process.stdin)));
  const config = loadConfig(process.env);
  const embedder = await openConfiguredEmbedder(config);
  const library = openLibrary(folder, { model: embedder.model, tryOut: tryIndexApart });
  try {
    const outcome = await changeServerCorpus({
      ...{ library, embedder, network: INTERNET, userAgent: userAgentOf(config) },
      ...{ corpus, work, signal: stopping.signal },
      onProgress: (progress) => tell({ progress }),
    });
    tell({ outcome });
  } finally {
    library.close();
    await embedder.close();
  }
}

await runRoot(async () => {
  try {
    await keep();
    return 0;
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    const { code, message, remedy } = error;
    tell({ failure: { code, message, remedy } });
    return 1;
  }
});
