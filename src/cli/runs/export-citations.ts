import { postedCitations } from '../../discord/answers/posted-citations.js';
import type { Corpus } from '../../library/corpora/corpus.js';

/**
 * Every citation of the answers that the bot has posted from a corpus where others than the asker could see them, as
 * JSON Lines in the order of posting: those on further pages and those of copies too. What is known of the article is
 * what the library holds of it now; null where it is gone.
 */
export async function* exportedCitations(library: string, corpus: Corpus): AsyncGenerator<string> {
  const cards = new Map((await corpus.cards()).map((card) => [card.id, card]));
  for (const { corpus: named, place: location, postedAt } of postedCitations(library, 'public')) {
    if (named !== corpus.name) continue;
    const { articleId: id, start, end, sha256 } = location;
    const {
      title = null,
      outlet = null,
      author = null,
      date = null,
      url = null,
      language = null,
    } = cards.get(id) ?? {};
    const article = { id, title, outlet, author, date, url, language };
    yield `${JSON.stringify({ ...article, start, end, sha256, posted: new Date(postedAt).toISOString() })}\n`;
  }
}
