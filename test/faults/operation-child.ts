import { tryIndexApart } from '../../src/cli/processes/index-trial.js';
import { VerbatimError } from '../../src/errors.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import type { CorpusWriter } from '../../src/library/sqlite/corpus-writer.js';
import { sha256 } from '../../src/text/sha256.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { acknowledging } from './acknowledgements.js';
import type { OperationOrder } from './operation.js';
import { OWNER, STATE } from './records-examiner.js';

// One operation on a library, for `operation.ts`: as the commands do it, each commit told as it is done.
const order = JSON.parse(process.argv[2] ?? '') as OperationOrder;
const embedder = fakeEmbedder(order.model);

/** Articles that one removal withdraws. */
const WITHDRAWN_AT_ONCE = 10;

/** Cards that a bot keeps while it is disturbed. */
const CARDS = 200;

/** Each loads what it needs alone: a process is begun for every fault. */
const operations: Readonly<Record<OperationOrder['kind'], () => Promise<string>>> = {
  ingest: async () => {
    const { ingest } = await import('../../src/ingest/ingest.js');
    return withLibrary(async (library) => {
      const report = await ingest({ library: telling(library), embedder, corpus: 'news', paths: [order.articles] });
      const [problem] = report.problems;
      if (problem !== undefined) throw new Error(`${problem.path}: ${problem.reason}`);
      return report.generation;
    });
  },
  withdraw: () =>
    withLibrary(async (library) => {
      const writer = telling(library).write('news', embedder.model);
      try {
        for (let at = 0; at < order.withdrawn.length; at += WITHDRAWN_AT_ONCE) {
          writer.withdraw(order.withdrawn.slice(at, at + WITHDRAWN_AT_ONCE));
        }
        await writer.refreshIndex(() => {});
        return writer.summary().generation;
      } finally {
        writer.close();
      }
    }),
  index: () =>
    withLibrary(async (library) => {
      await library.rebuildIndex('news');
      return (await library.corpus('news').state()).generation;
    }),
  open: () => withLibrary(async (library) => (await library.corpus('news').state()).generation),
  backup: async () => {
    const { makeBackup } = await import('../../src/backup/backup.js');
    const { library, to } = order;
    process.send?.('begun');
    const { signal } = new AbortController();
    const { manifest } = await makeBackup({ library, to, now: new Date(), signal, onProgress: () => {} });
    return manifest.corpora.map(({ generation }) => generation).join();
  },
  records: async () => {
    const { openRecords } = await import('../../src/records/open.js');
    const { newCardId } = await import('../../src/records/records.js');
    process.send?.('begun');
    const records = openRecords(`${order.library}/records.sqlite`);
    try {
      for (let card = 0; card < CARDS; card += 1) {
        const state = { ...STATE, card };
        const id = newCardId();
        await records.keep({ id, kind: 'answer', owner: OWNER, guild: 'g', language: 'fr', private: false, state });
        acknowledging(order.acknowledged, { [id]: JSON.stringify(state) }, () => {});
        await records.vote(id, `person-${card}`, true);
        await records.changeSettings('guild-1', { cooldown: card });
      }
    } finally {
      records.close();
    }
    return 'kept';
  },
};

async function withLibrary<T>(work: (library: Library) => Promise<T>): Promise<T> {
  process.send?.('begun');
  const library = openLibrary(order.library, { model: embedder.model, tryOut: tryIndexApart });
  try {
    return await work(library);
  } finally {
    library.close();
  }
}

/** The same library, whose writer tells what it commits. */
function telling(library: Library): Library {
  const put = (writer: CorpusWriter): void => {
    const [before, removed, gone] = [writer.put.bind(writer), writer.remove.bind(writer), writer.withdraw.bind(writer)];
    const none = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, null]));
    const texts = (articles: Parameters<typeof before>[0]) =>
      Object.fromEntries(articles.map(({ article }) => [article.id, sha256(article.text)]));
    writer.put = (articles) => acknowledging(order.acknowledged, texts(articles), () => before(articles));
    writer.remove = (ids) => acknowledging(order.acknowledged, none(ids), () => removed(ids));
    writer.withdraw = (ids) => acknowledging(order.acknowledged, none(ids), () => gone(ids));
  };
  return {
    ...library,
    write(name, model) {
      const writer = library.write(name, model);
      put(writer);
      return writer;
    },
  };
}

const tell = (message: unknown): void => void process.send?.(message, () => process.disconnect?.());

try {
  tell({ done: await operations[order.kind]() });
} catch (error) {
  if (error instanceof VerbatimError && error.remedy !== '') tell({ refused: error.code });
  else tell({ unclear: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
