/**
 * Sentences that hold all the words and phrases that were typed, newest article first. Refuses to rank them by meaning.
 */
import { LRUCache } from 'lru-cache';
import type { Article } from '../../articles/article.js';
import type { Corpus, StoredPassage } from '../../library/corpora/corpus.js';
import type { Language } from '../../text/language.js';
import type { Range } from '../../text/range.js';
import { analysePassage, type SentenceAnalysis } from '../reader/analysis.js';
import type { Quotation } from '../reader/excerpt.js';
import type { QuestionWord } from '../reader/question.js';
import { quotation } from '../reader/quotation.js';
import { MATCHES_A_PAGE, type SearchPage } from './lookup.js';
import { pageOf } from './paging.js';
import { occurrences, phraseOf } from './phrase.js';
import { checkLength, contentWords, termsOf } from './typed-text.js';

/** Searches whose matches are kept, so that turning pages costs nothing. */
const SEARCHES_KEPT = 100;

const QUOTED = /"([^"]+)"|«([^»]+)»|[“„]([^”“]+)[”“]/gu;

interface ParsedSearch {
  readonly words: readonly QuestionWord[];
  /** Keys of the tokens of each phrase, in lower case. */
  readonly phrases: readonly (readonly string[])[];
}

interface Match extends Range {
  readonly articleId: string;
  readonly highlight: readonly Range[];
}

function parse(typed: string): ParsedSearch {
  const phrases = Array.from(typed.matchAll(QUOTED), (match) => phraseOf(match[1] ?? match[2] ?? match[3] ?? ''));
  return { words: contentWords(typed), phrases: phrases.filter((phrase) => phrase.length > 0) };
}

/** Where each word stands in a sentence. A function word of its language counts for nothing. */
function wordsIn(sentence: SentenceAnalysis, wanted: ParsedSearch, language: Language): (readonly Range[])[] {
  return wanted.words
    .filter(({ terms }) => terms[language] !== '')
    .map(({ terms }) => sentence.words.filter(({ term }) => term === terms[language]));
}

/** For each word and phrase, where it stands in the sentences from one to another. */
function heldBy(sentences: readonly (readonly (readonly Range[])[])[], from: number, to: number): Range[][] {
  const count = sentences[0]?.length ?? 0;
  return Array.from({ length: count }, (_, wanted) =>
    sentences.slice(from, to + 1).flatMap((sentence) => sentence[wanted]!),
  );
}

/** Each sentence of a passage that holds all; else the shortest runs of sentences that do together. */
function runs(found: readonly (readonly (readonly Range[])[])[]): { from: number; to: number }[] {
  for (let length = 1; length <= found.length; length += 1) {
    const holding: { from: number; to: number }[] = [];
    for (let from = 0; from + length <= found.length; from += 1) {
      if (heldBy(found, from, from + length - 1).every((ranges) => ranges.length > 0)) {
        holding.push({ from, to: from + length - 1 });
      }
    }
    if (holding.length > 0) return length === 1 ? holding : holding.slice(0, 1);
  }
  return [];
}

function matchesIn(article: Article, passages: readonly StoredPassage[], wanted: ParsedSearch): Match[] {
  const matches = new Map<number, Match>();
  for (const passage of passages) {
    const { sentences, language } = analysePassage(article, passage);
    const found = sentences.map((sentence) => [
      ...wordsIn(sentence, wanted, language),
      ...wanted.phrases.map((phrase) => occurrences(sentence.text, phrase, sentence.range.start)),
    ]);
    for (const { from, to } of runs(found)) {
      const { start } = sentences[from]!.range;
      const { end } = sentences[to]!.range;
      const highlight = heldBy(found, from, to).flat();
      const known = matches.get(start);
      // Passages overlap: a sentence that both hold is one match.
      if (known === undefined || known.end > end) matches.set(start, { articleId: article.id, start, end, highlight });
    }
  }
  return [...matches.values()].sort((a, b) => a.start - b.start);
}

/** Search for words over one corpus: what holds all of them, newest article first. */
export function createSearch(corpus: Corpus): (typed: string, page: number) => Promise<SearchPage> {
  const kept = new LRUCache<string, readonly Match[]>({ max: SEARCHES_KEPT });

  async function find(wanted: ParsedSearch): Promise<Match[]> {
    const passages = new Map<number, StoredPassage[]>();
    for (const passage of await corpus.passagesWith(termsOf(wanted.words))) {
      const known = passages.get(passage.articleKey);
      if (known === undefined) passages.set(passage.articleKey, [passage]);
      else known.push(passage);
    }
    const found: { date: string; id: string; matches: Match[] }[] = [];
    for (const [key, ofArticle] of passages) {
      // One by one: a common word stands in more articles than memory is for.
      const article = (await corpus.articles([key])).get(key);
      if (article === undefined) continue;
      found.push({ date: article.date ?? '', id: article.id, matches: matchesIn(article, ofArticle, wanted) });
    }
    return found
      .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1))
      .flatMap(({ matches }) => matches);
  }

  return async (typed, page) => {
    checkLength(typed);
    const name = `${(await corpus.state()).generation} ${typed}`;
    let matches = kept.get(name);
    if (matches === undefined) {
      matches = await find(parse(typed));
      kept.set(name, matches);
    }
    const { items, ...paged } = pageOf(matches, page, MATCHES_A_PAGE);
    const articles = await corpus.articlesById([...new Set(items.map(({ articleId }) => articleId))]);
    const quotations = items.flatMap(({ articleId, start, end, highlight }): Quotation[] => {
      const article = articles.get(articleId);
      const made = article === undefined ? null : quotation(article, { start, end }, highlight);
      return made === null ? [] : [made];
    });
    return { matches: quotations, ...paged };
  };
}
