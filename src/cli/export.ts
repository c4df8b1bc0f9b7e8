import { loadConfig, readEnvironment } from '../config.js';
import { quotableText } from '../corpus/passages.js';
import { openLibrary } from '../library/open.js';
import { DEFAULT_CORPUS } from './open.js';
import { readArguments, runRoot } from './run.js';

const USAGE = 'npm run export -- [--library DIR] [--corpus NAME]';

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
  );
  const config = loadConfig(readEnvironment());
  const library = openLibrary(values.library ?? config.library, { readonly: true });
  try {
    for (const article of library.corpus(values.corpus).articles()) {
      const { id, title, outlet, author, date, url, language, text } = article;
      const line = { id, title, outlet, author, date, url, language, text, quotable: quotableText(article) };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  } finally {
    library.close();
  }
  return 0;
});
