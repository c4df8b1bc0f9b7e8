import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadConfig, readEnvironment } from '../config.js';
import { quotableText } from '../corpus/passages.js';
import type { CorpusReader } from '../library/library.js';
import { openLibrary } from '../library/open.js';
import { DEFAULT_CORPUS } from './open.js';
import { readArguments, runRoot } from './run.js';

const USAGE = 'npm run export -- [--library DIR] [--corpus NAME]';

function* exported(corpus: CorpusReader): Generator<string> {
  for (const article of corpus.articles()) {
    const { id, title, outlet, author, date, url, language, text } = article;
    const line = { id, title, outlet, author, date, url, language, text, quotable: quotableText(article) };
    yield `${JSON.stringify(line)}\n`;
  }
}

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
    false,
  );
  const config = loadConfig(readEnvironment());
  const library = openLibrary(values.library ?? config.library, { readonly: true });
  try {
    await pipeline(Readable.from(exported(library.corpus(values.corpus))), process.stdout);
  } finally {
    library.close();
  }
  return 0;
});
