/** Prints what a corpus holds or what was posted from it as JSON Lines, or an answer's citations in a format. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerCitations } from '../../answering/citation/answer-citations.js';
import { bibtex } from '../../answering/citation/bibtex.js';
import { cslJson } from '../../answering/citation/csl-json.js';
import type { Quoted } from '../../answering/citation/quoted.js';
import { citationText } from '../../answering/citation/text.js';
import { quotableText } from '../../articles/passages.js';
import { allArticles, type Corpus, type CorpusReader } from '../../library/corpora/corpus.js';
import { withLibrary } from '../../library/open.js';
import { postedCitations } from '../../records/posted-messages.js';
import type { Language } from '../../text/language.js';
import { whyUnanswered } from '../terminal/render.js';
import { tellLine } from '../terminal/terminal.js';
import { TERMINAL_WORDING } from '../terminal/wording.js';
import { withAnswering } from './open-answering.js';
import type { CorpusLocation, Settings } from './settings.js';

export const FORMATS = {
  bibtex: (citations: readonly Quoted[]) => bibtex(citations),
  'csl-json': (citations: readonly Quoted[]) => JSON.stringify(cslJson(citations), null, 2),
  text: (citations: readonly Quoted[], language: Language) =>
    citations.map((citation) => citationText(citation, TERMINAL_WORDING[language].paragraph)).join('\n'),
} as const;

export type Format = keyof typeof FORMATS;

/** The articles of a corpus, or the citations that were posted from it, one JSON object a line. */
export function exportLines(location: CorpusLocation, citations: boolean): Promise<void> {
  return withLibrary(location.library, { readonly: true }, async (library) => {
    const corpus = library.corpus(location.corpus);
    const lines = citations ? citationLines(library.folder, corpus) : articleLines(corpus);
    await pipeline(Readable.from(lines), process.stdout);
  });
}

export function exportAnswer(settings: Settings, question: string, format: Format): Promise<void> {
  return withAnswering(settings, async ({ ask, corpus }) => {
    const answer = await ask(question);
    if (answer.status === 'abstained') tellLine(whyUnanswered(answer));
    else process.stdout.write(`${FORMATS[format](await answerCitations(answer, corpus), answer.language)}\n`);
  });
}

async function* articleLines(corpus: CorpusReader): AsyncGenerator<string> {
  for await (const article of allArticles(corpus)) {
    const { id, title, titleStated, outlet, author, date, url, language, text } = article;
    const known = { id, title, titleStated, outlet, author, date, url, language };
    const line = { ...known, text, quotable: quotableText(article) };
    yield `${JSON.stringify(line)}\n`;
  }
}

/**
 * Every citation that the bot has posted from a corpus in messages that all can see and that are kept to be corrected, in
 * the order of posting, those of copies too. It names the article as the library holds it now; null where the article is
 * gone.
 */
async function* citationLines(library: string, corpus: Corpus): AsyncGenerator<string> {
  const cards = new Map((await corpus.cards()).map((card) => [card.id, card]));
  const corpora = corpus.name.split(',');
  for (const { corpus: name, place: citation, postedAt } of postedCitations(library)) {
    if (!corpora.includes(name)) continue;
    const { articleId, start, end, sha256 } = citation;
    const id = corpora.length === 1 ? articleId : `${name}:${articleId}`;
    const {
      title = null,
      outlet = null,
      author = null,
      date = null,
      url = null,
      language = null,
    } = cards.get(id) ?? {};
    const article = { id, title, outlet, author, date, url, language };
    yield `${JSON.stringify({ ...article, start, end, sha256, posted: new Date(postedAt).toISOString() })}\n`;
  }
}
