/** The article that a person means by an id or a title. Refuses to guess where nothing typed comes near. */
import type { ArticleCard } from '../../articles/article.js';
import type { Corpus } from '../../library/corpora/corpus.js';
import { NameIndex } from '../../text/resemblance.js';

/** Share of what was typed that a title must hold to be the one meant: autocomplete offers from less. */
const MEANT = 0.6;

/** An article by its id, or by its title with typing errors forgiven; null when none is meant clearly enough. */
export type FindArticle = (idOrTitle: string) => Promise<ArticleCard | null>;

/** The titles are indexed once a generation. */
export function createFindArticle(corpus: Corpus): FindArticle {
  let known: { generation: string; cards: readonly ArticleCard[]; index: NameIndex } | null = null;
  return async (idOrTitle) => {
    const { generation } = await corpus.state();
    if (known?.generation !== generation) {
      const cards = await corpus.cards();
      known = { generation, cards, index: new NameIndex(cards.map(({ title }) => title)) };
    }
    const { cards, index } = known;
    const byId = cards.find(({ id }) => id === idOrTitle.trim());
    if (byId !== undefined) return byId;
    const [best] = index.find(idOrTitle, 1);
    return best !== undefined && best.score >= MEANT ? cards[best.at]! : null;
  };
}
