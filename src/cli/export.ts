import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { quotableText } from '../articles/passages.js';
import { type Config, loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { allArticles, type CorpusReader } from '../library/corpora/corpus.js';
import { openLibrary } from '../library/open.js';
import { createLog } from '../log.js';
import { tellingOnce } from './processes/index-repair.js';
import { answerCitations, FORMATS, type Format } from './runs/answer-citations.js';
import type { CorpusLocation } from './runs/bot.js';
import { exportedCitations } from './runs/export-citations.js';
import { DEFAULT_CORPUS, openAnswering } from './runs/open-answering.js';
import { whyUnanswered } from './terminal/render.js';
import { readArguments, runRoot } from './terminal/run-root.js';
import { tellLine } from './terminal/terminal.js';

const USAGE =
  'npm run export -- [--library DIR] [--corpus NAME] [--citations | --question "Q" --format bibtex|csl-json|text]';

async function* exported(corpus: CorpusReader): AsyncGenerator<string> {
  for await (const article of allArticles(corpus)) {
    const { id, title, outlet, author, date, url, language, text } = article;
    const line = { id, title, outlet, author, date, url, language, text, quotable: quotableText(article) };
    yield `${JSON.stringify(line)}\n`;
  }
}

async function exportLines(location: CorpusLocation, citations: boolean): Promise<void> {
  const library = openLibrary(location.library, { readonly: true });
  try {
    const corpus = library.corpus(location.corpus);
    const lines = citations ? exportedCitations(library.folder, corpus) : exported(corpus);
    await pipeline(Readable.from(lines), process.stdout);
  } finally {
    library.close();
  }
}

async function exportAnswer(config: Config, location: CorpusLocation, question: string, format: Format): Promise<void> {
  const answering = await openAnswering(config, location, createLog(config.logLevel), tellingOnce());
  try {
    const answer = await answering.ask(question);
    if (answer.status === 'abstained') tellLine(whyUnanswered(answer));
    else process.stdout.write(`${await answerCitations(answer, format, answering.corpus)}\n`);
  } finally {
    await answering.close();
  }
}

const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name);

await runRoot(async () => {
  const { values } = readArguments(
    {
      library: { type: 'string' },
      corpus: { type: 'string', default: DEFAULT_CORPUS },
      citations: { type: 'boolean', default: false },
      question: { type: 'string' },
      format: { type: 'string' },
    },
    USAGE,
    false,
  );
  const { citations, question, format } = values;
  const wrong = (message: string): UsageError => new UsageError('bad-arguments', message, `usage: ${USAGE}`);
  if (format !== undefined && !isFormat(format)) throw wrong(`there is no format ${format}`);
  if ((question === undefined) !== (format === undefined)) throw wrong('--question and --format go together');
  if (citations && question !== undefined) throw wrong('--citations and --question were both given');

  const config = loadConfig(readEnvironment());
  const location = { library: values.library ?? config.library, corpus: values.corpus };
  if (question === undefined || format === undefined) await exportLines(location, citations);
  else await exportAnswer(config, location, question, format);
  return 0;
});
