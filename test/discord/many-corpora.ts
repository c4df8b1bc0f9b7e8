import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAsk } from '../../src/answering/ask.js';
import { createLookups } from '../../src/answering/lookup/create-lookups.js';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { LibraryError } from '../../src/errors.js';
import { ingest } from '../../src/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { openEmbedder } from '../../src/models/embedder/open.js';
import { openReader } from '../../src/models/reader/open.js';
import type { Invocation } from '../discord-double/interactions.js';
import { isObject, type Json } from '../discord-double/json.js';
import type { RecordedRequest } from '../discord-double/state.js';
import { smallModels } from '../fixtures/small-models.js';
import type { Stage } from './bot-on-double.js';

/** The corpus that no bot of these tests is to show, in one library with others. */
export const HIDDEN = 'embargo';

export const QUESTION = 'Quand le port de Port-Louis a-t-il rouvert ?';
export const UNANSWERED = 'Qui a gagné la finale du tournoi de tennis ?';

/** Words that stand in what is hidden alone: title, outlet, author, address, sentences, name. */
const SECRETS = ['Zyrkov', 'Wulfran', 'Ostrelg', 'quibbler', 'Tamboril', 'Brimbal', HIDDEN];

/** The words of what is hidden that a text holds, but for those that a person has typed themselves. */
export function secretsIn(text: string, typed = ''): string[] {
  const [shown, own] = [text.toLowerCase(), typed.toLowerCase()];
  return SECRETS.map((one) => one.toLowerCase()).filter((one) => shown.includes(one) && !own.includes(one));
}

export function article(title: string, outlet: string, author: string, text: string): string {
  return `---\ntitle: ${title}\noutlet: ${outlet}\nauthor: ${author}\ndate: 2022-01-13\nurl: https://${outlet.toLowerCase().replaceAll(' ', '-')}.example/a\n---\n\n${text}\n`;
}

export const numbered = (count: number, make: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => make(i));
const visibleArticle = (index: number): string =>
  article(
    `Le port ${index}`,
    'Le Courrier',
    'Aliya N',
    `Le port de Port-Louis numéro ${index} a rouvert mardi après la tempête de la semaine.`,
  );
export const hiddenArticle = (index: number): string =>
  article(
    `Le port Zyrkovia ${index}`,
    'Gazette Wulfrane',
    'Ostrelga Quint',
    `Le port de Port-Louis a rouvert jeudi ${index} janvier sur ordre du ministre Tamborilo. Les quibblers de Brimbalie ont applaudi la réouverture du port.`,
  );

export interface ManyCorpora {
  /** Takes articles into one more corpus. */
  fill(corpus: string, articles: readonly string[]): Promise<void>;
  /** The look-ups over the library as it would be without some of its corpora. */
  lookups(main: () => string, isGone?: (corpus: string) => boolean): Lookups;
  close(): Promise<void>;
}

/** A library with the corpora `default` and `presse`, and one that is hidden. */
export async function openManyCorpora(): Promise<ManyCorpora> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-visible-'));
  const embedder = await openEmbedder(smallModels().embedder, { cacheFolder: folder });
  const reader = await openReader(smallModels().reader);
  const library = openLibrary(join(folder, 'library'), { model: embedder.model });
  const log = { error: () => undefined };

  async function fill(corpus: string, articles: readonly string[]): Promise<void> {
    const path = join(folder, corpus);
    mkdirSync(path);
    for (const [index, text] of articles.entries()) writeFileSync(join(path, `${corpus}-${index}.md`), text);
    await ingest({ library, embedder, corpus, paths: [path] });
  }

  await fill('default', numbered(12, visibleArticle));
  await fill('presse', [article('La digue', 'Le Phare', 'B. K', 'La digue du port a tenu pendant toute la tempête.')]);
  await fill(HIDDEN, numbered(23, hiddenArticle));
  return {
    fill,
    lookups: (main, isGone = () => false) =>
      createLookups({
        open(name) {
          const names = name ?? main();
          if (!names.split(',').some(isGone)) return library.corpus(names);
          throw new LibraryError('corpus-missing', 'the library has no such corpus', 'run `npm run ingest` first');
        },
        corpora: () => library.corpora().filter((corpus) => !isGone(corpus)),
        removalMarks: () => library.removalMarks(),
        ask: (one) => createAsk({ corpus: one, embedder, reader, log }),
        embedder,
        log,
      }),
    async close() {
      library.close();
      await Promise.all([embedder.close(), reader.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const says = ({ method, parameters, body }: RecordedRequest, { token }: Invocation): boolean =>
  (parameters.webhook_token === token && method !== 'DELETE') ||
  (parameters.interaction_token === token &&
    isObject(body) &&
    isObject(body.data) &&
    ('components' in body.data || 'choices' in body.data));

/** The first that the bot says to an invocation, in whatever way it does. */
export async function said({ discord }: Stage, invocation: Invocation): Promise<Json> {
  const request = await discord.request((one) => says(one, invocation), `a word to interaction ${invocation.id}`);
  if (isObject(request.body) && isObject(request.body.data)) return request.body.data;
  return request.answer as Json;
}

export const customIds = (message: Json): string[] =>
  [...JSON.stringify(message.components ?? []).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id]) => id!);
