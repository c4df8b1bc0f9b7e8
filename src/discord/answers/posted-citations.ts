/** The citations that the bot has posted, read from a library's records. Changes nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type PostedCitation, postedCards } from '../../records/posted-cards.js';
import { ANSWER, type AnswerState, hasPages } from './answer-state.js';

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
 * Every citation of the answers and searches that the bot has posted and keeps, in the order of posting, also those on further pages
 * and those of copies. None where there are no records.
 * @param library its folder
 * @param among `public`: of answers that others than the asker could see
 */
export function* postedCitations(library: string, among: 'public' | 'all'): Generator<PostedCitation> {
  const file = join(library, RECORDS_FILE);
  if (!existsSync(file)) return;
  for (const { postedAt, state: json } of postedCards(file, ANSWER.kind, among)) {
    const state = stateOf(json);
    if (state === null || !hasPages(state.head)) continue;
    const citations = state.pages.flat().flatMap(({ place: citation, also }) => [citation, ...also]);
    for (const citation of citations) yield { corpus: state.scope.corpus, place: citation, postedAt };
  }
}
