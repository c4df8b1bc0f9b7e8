import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { readMaterial } from './material.mjs';
import { seconds, tell } from './measure.mjs';

// MiniSearch with its default options, and a processTerm without case and accents, as its documentation has it.

const processTerm = (term) => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const [folder] = process.argv.slice(2);
const { passages, warmUp, timed } = await readMaterial(folder, { embeddings: false });

const search = new MiniSearch({ fields: ['title', 'text'], storeFields: ['title', 'text'], processTerm });
const ingestSeconds = await seconds(() => search.addAll(passages));

await tell({
  ingestSeconds,
  search: (question) =>
    search
      .search(question)
      .slice(0, 10)
      .map(({ id }) => id),
  warmUp,
  timed,
  save: () => {
    const saved = join(folder, 'minisearch.json');
    writeFileSync(saved, JSON.stringify(search));
    return [saved];
  },
});
