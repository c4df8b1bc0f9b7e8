/** Whether a quotation stands in the articles, and where not, what comes nearest. Refuses to correct it. */
import type { ArticleCard } from '../../articles/article.js';
import type { Corpus } from '../../library/corpora/corpus.js';
import { fold } from '../../text/fold.js';
import type { Quotation } from '../reader/excerpt.js';
import { type Candidate, candidates } from './candidates.js';
import { type ClosestPassage, closestPassage, isAltered } from './closest-passage.js';
import { exactIn, trimmed } from './exact-quotation.js';
import type { FindArticle } from './find-article.js';
import type { Verification } from './lookup.js';
import { checkQuotationText } from './typed-text.js';

const ABSENT: Verification = { verdict: 'absent', quotation: null, difference: [] };

/** The first to print it is the one to cite: oldest first, those without a date last. */
const byDate = (a: ArticleCard, b: ArticleCard): number => {
  const [x, y] = [a.date ?? '9999', b.date ?? '9999'];
  return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1;
};

/** Whether an article is the one, or of the outlet, that a text was said to come from. */
async function sourceTest(
  corpus: Corpus,
  findArticle: FindArticle,
  source: string,
): Promise<(card: ArticleCard) => boolean> {
  const outlet = fold(source.trim());
  const cards = await corpus.cards();
  const meant = cards.some((card) => card.outlet !== null && fold(card.outlet.trim()) === outlet);
  if (meant) return (card) => card.outlet !== null && fold(card.outlet.trim()) === outlet;
  const article = await findArticle(source);
  return (card) => card.id === article?.id;
}

/** Whether a text stands in the articles of a corpus, and if not so, what comes nearest. */
export function createVerify(
  corpus: Corpus,
  findArticle: FindArticle,
): (text: string, source?: string) => Promise<Verification> {
  return async (text, source) => {
    checkQuotationText(text);
    const wanted = trimmed(text);
    const named = source === undefined || source.trim() === '' ? null : await sourceTest(corpus, findArticle, source);
    const found = await candidates(corpus, text);
    const exact = found
      .flatMap(({ article }): Quotation[] => {
        const quoted = exactIn(article, wanted);
        return quoted === null ? [] : [quoted];
      })
      .sort((a, b) => byDate(a.article, b.article));
    const fromNamed = named === null ? exact[0] : exact.find(({ article }) => named(article));
    if (fromNamed !== undefined) return { verdict: 'exact', quotation: fromNamed, difference: [] };
    if (exact[0] !== undefined) return { verdict: 'elsewhere', quotation: exact[0], difference: [] };
    const nearEnough = (among: readonly Candidate[]): ClosestPassage | null => {
      const near = closestPassage(among, text, wanted);
      return near !== null && isAltered(near) ? near : null;
    };
    const ofNamed = named === null ? null : nearEnough(found.filter(({ article }) => named(article)));
    const near = ofNamed ?? nearEnough(found);
    return near === null ? ABSENT : { verdict: 'altered', quotation: near.quotation, difference: near.difference };
  };
}
