/**
 * The one entry for questions: finds passages, has them read, compares values and decides whether to answer. Refuses to
 * show what does not stand in its article when it leaves.
 */
import type { ArticleCard } from '../articles/article.js';
import type { CorpusReader } from '../library/corpora/corpus.js';
import type { Logger } from '../log.js';
import type { Embedder } from '../models/embedder/embedder.js';
import type { Reader } from '../models/reader/reader.js';
import { isOtherLanguage } from '../text/names/other-language.js';
import {
  type AbstentionReason,
  type Ask,
  type AskOptions,
  type EarlierQuestion,
  MAX_EARLIER,
  MAX_QUESTION_LENGTH,
} from './answer.js';
import { compareValues } from './disagreement.js';
import { articlesOf, CARRIED_ARTICLES } from './earlier.js';
import { comparedFrom, createFinder, passagesReadFor } from './find.js';
import { type FollowUp, joinWithEarlier, leansOnEarlier } from './follow-up.js';
import { isKeywords, speakingOf } from './keyword-search.js';
import { nearestArticles } from './nearest.js';
import type { Excerpt } from './reader/excerpt.js';
import { readExcerpts } from './reader/excerpts.js';
import { analyseQuestion, asksForValue, type Question } from './reader/question.js';
import { recognizeTalk } from './talk.js';
import { createVerification } from './verification.js';
import { isWorthShowing } from './worth-showing.js';

/** Excerpts shown at most. */
const SHOWN = 5;

/** Best excerpts among which sources may differ: other values than the first stand far behind it. */
const COMPARED = 24;

export interface AskParts {
  readonly corpus: CorpusReader;
  readonly embedder: Embedder;
  readonly reader: Reader;
  readonly log: Pick<Logger, 'error'>;
}

/** What an abstention tells of what was read in vain. */
interface Unanswered {
  readonly candidates: readonly Excerpt[];
  readonly answerable: number;
  readonly read: number;
  readonly nearest: readonly ArticleCard[];
}

/** Those that say something of the articles, the latest. */
const usable = ({ after = [] }: AskOptions): EarlierQuestion[] =>
  after
    .filter(({ question }) => question.length <= MAX_QUESTION_LENGTH && recognizeTalk(question) === null)
    .filter(({ question }) => question.trim() !== '')
    .slice(-MAX_EARLIER);

/** Wires retriever and reader over one corpus. The result is the one entry for every front end. */
export function createAsk({ corpus, embedder, reader, log }: AskParts): Ask {
  const find = createFinder({ corpus, embedder });

  const verify = createVerification(corpus, log);

  /** Ids of the articles that the last of these questions leads on to, the best first. */
  async function carriedFrom(earlier: readonly EarlierQuestion[]): Promise<readonly string[]> {
    const last = earlier.at(-1);
    if (last === undefined) return [];
    const before = earlier.slice(0, -1);
    const articles = last.articles ?? articlesOf(await ask(last.question, { after: before }));
    return articles.length > 0 ? articles.slice(0, CARRIED_ARTICLES) : carriedFrom(before);
  }

  /** What a question is taken for behind these; null where it stands alone. */
  async function followUpOf(
    question: Question,
    earlier: readonly EarlierQuestion[],
  ): Promise<(FollowUp & { readonly carried: readonly string[] }) | null> {
    if (earlier.length === 0) return null;
    const carried = await carriedFrom(earlier);
    const articles = [...(await corpus.articlesById(carried)).values()];
    if (!(await leansOnEarlier(corpus, question, articles))) return null;
    const before = earlier.map((one) => analyseQuestion(one.question));
    return { ...joinWithEarlier(question, before), carried };
  }

  const ask: Ask = async (text, options = {}) => {
    const begun = performance.now();
    const typed = analyseQuestion(text.slice(0, MAX_QUESTION_LENGTH));
    const { articles: searched, generation } = await corpus.state();
    let followUp: Awaited<ReturnType<typeof followUpOf>> = null;
    const asked = () => ({
      question: text,
      language: typed.language,
      understood: followUp?.understood ?? null,
      generation,
      degraded: null,
      searched,
      kind: 'answer' as const,
    });
    const elapsed = (): number => Math.round((performance.now() - begun) * 100) / 100;
    const abstain = (
      reason: AbstentionReason,
      { candidates = [], answerable = 0, read = 0, nearest = [] }: Partial<Unanswered> = {},
    ) => ({
      ...asked(),
      status: 'abstained' as const,
      read,
      excerpts: [] as const,
      disagreement: null,
      reason,
      confidence: candidates[0]?.confidence ?? 0,
      answerable,
      nearest,
      ...(options.candidates === undefined ? {} : { candidates: candidates.slice(0, options.candidates) }),
      elapsedMs: elapsed(),
    });

    if (text.trim() === '') return abstain('empty-question');
    if (text.length > MAX_QUESTION_LENGTH) return abstain('question-too-long');
    const recognized = recognizeTalk(text);
    if (recognized !== null) {
      const { talk, language } = recognized;
      return { ...abstain('talk'), kind: 'talk' as const, talk, language: language ?? typed.language };
    }
    const earlier = usable(options);
    if (typed.words.length === 0 && earlier.length === 0) return abstain('no-words');
    if (searched === 0) return abstain('empty-corpus');
    followUp = await followUpOf(typed, earlier);
    const question = followUp?.read ?? typed;
    if (question.words.length === 0) return abstain('no-words');

    const most = options.passages ?? passagesReadFor(question);
    const { passages, copies } = await find(followUp?.searched ?? question, most, followUp?.carried);
    const compared = asksForValue(question) ? COMPARED : 0;
    const wanted = Math.max(SHOWN, options.candidates ?? 0, compared);
    const reading = { reader, log, copiesOf: (id: string) => copies.of(id) };
    // Who asks for candidates wants to see what stands behind the best as well: then all of it is read.
    const readFully = options.candidates === undefined ? comparedFrom(most) : passages.length;
    const found = await readExcerpts(reading, question, passages, wanted, readFully);
    const { read, passing, answerable } = found;
    const sound = new Set(await verify(found.excerpts));
    const verified = found.excerpts
      .map((excerpt, at) => ({ excerpt, passes: passing[at]! }))
      .filter(({ excerpt }) => sound.has(excerpt));
    const candidates = verified.map(({ excerpt }, index) => ({ ...excerpt, rank: index + 1 }));
    const first = candidates[0];
    const unanswered = { candidates, answerable, read, nearest: nearestArticles(question, candidates, passages) };
    if (first === undefined || answerable < reader.calibration.leastAnswerable) {
      const speaking = isKeywords(question) ? await verify(speakingOf(question, passages, SHOWN)) : [];
      if (speaking.length > 0) {
        return { ...abstain('not-a-question', unanswered), kind: 'search', passages: speaking };
      }
      return abstain(isOtherLanguage(text) ? 'other-language' : 'no-answer', unanswered);
    }
    const articles = new Map(passages.map(({ article }) => [article.id, article]));
    const placed = candidates.slice(0, compared).map((excerpt, index) => ({
      excerpt,
      article: articles.get(excerpt.article.id)!,
      group: copies.groupOf(excerpt.article.id),
      confident: isWorthShowing(excerpt, first),
      passes: verified[index]!.passes,
    }));
    const { disagreement, values, excerpts: differing } = compareValues(question, placed, SHOWN);
    const excerpts = differing ?? candidates.slice(0, SHOWN).filter((excerpt) => isWorthShowing(excerpt, first));
    return {
      ...asked(),
      status: 'answered',
      read,
      excerpts,
      disagreement,
      values,
      confidence: excerpts[0]!.confidence,
      answerable,
      ...(options.candidates === undefined ? {} : { candidates: candidates.slice(0, options.candidates) }),
      elapsedMs: elapsed(),
    };
  };
  return ask;
}
