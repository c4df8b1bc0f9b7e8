/** Answers and abstentions as text for a terminal. Changes no character of a quotation but to make escapes visible. */
import { relative } from 'node:path';
import type { Abstention, Answer } from '../../answering/answer.js';
import { certaintyOf } from '../../answering/certainty.js';
import { shownTitle } from '../../answering/citation/title.js';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { Citation, Excerpt, Quotation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import { analysisLanguage } from '../../text/detect-language.js';
import { forTerminal } from '../../text/display.js';
import { LONGEST_SENTENCE } from '../../text/sentences/longest-sentence.js';
import { openQuotations } from '../../text/sentences/open-quotations.js';
import { talkLine } from '../../wording/talk-words.js';
import { type Colors, tellLine } from './terminal.js';
import { TERMINAL_WORDING, type TerminalWording } from './wording.js';

/** The path as it is shortest to type: relative to the current folder where the article is below it. */
function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}

/** Title, outlet, author, date, url or path: what is known of them. */
export function describeArticle(article: ArticleCard): string {
  const location = article.url ?? shownPath(article.path);
  return [shownTitle(article), article.outlet, article.author, article.date, location]
    .filter((part) => part !== null)
    .map(forTerminal)
    .join(' · ');
}

export function describeCitation(citation: Citation, wording: TerminalWording): string {
  return `${describeArticle(citation.article)} · ${wording.paragraph}\u00a0${citation.paragraph}`;
}

/** A quotation in its article's own characters, what is highlighted in bold, in the quotation marks of its language. */
function quote(excerpt: Quotation, colors: Colors): string {
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

/**
 * Every value with its outlet (or title) and date, oldest first; null where nothing says that they differ, or an excerpt
 * that says one of the values is not shown.
 */
function disagreement({ disagreement, language, read }: Answer, shown: readonly Excerpt[]): string | null {
  if (disagreement === null) return null;
  const cited = disagreement.values.flatMap(({ excerpt }) => shown.find(({ rank }) => rank === excerpt) ?? []);
  if (cited.length < disagreement.values.length) return null;
  const dates = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const values = disagreement.values.map(({ value }, index) => {
    const { article } = cited[index]!;
    const { outlet, date } = article;
    const source = [outlet ?? shownTitle(article), ...(date === null ? [] : [dates.format(new Date(date))])].join(', ');
    return `${forTerminal(value)} (${forTerminal(source)})`;
  });
  return `${TERMINAL_WORDING[language].differ(read)} ${values.join(', ')}`;
}

/** Notes a quotation that is not what was cited. */
const dropped = { error: (_: unknown, message = '') => tellLine(`error: ${message}`) };

function numbered(
  { rank, also, ...quotation }: Quotation & Pick<Excerpt, 'rank' | 'also'>,
  colors: Colors,
  wording: TerminalWording,
): string {
  const { length } = quotation.text;
  const isLong = length > LONGEST_SENTENCE;
  return [
    `${rank}. ${isLong ? `${wording.long(length)}. ${wording.whereLong}` : quote(quotation, colors)}`,
    ...(!isLong && openQuotations(quotation.text) > 0 ? [colors.dim(`   ${wording.leftOpen}`)] : []),
    colors.dim(`   ${describeCitation(quotation, wording)}`),
    ...also.map((copy) => colors.dim(`   ${wording.also} ${describeCitation(copy, wording)}`)),
  ].join('\n');
}

/** The passages of a search in their order, without those that are not what was cited. */
export const passagesOf = ({ kind, passages = [] }: Abstention): readonly Quotation[] =>
  kind === 'search' ? verifiedQuotations(passages, dropped) : [];

/** Why nothing is quoted as an answer, or what helps someone who speaks to Verbatim itself. */
function abstentionLine({ reason, talk, question }: Abstention, wording: TerminalWording): string {
  return talk === undefined ? wording.abstention[reason] : talkLine(wording.talk, talk, question);
}

/** The same where no passages are shown. */
export function whyUnanswered(abstention: Abstention): string {
  const wording = TERMINAL_WORDING[abstention.language];
  return abstention.kind === 'search' ? wording.abstention['no-answer'] : abstentionLine(abstention, wording);
}

/** What a question was taken for that leans on earlier ones. */
const understoodAs = ({ understood, language }: Answer | Abstention, colors: Colors): string[] =>
  understood === null ? [] : [colors.dim(TERMINAL_WORDING[language].understood(forTerminal(understood)))];

function renderAbstention(abstention: Abstention, colors: Colors): string[] {
  const { kind, language, passages = [], reason, searched, nearest } = abstention;
  const wasRead = kind === 'search' || reason === 'no-answer' || reason === 'other-language';
  const wording = TERMINAL_WORDING[language];
  if (kind === 'search' && passages.length > 0) {
    const shown = passagesOf(abstention).map((passage, index) =>
      numbered({ ...passage, rank: index + 1, also: [] }, colors, wording),
    );
    return shown.length === 0 ? [wording.withheld] : [abstentionLine(abstention, wording), ...shown];
  }
  return [
    whyUnanswered(abstention),
    ...(wasRead ? [wording.searched(searched)] : []),
    ...(nearest.length > 0 ? [wording.nearest, ...nearest.map((article) => `  - ${describeArticle(article)}`)] : []),
  ];
}

/** An answer or abstention as the terminal shows it, without a line end. */
export function renderAnswer(answer: Answer | Abstention, colors: Colors): string {
  const wording = TERMINAL_WORDING[answer.language];
  const understood = understoodAs(answer, colors);
  if (answer.status === 'abstained') return [...understood, ...renderAbstention(answer, colors)].join('\n');
  const shown = verifiedQuotations(answer.excerpts, dropped);
  if (shown.length === 0) return wording.withheld;
  const differ = disagreement(answer, shown);
  return [
    ...understood,
    `(${wording.confidence[certaintyOf(answer.confidence)]})`,
    ...(differ === null ? [] : [differ]),
    ...shown.map((excerpt) => numbered(excerpt, colors, wording)),
  ].join('\n');
}
