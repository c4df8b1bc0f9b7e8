/**
 * From the passages that were found to excerpts: the reader marks words, whole sentences around them are cut, copies and
 * repetitions are grouped, and each gets a probability. Refuses headings, questions and what ends in a colon, which answer
 * nothing, and drops what breaks the law; a sentence of more than 1,500 characters where a shorter one answers.
 */
import type { Article } from '../../articles/article.js';
import { articleLanguage } from '../../articles/article.js';
import { type QuotableSentence, quotableSentences } from '../../articles/quotable.js';
import type { Logger } from '../../log.js';
import { type AnswerEvidence, answerLogOdds, excerptProbability, logistic } from '../../models/reader/calibration.js';
import type { Mark, ReadablePassage, Reader } from '../../models/reader/reader.js';
import { fold } from '../../text/fold.js';
import { overlaps, type Range } from '../../text/range.js';
import { LONGEST_SENTENCE } from '../../text/sentences/longest-sentence.js';
import { terms } from '../../text/terms.js';
import { groupCopies, sameSentence } from './duplicates.js';
import type { Citation, Excerpt } from './excerpt.js';
import { ENDS_WITH_COLON, excerptRange, type SentenceRun } from './excerpt-range.js';
import { isVerbatim, logNotVerbatim } from './law.js';
import { asWrittenIn, hasEveryName } from './names-met.js';
import type { Question } from './question.js';
import { cite } from './quotation.js';

/** A passage that the retriever found. */
export interface FoundPassage {
  readonly article: Article;
  readonly passage: Range & Pick<ReadablePassage, 'sentences' | 'tokens' | 'tokenizer'> & { readonly id: number };
  /** Cosine of question and passage, -1 to 1. */
  readonly dense: number;
  /** The retriever's; the best of a question has about 1. */
  readonly score: number;
  /** What its score counts more in the order of passages and excerpts: its article answered before. Absent: nothing. */
  readonly carried?: number;
  /** Of a near copy the sentences, by their number in the passage, that it alone has: only these are read for. Absent: all. */
  readonly differing?: ReadonlySet<number>;
}

/** What a mark says of its article. */
interface Marked {
  readonly article: Article;
  readonly mark: Mark;
  /** Its sentences among the article's. */
  readonly core: SentenceRun;
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  readonly found: FoundPassage;
  /** Whether its article has every name and number of the question. */
  readonly names: AnswerEvidence['names'];
  readonly score: number;
}

export interface Reading {
  /** Best first, copies of one sentence in several articles as one. */
  readonly excerpts: readonly Excerpt[];
  /** Calibrated probability that the articles answer the question at all. */
  readonly answerable: number;
  /** How many passages were read before the rest could not matter. */
  readonly read: number;
  /** Of each excerpt whether it would answer rather than not, did it stand first. */
  readonly passing: readonly boolean[];
  /** What the probabilities come from; null where nothing was marked. `shares`: of the excerpts, in their order. */
  readonly evidence: (AnswerEvidence & { readonly shares: readonly number[] }) | null;
}

export interface ReadingParts {
  readonly reader: Reader;
  readonly log: Pick<Logger, 'error'>;
  /** The near copies of an article that was found, whether or not their passages are read. */
  readonly copiesOf: (articleId: string) => Promise<readonly Article[]>;
}

/** A passage that was found, as a reader takes it. */
export function readable({ article, passage }: FoundPassage): ReadablePassage {
  const { sentences, tokens, tokenizer } = passage;
  return { title: article.title, text: article.text, sentences, tokens, tokenizer };
}

/** Share of the best excerpt's power below which a passage is nothing beside it. */
const NEGLIGIBLE = 0.05;

/** What ends in a question mark asks. */
const ASKS = /\?[\s»”"')\]]*$/u;

/** What a mark is believed by. */
function evidenceOf({ found, mark, names }: Marked): AnswerEvidence {
  return { margin: mark.margin, score: found.score, names };
}

const isLong = ({ text }: Pick<Marked, 'text'>): boolean => text.length > LONGEST_SENTENCE;

/** Without what is too long to be read in one go, where something shorter answers. */
function withoutLong(marked: readonly Marked[], { calibration }: Reader): Marked[] {
  const short = marked.filter((one) => !isLong(one));
  const answers = (one: Marked): boolean =>
    logistic(answerLogOdds(calibration.answer, evidenceOf(one))) >= calibration.leastAnswerable;
  return short.some(answers) ? short : [...marked];
}

/** What a passage brings to each of its marks, whatever they are. */
interface Promised extends Pick<AnswerEvidence, 'names'> {
  readonly found: FoundPassage;
  /** Its part of their score. */
  readonly promise: number;
}

function promised(found: FoundPassage, question: Question, { calibration: { order } }: Reader): Promised {
  const names = hasEveryName(found.article, question) ? 1 : 0;
  return { found, names, promise: order.score * (found.score + (found.carried ?? 0)) + order.names * names };
}

/**
 * Reads passages in the order of their promise until the rest cannot matter: none of them would come near the best mark
 * with any margin that is ever seen. Given a `readFully`, it reads so many, and then goes on only behind an answer.
 */
async function readUntilSure(
  reader: Reader,
  question: Question,
  passages: readonly FoundPassage[],
  readFully: number | null,
): Promise<{ readonly marked: Marked[]; readonly read: number }> {
  const { answer, greatestMargin, leastAnswerable } = reader.calibration;
  const marked: Marked[] = [];
  let best: Marked | null = null;
  const isNeeded = (promise: number, read: number): boolean => {
    if (readFully !== null) {
      if (read < readFully) return true;
      return best !== null && logistic(answerLogOdds(answer, evidenceOf(best))) >= leastAnswerable;
    }
    return best === null || greatestMargin + promise >= best.score + Math.log(NEGLIGIBLE);
  };
  let read = 0;
  const promising = passages.map((found) => promised(found, question, reader));
  for (const one of promising.sort((a, b) => b.promise - a.promise)) {
    if (!isNeeded(one.promise, read)) break;
    const { found } = one;
    const [marks] = await reader.read(asWrittenIn(found.article, question), [readable(found)]);
    read += 1;
    for (const placed of marks!.flatMap((mark) => markedIn(one, mark))) {
      marked.push(placed);
      if (!isLong(placed) && (best === null || placed.score > best.score)) best = placed;
    }
  }
  return { marked, read };
}

/**
 * Reads the passages for a question.
 * @param most how many excerpts are wanted
 * @param readFully how many passages are read whatever they hold, and the others where those answer, to compare values;
 *   null: as many as can matter
 */
export async function readExcerpts(
  { reader, log, copiesOf }: ReadingParts,
  question: Question,
  passages: readonly FoundPassage[],
  most: number,
  readFully: number | null,
): Promise<Reading> {
  const { marked, read } = await readUntilSure(reader, question, passages, readFully);
  const ranked = withoutRepeats(withoutLong(marked, reader).sort(bestFirst(({ mark }) => mark.start)));
  const best = ranked[0];
  if (best === undefined) return { excerpts: [], read, passing: [], answerable: 0, evidence: null };
  const known = evidenceOf(best);
  const logOdds = answerLogOdds(reader.calibration.answer, known);
  const groups = askersLanguageFirst(groupCopies(ranked), question.language);
  // A group counts once, by its best: copies make nothing more probable.
  const power = ({ score }: Marked): number => Math.exp(score - best.score);
  const total = groups.reduce((sum, [first]) => sum + power(first), 0);
  const excerpts: Excerpt[] = [];
  const shares: number[] = [];
  const passing: boolean[] = [];
  for (const [first, ...copies] of groups) {
    if (excerpts.length === most) break;
    const { article, mark } = first;
    const taken = excerpts.filter((other) => other.article.id === article.id);
    if (taken.some((other) => overlaps(other, mark))) continue;
    const share = power(first) / total;
    const excerpt: Excerpt = {
      rank: excerpts.length + 1,
      ...cite(article, rangeOf(first, question, taken)),
      highlight: [[mark.start, mark.end]],
      confidence: excerptProbability(reader.calibration.excerpt, logOdds, share),
      also: [
        ...copies.map((copy) => withoutText(cite(copy.article, rangeOf(copy, question, [])))),
        ...citeCopies(
          (await copiesOf(article.id)).filter(({ id }) => !copies.some((copy) => copy.article.id === id)),
          first.text,
        ),
      ],
    };
    if (ENDS_WITH_COLON.test(excerpt.text)) continue;
    if (!isVerbatim(article.text, excerpt)) {
      logNotVerbatim(log, excerpt);
      continue;
    }
    excerpts.push(excerpt);
    shares.push(share);
    const alone = { ...evidenceOf(first), score: known.score };
    passing.push(answerLogOdds(reader.calibration.answer, alone) >= 0);
  }
  return { excerpts, read, passing, answerable: logistic(logOdds), evidence: { ...known, shares } };
}

/** A mark in its article; nothing for one in what tells nothing, or in what a near copy tells as well. */
function markedIn({ found, names, promise }: Promised, mark: Mark): Marked[] {
  const { article, passage, differing } = found;
  if (differing !== undefined && !isAmong(differing, mark.sentences)) return [];
  const sentences = quotableSentences(article);
  const indexOf = (sentence: number): number =>
    sentences.findIndex(({ start }) => start === passage.sentences[sentence]!.start);
  const core: SentenceRun = [indexOf(mark.sentences[0]), indexOf(mark.sentences[1])];
  const [first, last] = [sentences[core[0]], sentences[core[1]]];
  if (first === undefined || last === undefined || core[1] - core[0] > 2) return [];
  if (!areProse(article.text, sentences.slice(core[0], core[1] + 1))) return [];
  const text = article.text.slice(first.start, last.end);
  return [
    {
      article,
      mark,
      core,
      text,
      found,
      names,
      terms: new Set(terms(text, articleLanguage(article))),
      score: mark.margin + promise,
    },
  ];
}

function isAmong(numbers: ReadonlySet<number>, [first, last]: Mark['sentences']): boolean {
  for (let at = first; at <= last; at += 1) if (numbers.has(at)) return true;
  return false;
}

/** Whether sentences stand in one paragraph and tell something: no heading, none that asks or only announces. */
function areProse(text: string, sentences: readonly QuotableSentence[]): boolean {
  const [first] = sentences;
  return (
    sentences.every(
      ({ start, end, heading, paragraph }) =>
        !heading && paragraph === first!.paragraph && !ASKS.test(text.slice(start, end)),
    ) && !ENDS_WITH_COLON.test(text.slice(sentences[0]!.start, sentences.at(-1)!.end))
  );
}

/** Of scores the highest; ties by article and position, however they were ingested. */
export const bestFirst =
  <One extends { readonly article: Pick<Article, 'id'>; readonly score: number }>(startOf: (one: One) => number) =>
  (a: One, b: One): number => {
    const byArticle = a.article.id < b.article.id ? -1 : Number(a.article.id > b.article.id);
    return b.score - a.score || byArticle || startOf(a) - startOf(b);
  };

/** Two excerpts are tied where neither counts a twentieth more than the other. */
const TIE = Math.log(1.05);

/**
 * Of those that are tied with the best that is left, the ones in the language of the question come first. Among articles of
 * one language nothing moves. What the probabilities come from stays the best mark, in whatever language.
 */
function askersLanguageFirst<Group extends readonly [Marked, ...Marked[]]>(
  ranked: readonly Group[],
  asked: Question['language'],
): Group[] {
  const ordered: Group[] = [];
  while (ordered.length < ranked.length) {
    const left = ranked.slice(ordered.length);
    const tied = left.filter(([{ score }]) => score >= left[0]![0].score - TIE);
    const isAskers = ([{ article }]: Group): boolean => articleLanguage(article) === asked;
    ordered.push(...tied.filter(isAskers), ...tied.filter((one) => !isAskers(one)));
  }
  return ordered;
}

/**
 * Of one article what its best mark says counts once: passages overlap, and an article says again what it has said.
 * The words of a mark tell that two say the same.
 */
function withoutRepeats(ranked: readonly Marked[]): Marked[] {
  const seen = new Set<string>();
  return ranked.filter(({ article, core, mark }) => {
    const marked = fold(article.text.slice(mark.start, mark.end));
    const keys = [`${core} ${article.id}`, `"${marked}" ${article.id}`];
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}

/** @param taken ranges of the article that other excerpts hold */
function rangeOf({ article, core }: Marked, question: Question, taken: readonly Range[]): Range {
  const language = articleLanguage(article);
  const named = new Set(question.words.filter(({ name }) => name).map((word) => word.terms[language]));
  return excerptRange(core, {
    text: article.text,
    sentences: quotableSentences(article),
    isFree: (other) => !taken.some((range) => overlaps(range, other)),
    hasName: (text) => named.size === 0 || terms(text, language).some((term) => named.has(term)),
  });
}

/** Where the near copies of an article have this very sentence. */
function citeCopies(copies: readonly Article[], sentence: string): Citation[] {
  return copies.flatMap((copy) => {
    const range = sameSentence(copy, sentence);
    return range === null ? [] : [withoutText(cite(copy, range))];
  });
}

const withoutText = ({ text: _, ...citation }: ReturnType<typeof cite>): Citation => citation;
