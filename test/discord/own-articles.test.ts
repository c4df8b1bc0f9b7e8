import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAsk } from '../../src/answering/ask.js';
import { createLookups } from '../../src/answering/lookup/create-lookups.js';
import { createServerCorpusJobs } from '../../src/cli/processes/server-corpus-jobs.js';
import { ingest } from '../../src/ingest/ingest.js';
import { changeServerCorpus } from '../../src/ingest/server-corpus.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import type { Embedder } from '../../src/models/embedder/embedder.js';
import { openEmbedder } from '../../src/models/embedder/open.js';
import { openReader } from '../../src/models/reader/open.js';
import { sends, WebDouble } from '../articles/web/web-double.js';
import type { OptionValues, Setting } from '../discord-double/interactions.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { countsOf } from '../fixtures/corpus-reading.js';
import { smallModels } from '../fixtures/small-models.js';
import { buttonNamed, menuOf, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild) };
const CDN = 'cdn.discordapp.com/ephemeral-attachments/1/2/';
const GIRAFFE = 'La girafe de Vernay a quitté son enclos lundi à l’aube.';
const PAGE = `<html lang="fr"><head><title>La girafe de Vernay</title></head><body><article><h1>La girafe de Vernay</h1>
<p>${GIRAFFE}</p><p>Les gardiens du parc la cherchent depuis dans les vergers de la vallée. Ils ont demandé aux
habitants de fermer les barrières et de ne pas approcher l’animal.</p></article></body></html>`;
const QUESTION = 'Quand la girafe de Vernay a-t-elle quitté son enclos ?';

let folder: string;
let web: WebDouble;
let embedder: Embedder;
let library: Library;
let stage: Stage;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-own-'));
  web = new WebDouble();
  await web.start();
  embedder = await openEmbedder(smallModels().embedder, { cacheFolder: folder });
  const reader = await openReader(smallModels().reader);
  library = openLibrary(join(folder, 'library'), { model: embedder.model });
  mkdirSync(join(folder, 'common'));
  writeFileSync(join(folder, 'common', 'port.txt'), 'Le port de Port-Louis a rouvert mardi après la tempête.\n');
  await ingest({ library, embedder, corpus: 'default', paths: [join(folder, 'common')] });
  const log = { error: () => undefined };
  const lookups = createLookups({
    open: (name) => library.corpus(name ?? 'default'),
    corpora: () => library.corpora(),
    removalMarks: () => library.removalMarks(),
    lastArrival: () => library.lastArrival(),
    ask: (one) => createAsk({ corpus: one, embedder, reader, log }),
    embedder,
    log,
  });
  const serverCorpora = createServerCorpusJobs((corpus, work, onProgress, signal) =>
    changeServerCorpus({
      ...{ library, embedder, network: web.network, userAgent: 'Verbatim/test' },
      ...{ corpus, work, onProgress, signal },
    }),
  );
  stage = await setTheStage(lookups, { servers: 2, serverCorpora });
});
afterEach(async () => {
  await stage.end();
  library.close();
  await embedder.close();
  await web.stop();
  rmSync(folder, { recursive: true, force: true });
});

const there = (): Setting => ({ server: stage.discord.world.servers[1]!, ...MANAGER });
const here = (): Setting => ({ server: stage.discord.world.servers[0]!, ...MANAGER });

/** The reply in its last state: an addition shows its progress before. */
async function settled(invocation: ReturnType<Stage['discord']['slash']>): Promise<Json> {
  const progress = /…(?: \d+ %)?$/;
  await stage.discord.answerTo(invocation);
  for (;;) {
    const reply = await stage.discord.answerTo(invocation);
    if (!progress.test(shownText(reply))) return reply;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function manage(options: OptionValues, setting: Setting = here()): Promise<string> {
  const reply = await settled(stage.discord.slash('corpus', options, setting));
  expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
  return shownText(reply);
}

const ask = async (setting: Setting, question = QUESTION): Promise<string> =>
  shownText(await stage.discord.answerTo(stage.discord.slash('ask', { question }, setting)));

const attached = (filename: string, content: string | Buffer, url = `https://${CDN}${filename}`): OptionValues => {
  web.page(url.replace('https://', ''), sends(content, { 'content-type': 'application/octet-stream' }));
  return { add: { file: { attached: { filename, url, size: Buffer.byteLength(content) } } } };
};

const addGiraffe = async (setting: Setting = here()): Promise<void> => {
  expect(await manage(attached('girafe.txt', `${GIRAFFE}\n`), setting)).toContain('1 article ajouté');
};

describe('what a server adds', () => {
  it('answers there at once, beside what answered before', async () => {
    expect(await ask(here())).not.toContain('aube');
    await addGiraffe();
    expect(await ask(here())).toContain('girafe de Vernay');
    expect(await ask(here(), 'Quand le port de Port-Louis a-t-il rouvert ?')).toContain('mardi');
    expect(await manage({ status: {} })).toContain('**default** + **les articles de ce serveur**');
  });

  it('may come from an address', async () => {
    web.page('parc.example/girafe', sends(PAGE));
    expect(await manage({ add: { url: 'https://parc.example/girafe' } })).toContain('1 article ajouté');
    expect(await ask(here())).toContain('girafe de Vernay');
  });

  it('takes the place of what was added under the same name', async () => {
    await addGiraffe();
    const corrected = attached('girafe.txt', `${GIRAFFE.replace('lundi', 'jeudi')}\n`);
    expect(await manage(corrected)).toBe('1 article mis à jour.\nCe serveur compte maintenant 1 article.');
    expect(await ask(here())).toContain('jeudi');
  });

  it('is listed, removed for good, and may be added again', async () => {
    await addGiraffe();
    expect(await manage({ list: {} })).toContain('girafe');
    const typed = stage.discord.autocomplete('corpus', { remove: { title: 'giraf' } }, 'title', here());
    const [choice] = await stage.discord.choicesFor(typed);
    expect(await manage({ remove: { title: String(choice?.value) } })).toMatch(/^«\u00a0.*\u00a0» est retiré\.$/);
    expect(await ask(here())).not.toContain('aube');
    expect(readdirSync(join(folder, 'library', 'originals'), { recursive: true }).join()).not.toMatch(/girafe.*txt/);
    await addGiraffe();
    expect(await ask(here())).toContain('girafe de Vernay');
  });

  it('is asked together with what had been chosen before, and no more once a manager chooses otherwise', async () => {
    await manage({ use: { corpus: 'default' } });
    await addGiraffe();
    expect(await ask(here())).toContain('girafe de Vernay');
    await manage({ use: { corpus: 'default' } });
    expect(await ask(here())).not.toContain('aube');
  });
});

describe('/corpus clear', () => {
  const BODIES = Array.from({ length: 3 }, (_, at) =>
    JSON.stringify({ id: `a${at}`, title: `Le zèbre ${at}`, text: `Le zèbre numéro ${at} a traversé la rivière.` }),
  );
  const herd = (): OptionValues => attached('troupeau.jsonl', BODIES.join('\n'));

  /** Files of the library in which a word is, but the records. */
  const filesWith = (word: string): string[] =>
    readdirSync(join(folder, 'library'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('records'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((file) => readFileSync(file).includes(word));

  const askToClear = (setting: Setting = here()): Promise<Json> =>
    stage.discord.answerTo(stage.discord.slash('corpus', { clear: {} }, setting));

  async function confirm(card: Json, setting: Setting = here(), label = 'Tout supprimer'): Promise<string> {
    return shownText(await settled(stage.discord.button(buttonNamed(card, label), card, setting)));
  }

  it('asks once, says how many, and then leaves no byte of what the server has added, nor touches anything else', async () => {
    await addGiraffe();
    await manage(herd());
    await addGiraffe(there());
    expect(filesWith('zèbre numéro 1')).not.toEqual([]);
    const card = await askToClear();
    expect(hasFlag(card.flags, EPHEMERAL)).toBe(true);
    expect(shownText(card)).toMatch(
      /^Supprimer tout ce que ce serveur a ajouté \(4 articles\)\u00a0\? .* ne s’annule pas\.$/,
    );
    expect(await ask(here())).toContain('girafe de Vernay');
    expect(await confirm(card)).toBe('C’est fait\u00a0: 4 articles supprimés.');
    expect(filesWith('zèbre')).toEqual([]);
    expect(await ask(here())).not.toContain('aube');
    expect(await ask(here(), 'Quand le port de Port-Louis a-t-il rouvert ?')).toContain('mardi');
    expect(await ask(there())).toContain('girafe de Vernay');
    expect(await manage({ clear: {} })).toContain('n’a ajouté aucun article');
    expect(await manage({ list: {} })).toContain('n’a ajouté aucun article');
    expect(await stage.records.clearing()).toEqual([]);
  });

  it('is said in English too', async () => {
    await addGiraffe();
    const setting = { ...here(), locale: 'en-US' };
    const card = await askToClear(setting);
    expect(shownText(card)).toMatch(
      /^Delete everything that this server has added \(1 article\)\? .* cannot be undone\.$/,
    );
    expect(await confirm(card, setting, 'Delete everything')).toBe('Done: 1 article deleted.');
  });

  it('leaves cards that say what became of what they cited, and choices that go on answering', async () => {
    await addGiraffe();
    await manage({ use: { corpus: `default,server-${stage.discord.world.guildId}` } });
    const posted = await stage.discord.answerTo(stage.discord.slash('ask', { question: QUESTION }, here()));
    await confirm(await askToClear());
    const choice = stage.discord.choose(menuOf(posted).id, '1', posted, here());
    expect(shownText(await stage.discord.followUpTo(choice))).toContain('**Retiré**');
    expect(await ask(here(), 'Quand le port de Port-Louis a-t-il rouvert ?')).toContain('mardi');
    expect(await manage({ status: {} })).toContain('**default** + **les articles de ce serveur**');
  });

  it('lets a server begin anew with what it had before, an archive whole', async () => {
    await manage(herd());
    await confirm(await askToClear());
    expect(await manage(herd())).toContain('3 articles ajoutés.');
    expect(await ask(here(), 'Quel zèbre a traversé la rivière ?')).toContain('rivière');
  });

  it('is for managers, whoever presses the button', async () => {
    await addGiraffe();
    const card = await askToClear();
    const member = { server: stage.discord.world.servers[0]!, permissions: '2048' };
    expect(shownText(await askToClear(member))).toContain('Gérer le serveur');
    const press = stage.discord.button(buttonNamed(card, 'Tout supprimer'), card, member);
    expect(shownText(await stage.discord.answerTo(press))).toContain('Gérer le serveur');
    expect(await ask(here())).toContain('girafe de Vernay');
  });

  it('that was cut short is done first when something is added, which stays', async () => {
    await addGiraffe();
    await stage.records.noteClearing(stage.discord.world.guildId, true);
    await manage(herd());
    expect(await ask(here())).not.toContain('aube');
    expect(await stage.records.clearing()).toEqual([]);
    await stage.restart();
    expect(await ask(here(), 'Quel zèbre a traversé la rivière ?')).toContain('rivière');
  });
});

describe('another server', () => {
  const OWN = (): string => `server-${stage.discord.world.servers[0]!.guildId}`;

  it('sees nothing of it by any command, option or name', async () => {
    await addGiraffe();
    expect(await ask(there())).not.toContain('aube');
    expect(await manage({ status: {} }, there())).not.toContain('server-');
    expect(await manage({ use: { corpus: OWN() } }, there())).toMatch(/^Il n’y a pas de corpus/);
    expect(await manage({ use: { corpus: `default,${OWN()}` } }, there())).toMatch(/^Il n’y a pas de corpus/);
    expect(await manage({ list: {} }, there())).toContain('n’a ajouté aucun article');
    expect(await manage({ remove: { title: 'girafe' } }, there())).toContain('n’a ajouté aucun article');
    for (const setting of [there(), { direct: true }]) {
      const use = stage.discord.autocomplete('sources', { corpus: 'ser' }, 'corpus', setting);
      expect(await stage.discord.choicesFor(use)).toEqual([]);
      for (const [name, options] of [
        ['sources', { corpus: OWN() }],
        ['search', { words: 'girafe' }],
        ['verify', { text: 'La girafe de Vernay a quitté son enclos lundi' }],
        ['article', { title: 'girafe' }],
        ['quote', { title: 'girafe', words: 'enclos' }],
        ['compare', { question: QUESTION }],
        ['about', {}],
      ] as const) {
        const reply = await stage.discord.answerTo(stage.discord.slash(name, options, setting));
        expect(shownText(reply), name).not.toMatch(/aube|server-\d/);
      }
    }
    const titles = stage.discord.autocomplete('corpus', { remove: { title: '' } }, 'title', there());
    expect(await stage.discord.choicesFor(titles)).toEqual([]);
  });

  it('may choose it as long as it is shared, and not a moment longer, by old cards neither', async () => {
    await addGiraffe();
    expect(await manage({ share: { shared: true } })).toContain('peuvent maintenant');
    expect(await manage({ use: { corpus: `default,${OWN()}` } }, there())).toContain('server-');
    const card = await stage.discord.answerTo(
      stage.discord.slash('ask', { question: QUESTION, private: true }, there()),
    );
    expect(shownText(card)).toContain('girafe de Vernay');
    await manage({ share: { shared: false } });
    expect(await ask(there())).not.toContain('aube');
    const press = stage.discord.button(buttonNamed(card, 'Partager'), card, there());
    expect(shownText(await stage.discord.answerTo(press))).toMatch(/^Ce message est trop ancien/);
    expect(await manage({ status: {} })).toContain('les articles de ce serveur');
  });
});

describe('what is hostile', () => {
  it.each([
    ['girafe.exe', 'x', undefined, 'Joignez un fichier'],
    ['../../../../etc/passwd', 'x', undefined, 'Joignez un fichier'],
    ['a.txt', 'x', 'https://evil.example/attachments/a.txt', 'pas celle d’une page publique'],
    ['a.txt', 'x', 'http://cdn.discordapp.com/attachments/1/2/a.txt', 'pas celle d’une page publique'],
    ['a.txt', 'x', 'https://cdn.discordapp.com/icons/a.txt', 'pas celle d’une page publique'],
    ['a.txt', 'x', 'https://cdn.discordapp.com@evil.example/attachments/a.txt', 'pas celle d’une page publique'],
    ['vide.txt', ' ', undefined, 'aucun article lisible'],
    ['faux.pdf', 'no pdf', undefined, 'aucun article lisible'],
    ['faux.zip', 'no zip', undefined, 'aucun article lisible'],
  ])('as the file %s is refused', async (filename, content, url, said) => {
    expect(await manage(attached(filename, content, url))).toContain(said);
    expect(await ask(here())).not.toContain('aube');
  });

  it.each([
    ['http://127.0.0.1/x', 'pas sur l’internet public'],
    ['http://localhost/x', 'pas sur l’internet public'],
    ['file:///etc/passwd', 'pas celle d’une page publique'],
    ['https://user:word@parc.example/', 'pas celle d’une page publique'],
    ['https://absent.example/nothing', 'pas de page à cette adresse'],
  ])('as the address %s is refused', async (url, said) => {
    expect(await manage({ add: { url } })).toContain(said);
  });

  it('as a name stays inside the folder of originals, whatever it holds', async () => {
    expect(await manage(attached('..\\..\\$(rm -rf)é\u202e.TXT', `${GIRAFFE}\n`, `https://${CDN}odd.txt`))).toContain(
      '1 article ajouté',
    );
    const kept = readdirSync(
      join(folder, 'library', 'originals', `server-${stage.discord.world.guildId}`, 'attachments'),
    );
    expect(kept).toEqual([expect.stringMatching(/^[a-z0-9-]+\.txt$/)]);
  });

  it('as more articles than a server may have is put back', async () => {
    const lines = Array.from({ length: 2_100 }, (_, at) =>
      JSON.stringify({ id: `a${at}`, title: `Titre ${at}`, text: `Le lot numéro ${at} est parti.` }),
    );
    await addGiraffe();
    expect(await manage(attached('trop.jsonl', lines.join('\n')))).toContain('plus de place');
    expect((await countsOf(library.corpus(`server-${stage.discord.world.guildId}`))).articles).toBe(1);
  }, 60_000);

  it('as neither or both of file and address is asked for again', async () => {
    expect(await manage({ add: {} })).toContain('Donnez un fichier ou une adresse, pas les deux.');
    const { add } = attached('a.txt', GIRAFFE) as { add: OptionValues };
    expect(await manage({ add: { ...add, url: 'https://parc.example/' } })).toContain('pas les deux');
  });
});
