import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLookups } from '../../src/answering/lookup/create-lookups.js';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { Excerpt } from '../../src/answering/reader/excerpt.js';
import { quotation } from '../../src/answering/reader/quotation.js';
import type { Article } from '../../src/articles/article.js';
import { openLibrary } from '../../src/library/open.js';
import type { Json } from '../discord-double/json.js';
import type { RecordedRequest } from '../discord-double/state.js';
import { anAnswer } from '../fixtures/answers.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, prepared } from '../library/corpora.js';
import { type Stage, type StageSettings, setTheStage } from './bot-on-double.js';

export const LEFT = 'Le retrait des 2 030 soldats a commencé jeudi 13 janvier.';
export const HOME = 'Le ministère annonce 2 031 soldats rentrés vendredi.';
export const RAIN = 'Il a plu sur Almaty toute la nuit.';

/** Articles by their ids, one sentence each. */
const ARTICLES = [
  article('depart', LEFT, { title: 'Le départ', outlet: 'Le Courrier', url: 'https://courrier.example/depart' }),
  article('retour', HOME, { title: 'Le retour', outlet: 'Le Phare' }),
  article('pluie', RAIN, { title: 'La pluie', outlet: 'Le Phare' }),
];

const EDIT = '/channels/{channel_id}/messages/{message_id}';

/** A bot over a library that another process changes. */
export interface Correcting {
  readonly stage: Stage;
  /** File of its records. */
  readonly records: string;
  /** Gives an article another text, as an ingest does. */
  change(id: string, text: string, parts?: Partial<Article>): Promise<void>;
  /** As `npm run remove` does. */
  withdraw(...ids: string[]): void;
  /** Adds an article, to `default` unless said. */
  add(id: string, text: string, parts?: Partial<Article>, corpus?: string): Promise<void>;
  /** The edits of a message by the bot's own token, so far. */
  edits(message: Json): readonly RecordedRequest[];
  /** The message as it is after its next edit that Discord took, or after this many of them. */
  corrected(message: Json, count?: number): Promise<Json>;
  end(): Promise<void>;
}

/**
 * @param answering ids of the articles with which every question is answered, in order
 * @param through what stands between the bot and the look-ups
 */
export async function aBotThatQuotes(
  answering: readonly string[] = ['depart'],
  settings: StageSettings = {},
  through: (lookups: Lookups) => Lookups = (lookups) => lookups,
): Promise<Correcting> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-correcting-'));
  const embedder = fakeEmbedder();
  const [elsewhere, library] = [0, 1].map(() => openLibrary(join(folder, 'library'), { model: embedder.model }));
  const write = async (corpus: string, articles: readonly Article[]): Promise<void> => {
    const writer = elsewhere!.write(corpus, embedder.model);
    writer.put(await Promise.all(articles.map((one) => prepared(one, embedder))));
    writer.activate();
    await writer.refreshIndex(() => {});
    writer.close();
  };
  await write('default', ARTICLES);
  const lookups: Lookups = createLookups({
    open: (name) => library!.corpus(name ?? 'default'),
    corpora: () => library!.corpora(),
    removalMarks: () => library!.removalMarks(),
    lastArrival: () => library!.lastArrival(),
    ask: (corpus) => async () => {
      const articles = await corpus.articlesById(answering);
      const excerpts = [...articles.values()].map((one): Excerpt => {
        const whole = { start: 0, end: one.text.length };
        const words = /\d \d+ soldats/.exec(one.text);
        const lit = words === null ? [] : [{ start: words.index, end: words.index + words[0].length }];
        return { ...quotation(one, whole, lit)!, rank: 1, confidence: 0.9, also: [] };
      });
      return anAnswer(excerpts);
    },
    embedder,
    log: { error: () => undefined },
  });
  const records = join(folder, 'records.sqlite');
  const pace = { correctionPace: { lookMs: 20, editMs: 5 } };
  const stage = await setTheStage(through(lookups), { records, ...pace, ...settings });
  const edits = (message: Json): RecordedRequest[] =>
    stage.discord.requests.filter(
      ({ method, route, parameters }) => method === 'PATCH' && route === EDIT && parameters.message_id === message.id,
    );
  return {
    ...{ stage, records, edits },
    change: (id, text, parts = {}) => {
      const known = ARTICLES.find((one) => one.id === id)!;
      return write('default', [{ ...known, ...parts, text }]);
    },
    withdraw(...ids) {
      const writer = elsewhere!.write('default', embedder.model);
      writer.withdraw(ids);
      writer.close();
    },
    add: (id, text, parts = {}, corpus = 'default') => write(corpus, [article(id, text, parts)]),
    async corrected(message, count = 1) {
      const taken = (): RecordedRequest[] => edits(message).filter(({ status }) => status === 200);
      await stage.discord.request(() => taken().length >= count, `edit ${count} of message ${message.id}`);
      return taken()[count - 1]!.answer as Json;
    },
    async end() {
      await stage.end();
      elsewhere!.close();
      library!.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
