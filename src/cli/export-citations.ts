import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER, type AnswerState } from '../discord/answers/answer-state.js';
import type { Corpus } from '../library/library.js';
import { publicCards } from '../records/public-cards.js';

/** Where what the bot keeps stands in a library. */
const RECORDS_FILE = 'records.sqlite';

/** The state of a card; null for one that another version wrote. */
function stateOf(json: string): AnswerState | null {
  try {
    return ANSWER.schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Every citation of the answers that the bot has posted from a corpus where others than the asker could see them, as
 * JSON Lines in the order of posting: those on further pages and those of copies too. What is known of the article is
 * what the library holds of it now; null where it is gone.
 * @param defaultCorpus that a card means where it names none
 */
export function* postedCitations(library: string, corpus: Corpus, defaultCorpus: string): Generator<string> {
  const file = join(library, RECORDS_FILE);
  if (!existsSync(file)) return;
  const cards = new Map(corpus.cards().map((card) => [card.id, card]));
  for (const { postedAt, state: json } of publicCards(file, ANSWER.kind)) {
    const state = stateOf(json);
    if (state?.head.status !== 'answered' || (state.scope.corpus ?? defaultCorpus) !== corpus.name) continue;
    for (const { articleId: id, start, end, sha256 } of state.pages
      .flat()
      .flatMap(({ place, also }) => [place, ...also])) {
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
}
