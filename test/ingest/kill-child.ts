import { ingest } from '../../src/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';

// One ingest in a process of its own, to be killed: LIBRARY ARTICLES MODEL. Tells its parent when it begins and ends.
const [folder = '', articles = '', model = ''] = process.argv.slice(2);
const embedder = fakeEmbedder(model);
const library = openLibrary(folder, { model: embedder.model });
process.send?.('begun');
const report = await ingest({ library, embedder, corpus: 'news', paths: [articles] });
library.close();
process.send?.(report, () => process.disconnect());
