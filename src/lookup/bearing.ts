import { createFinder } from '../answer/find.js';
import { stillStanding } from '../answer/still-standing.js';
import { isWorthShowing } from '../answer/worth-showing.js';
import type { Embedder } from '../embedder/embedder.js';
import type { Corpus } from '../library/library.js';
import type { Logger } from '../log.js';
import type { Excerpt } from '../reader/excerpt.js';
import { analyseQuestion } from '../reader/question.js';
import { read } from '../reader/reader.js';
import { READER } from '../reader/trained.js';
import { sentencesOf } from './candidates.js';
import { checkLength } from './given.js';
import type { Claim } from './lookup.js';

/** Excerpts for a claim at most. */
const MOST = 3;

/** Sentences of a message that are looked into: more would not fit a card, and each costs as much as a question. */
const MOST_CLAIMS = 20;

/** Content words without which a sentence claims nothing that could be looked up ("Lol", "Ah bon ?"). */
const FEWEST_WORDS = 2;

/**
 * Share of a claim's words that must be met around the best sentence for it to bear on the claim, and its names must all
 * be there: whether a sentence answers, which the reader learnt of questions, tells little of claims. Of 15 claims that
 * the seeds speak of, for or against, it keeps 14, of 17 that they do not speak of none (test/lookup/bearing.test.ts).
 */
const LEAST_MET = 0.55;

export interface BearingParts {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  readonly log: Pick<Logger, 'error'>;
}

/** Every sentence of a message asked as a question of the articles: what bears on it, or nothing. */
export function createBearing({ corpus, embedder, log }: BearingParts): (message: string) => Promise<Claim[]> {
  const find = createFinder({ corpus, embedder });

  const stillStands = stillStanding(corpus, log);

  async function bearOn(claim: string): Promise<Excerpt[]> {
    const question = analyseQuestion(claim);
    if (question.words.length < FEWEST_WORDS) return [];
    const { weights, passages, copies } = await find(question);
    const parts = { embedder, network: READER, log, copiesOf: (id: string) => copies.of(id) };
    const { excerpts, met } = await read(parts, question, weights, passages, MOST);
    if (met.words < LEAST_MET || met.names < 1) return [];
    const standing = excerpts.filter(stillStands);
    return standing
      .filter((excerpt) => isWorthShowing(excerpt, standing[0]!))
      .map((excerpt, index) => ({ ...excerpt, rank: index + 1 }));
  }

  return async (message) => {
    checkLength(message);
    const claims: Claim[] = [];
    for (const { start, end } of sentencesOf(message).slice(0, MOST_CLAIMS)) {
      const claim = message.slice(start, end);
      claims.push({ claim, excerpts: await bearOn(claim) });
    }
    return claims;
  };
}
