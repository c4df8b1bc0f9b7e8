/** Every call that a front end may make, and what it gives back. Types and limits alone. */
import type { ArticleCard } from '../../articles/article.js';
import type { QuotableSentence } from '../../articles/quotable.js';
import type { Range } from '../../text/range.js';
import type { Abstention, Answer, AskOptions } from '../answer.js';
import type { Excerpt, Quotation } from '../reader/excerpt.js';

/** Characters (UTF-16 code units) of the longest text that a look-up reads. */
export const MAX_TEXT_LENGTH = 4_000;

/** Words of the shortest text that `verify` looks for: fewer stand in any article by chance. */
export const FEWEST_WORDS = 3;

/** Which articles are looked at. */
export interface LookupFilter {
  /**
   * Name of the corpus, or of several joined by commas, whose articles then have ids `<corpus>:<id>`; null: the default
   * one.
   */
  readonly corpus: string | null;
  /** As `outlets` gives it; case and accents do not matter. */
  readonly outlet?: string;
  /** First and last date of publication, ISO 8601 (`YYYY-MM-DD`), inclusive. An article without a date then fails. */
  readonly from?: string;
  readonly to?: string;
  /** Only articles that came in after this: an earlier `lastArrival`. One that was replaced came in when it first did. */
  readonly arrivedAfter?: number;
}

/**
 * Codes of the errors (`VerbatimError`) with which a look-up refuses what it was given; any call may throw also what
 * the library throws (`corpus-missing`) and, across threads, `busy`.
 */
export type RefusalCode = 'text-empty' | 'text-too-short' | 'text-too-long' | 'no-words' | 'bad-date';

/** What is kept of a citation to find it again. */
export interface StoredCitation {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  /** Of the text in UTF-8, hex. */
  readonly sha256: string;
}

/**
 * What became of a citation. `unchanged`: its characters stand where they stood; `moved`: as whole sentences elsewhere
 * in the article, of several the nearest; `altered`: sentences near enough do, `difference` says in which words;
 * `gone`: nothing near does, or the corpus has the article no more; `withdrawn`: the article was.
 */
export type CitationStatus =
  | { readonly kind: 'unchanged'; readonly quotation: Quotation }
  | { readonly kind: 'moved'; readonly quotation: Quotation }
  | { readonly kind: 'altered'; readonly quotation: Quotation; readonly difference: readonly DifferencePart[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'withdrawn' };

/** Pages count from 1. A page beyond the last is the last; without anything, page 1 of 1. */
interface Paged {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export const MATCHES_A_PAGE = 5;
export const ARTICLES_A_PAGE = 10;

export interface SearchPage extends Paged {
  readonly matches: readonly Quotation[];
}

export interface SourcesPage extends Paged {
  /** Newest first, those without a date last. */
  readonly articles: readonly ArticleCard[];
}

interface Titles {
  /** Of the whole corpus: equal content, equal generation. */
  readonly generation: string;
  /** In order of title. */
  readonly cards: readonly ArticleCard[];
}

export interface ArticleView {
  readonly card: ArticleCard;
  /** Its first sentences; null when it has none to quote. */
  readonly opening: Quotation | null;
  /** Published nearest to it, nearest first; at most three. */
  readonly inTime: readonly ArticleCard[];
  /** Most alike in subject, first the nearest; at most three. */
  readonly inTopic: readonly ArticleCard[];
}

/**
 * `exact`: the characters agree but for typography (white space, quote marks, apostrophes, ellipsis, case at the
 * edges); `elsewhere`: so they do, but in another article than the one named; `altered`: something near it stands in an
 * article; `absent`: nothing does.
 */
export type Verdict = 'exact' | 'elsewhere' | 'altered' | 'absent';

/** A run of words. `missing`: in the article alone; `added`: in the given text alone. */
export interface DifferencePart {
  readonly kind: 'same' | 'missing' | 'added';
  readonly text: string;
}

export interface Verification {
  readonly verdict: Verdict;
  /** The whole sentences that hold it or come nearest, the words that agree highlighted; null when `absent`. */
  readonly quotation: Quotation | null;
  /**
   * The compared stretch of the quotation against the given text, in order; empty unless `altered`. `same` and
   * `missing` joined are the article's own characters, `same` and `added` the given text but for typography.
   */
  readonly difference: readonly DifferencePart[];
}

export interface Claim {
  /** A sentence of the message, as it stands there. */
  readonly claim: string;
  /** What bears on it, for or against; best first, at most three; empty where nothing does. Its words are highlighted. */
  readonly excerpts: readonly Quotation[];
}

export interface Comparison {
  readonly answer: Answer | Abstention;
  /**
   * One excerpt an outlet (an article where none is stated), best first; `value` as the disagreement has it. Where there
   * are `values`, one excerpt of each instead, oldest first.
   */
  readonly sides: readonly { readonly excerpt: Excerpt; readonly value: string | null }[];
  /** Ranks in it are those of the sides' excerpts. */
  readonly disagreement: Answer['disagreement'];
  /** As the answer's, which claim nothing, by rank of the sides. */
  readonly values: Answer['disagreement'];
}

export interface About {
  /** Name of the corpus that was asked, also where the filter named none; of several joined by commas. */
  readonly corpus: string;
  readonly articles: number;
  readonly passages: number;
  readonly generation: string;
  /** When an ingest or a removal last changed it, ISO 8601 in UTC; null: before such times were noted. */
  readonly ingestedAt: string | null;
  /** Id of the embedding model. */
  readonly model: string;
  /** Why exact search stands in for the vector index, else null. */
  readonly degraded: string | null;
  /** Names of all corpora, sorted. */
  readonly corpora: readonly string[];
}

/** An article to be read from its first character to its last. Ranges count in `text`, in UTF-16 code units. */
export interface ReadingText {
  readonly card: ArticleCard;
  readonly licence: string | null;
  readonly text: string;
  /** What is not the article's prose: sorted, disjoint. */
  readonly masks: readonly Range[];
  /** What may be quoted, in order; no mask covers any of it. */
  readonly sentences: readonly QuotableSentence[];
}

/** Every call that a front end may make; arguments and results are structured-cloneable: they cross threads. */
export interface Lookups {
  ask(filter: LookupFilter, question: string, options?: AskOptions): Promise<Answer | Abstention>;
  /** Sentences whose passage holds all the words; those between double quotes or guillemets as one phrase. */
  search(filter: LookupFilter, words: string, page: number): Promise<SearchPage>;
  sources(filter: LookupFilter, page: number): Promise<SourcesPage>;
  /** Null when the generation is still `known`. */
  titles(filter: LookupFilter, known?: string): Promise<Titles | null>;
  /** By id, or by title with typing errors forgiven; null when none is meant clearly enough. */
  article(filter: LookupFilter, idOrTitle: string): Promise<ArticleView | null>;
  /** The sentence of that article that holds these words best; null without article or sentence. */
  quote(filter: LookupFilter, idOrTitle: string, words: string): Promise<Quotation | null>;
  /** Whether a text stands in the articles; `source`: id, title or outlet that it was said to come from. */
  verify(filter: LookupFilter, text: string, source?: string): Promise<Verification>;
  claimEvidence(filter: LookupFilter, message: string): Promise<readonly Claim[]>;
  compare(filter: LookupFilter, question: string): Promise<Comparison>;
  /** As `citationStatuses`, with the paragraph around what is there now, which is highlighted in it. */
  context(filter: LookupFilter, stored: StoredCitation): Promise<CitationStatus>;
  /** What became of stored citations, in their order. */
  citationStatuses(filter: LookupFilter, stored: readonly StoredCitation[]): Promise<readonly CitationStatus[]>;
  /**
   * Of each of these articles that there is, a hash of what may be quoted of it: while that is the same, so is what
   * became of every citation of it. It costs next to nothing.
   */
  contentHashes(filter: LookupFilter, articleIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of every corpus of the library by its name, a mark that is another one whenever an article of it was replaced or removed. */
  removalMarks(filter: LookupFilter): Promise<Readonly<Record<string, string>>>;
  /** A number that grows with each article that comes into the library, whichever corpus it is of. */
  lastArrival(filter: LookupFilter): Promise<number>;
  /** In alphabetical order. */
  outlets(filter: LookupFilter): Promise<readonly string[]>;
  about(filter: LookupFilter): Promise<About>;
  /** By its id alone; null where the filter lets no such article through. */
  reading(filter: LookupFilter, articleId: string): Promise<ReadingText | null>;
}
