import { relative } from 'node:path';
import type { Abstention, Answer } from '../answer/answer.js';
import { certaintyOf } from '../answer/certainty.js';
import type { ArticleCard } from '../corpus/article.js';
import type { Citation, Excerpt } from '../reader/excerpt.js';
import { analysisLanguage } from '../text/detect-language.js';
import { forTerminal } from '../text/display.js';
import { openQuotations } from '../text/open-quotations.js';
import type { Colors } from './terminal.js';
import { WORDING, type Wording } from './wording.js';

/** The path as it is shortest to type: from the current folder where the article stands below it. */
function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}

/** Title, outlet, author, date, url or path: what is known of them. */
export function describeArticle(article: ArticleCard): string {
  const place = article.url ?? shownPath(article.path);
  return [article.title, article.outlet, article.author, article.date, place]
    .filter((part) => part !== null)
    .map(forTerminal)
    .join(' · ');
}

export function describeCitation(citation: Citation, wording: Wording): string {
  return `${describeArticle(citation.article)} · ${wording.paragraph}\u00a0${citation.paragraph}`;
}

/** The excerpt in its article's own characters, the answering words in bold, in the quotation marks of its language. */
function quote(excerpt: Excerpt, colors: Colors): string {
  let shown = '';
  let at = excerpt.start;
  for (const [start, end] of excerpt.highlight) {
    shown += forTerminal(excerpt.text.slice(at - excerpt.start, start - excerpt.start));
    shown += colors.bold(forTerminal(excerpt.text.slice(start - excerpt.start, end - excerpt.start)));
    at = end;
  }
  shown += forTerminal(excerpt.text.slice(at - excerpt.start));
  return analysisLanguage(excerpt.article.language, excerpt.text) === 'en' ? `“${shown}”` : `«\u00a0${shown}\u00a0»`;
}

/** Every value side by side with its outlet (or title) and date, oldest first; null where nothing says that they differ. */
function disagreement({ disagreement, excerpts, language, read }: Answer): string | null {
  if (disagreement === null) return null;
  const dates = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const values = disagreement.values.map(({ value, excerpt }) => {
    const { outlet, title, date } = excerpts[excerpt - 1]!.article;
    const source = [outlet ?? title, ...(date === null ? [] : [dates.format(new Date(date))])].join(', ');
    return `${forTerminal(value)} (${forTerminal(source)})`;
  });
  return `${WORDING[language].differ(read)} ${values.join(', ')}`;
}

/** An answer or abstention as the terminal shows it, without a line end. */
export function renderAnswer(answer: Answer | Abstention, colors: Colors): string {
  const wording = WORDING[answer.language];
  const notes = answer.degraded === null ? [] : [colors.yellow(wording.degraded)];
  if (answer.status === 'abstained') {
    const nearest = answer.nearest.map((article) => `  - ${describeArticle(article)}`);
    return [
      wording.abstention[answer.reason],
      ...(answer.reason === 'no-answer' ? [wording.searched(answer.searched)] : []),
      ...(nearest.length > 0 ? [wording.nearest, ...nearest] : []),
      ...notes,
    ].join('\n');
  }
  const quotes = answer.excerpts.map((excerpt) =>
    [
      `${excerpt.rank}. ${quote(excerpt, colors)}`,
      ...(openQuotations(excerpt.text) > 0 ? [colors.dim(`   ${wording.leftOpen}`)] : []),
      colors.dim(`   ${describeCitation(excerpt, wording)}`),
      ...excerpt.also.map((copy) => colors.dim(`   ${wording.also} ${describeCitation(copy, wording)}`)),
    ].join('\n'),
  );
  const differ = disagreement(answer);
  return [
    `(${wording.confidence[certaintyOf(answer.confidence)]})`,
    ...(differ === null ? [] : [differ]),
    ...quotes,
    ...notes,
  ].join('\n');
}
