/** Hits of both indexes, fused into one order. Refuses to look at text: it knows terms, embeddings and scores alone. */
import type { CopyFilter, CorpusReader, Hit } from '../library/corpora/corpus.js';
import { dotProduct } from '../text/dot-product.js';

/** What is asked of a corpus. */
export type SearchedCorpus = Pick<CorpusReader, 'documentFrequencies' | 'lexicalHits' | 'denseHits' | 'embeddings'>;

/** What both indexes are asked. */
export interface Query {
  /** For each content word of the question the terms that stand for it: one a language. */
  readonly words: readonly (readonly string[])[];
  /** Unit length. */
  readonly embedding: Float32Array;
  /** Passages by id that are among the hits whatever their scores; absent: none. */
  readonly beside?: ReadonlySet<number>;
}

/** A passage with its fused score and the two that it is made of. */
interface FusedHit extends Hit {
  /** BM25 over the BM25 that nothing but the question's words would reach: 0 to about 1. */
  readonly lexical: number;
  /** Cosine, -1 to 1. */
  readonly dense: number;
}

export interface Retrieved {
  /** Of articles that repeat no other: however many copies there are of one, these are the same. And those `beside`. */
  readonly hits: readonly FusedHit[];
  /** Of the articles that repeat others, set against the best of those. */
  readonly repeats: readonly FusedHit[];
  /**
   * How rare each of the query's words is, in its order: its idf over that of a word of a single passage, `COMMONEST`
   * to `RAREST`. idf itself grows with the corpus.
   */
  readonly weights: readonly number[];
}

/** Hits that each index gives to the fusion. */
const POOL = 200;

/**
 * Share of the dense leg in the fused score; the rest is the lexical leg's. Of shares of .4 to .8 with ranges of .1 to .5
 * none puts the right passage of held-out news first more often. Plain reciprocal rank fusion was measured to hurt.
 */
const DENSE_SHARE = 0.7;

/**
 * Cosine below the question's best at which a passage counts for nothing: cosines of one question lie close together,
 * so that it is their distance from the best that tells passages apart.
 */
const DENSE_RANGE = 0.15;

/** Where BM25's term frequency part levels off, k1 + 1 (FTS5 has k1 1.2 built in). */
const SATURATION = 2.2;

/** The least that a content word counts: where all articles tell of one event, its words stand in most of them. */
const COMMONEST = 0.35;

/** The most that a word which no passage holds is rarer than one of a single passage: in tiny corpora idf would say more. */
const RAREST = 1.35;

/** idf as FTS5's bm25() has it, so that the ideal is on its scale; never below its floor. */
function idf(passages: number, holding: number): number {
  return Math.max(1e-6, Math.log((passages - holding + 0.5) / (holding + 0.5)));
}

/** How rare a word is. */
interface Rarity {
  readonly idf: number;
  /** The same over that of a word of a single passage. */
  readonly rarity: number;
  /** Passages that hold the one of its terms that most hold. */
  readonly holding: number;
}

/** @param words the terms that stand for each */
export async function raritiesOf(
  corpus: Pick<CorpusReader, 'documentFrequencies'>,
  words: Query['words'],
): Promise<Rarity[]> {
  const { passages, holding } = await corpus.documentFrequencies([...new Set(words.flat())]);
  return words.map((alternatives) => {
    const most = Math.max(0, ...alternatives.map((term) => holding.get(term) ?? 0));
    const own = idf(passages, most);
    return { idf: own, rarity: own / idf(Math.max(2, passages), 1), holding: most };
  });
}

/** What both legs say of each passage, by id. */
interface Legs {
  readonly lexical: ReadonlyMap<number, number>;
  readonly dense: ReadonlyMap<number, number>;
}

/**
 * The passages that both indexes give, best first: each leg's score is set against the question's best, so that the
 * best of both has 1. `lexical` is beside it divided by what the question could reach at most: words that the corpus
 * does not know then count against every passage, which tells absence from presence.
 */
export async function retrieve(corpus: SearchedCorpus, query: Query, count: number): Promise<Retrieved> {
  const terms = [...new Set(query.words.flat())];
  const rarities = await raritiesOf(corpus, query.words);
  const idfs = rarities.map((one) => one.idf);
  const weights = rarities.map(({ rarity }) => Math.min(RAREST, Math.max(COMMONEST, rarity)));
  const ideal = SATURATION * idfs.reduce((sum, one) => sum + one, 0);

  const search = async (of: CopyFilter, beside: ReadonlySet<number> = new Set()): Promise<Legs> => {
    const byWords = await corpus.lexicalHits(terms, POOL, of);
    const byMeaning = await corpus.denseHits(query.embedding, POOL, of);
    const lexical = new Map(byWords.map(({ passageId, score }) => [passageId, score / ideal]));
    const dense = new Map(byMeaning.map(({ passageId, score }) => [passageId, score]));
    const unmeasured = [...new Set([...lexical.keys(), ...beside])].filter((id) => !dense.has(id));
    for (const [id, embedding] of await corpus.embeddings(unmeasured))
      dense.set(id, dotProduct(query.embedding, embedding));
    return { lexical, dense };
  };
  const [firsts, repeats] = [await search('unique', query.beside), await search('duplicates')];
  const best = {
    lexical: Math.max(0, ...firsts.lexical.values()) || 1,
    dense: Math.max(-1, ...firsts.dense.values()),
  };
  return { hits: fuse(firsts, best, count, query.beside), repeats: fuse(repeats, best, count), weights };
}

/** @param best of the question, by leg */
function fuse(
  { lexical, dense }: Legs,
  best: { readonly lexical: number; readonly dense: number },
  count: number,
  beside?: ReadonlySet<number>,
) {
  return [...dense]
    .map(([passageId, cosine]) => {
      const lexicalScore = lexical.get(passageId) ?? 0;
      const near = 1 - (best.dense - cosine) / DENSE_RANGE;
      const score = DENSE_SHARE * near + ((1 - DENSE_SHARE) * lexicalScore) / best.lexical;
      return { passageId, lexical: lexicalScore, dense: cosine, score };
    })
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId)
    .map((hit, index) => ({ ...hit, rank: index + 1 }))
    .filter(({ passageId, rank }) => rank <= count || beside?.has(passageId));
}
