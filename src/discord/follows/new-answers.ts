/** What new articles answer to a followed question, as a message that names nobody. Asks no article that was there before. */
import { certaintyOf } from '../../answering/certainty.js';
import type { DueFollow } from '../../records/records.js';
import { type ShownExcerpt, viewOf } from '../answers/answer-view.js';
import { fitted, type Ways } from '../cards/fitting.js';
import { button, controls, separator, small, text } from '../cards/parts.js';
import { quotationWays } from '../cards/quotation-parts.js';
import { describeCopies } from '../markdown/citation.js';
import { joinLine, lineMarkdown } from '../markdown/line.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import { linksFrom, type RunningBot } from '../request/context.js';
import { customId } from '../request/custom-id.js';
import { unchosenCorpus, visibleFrom, visibleLookups } from '../request/visible-corpora.js';
import { FOLLOW_WORDING } from '../wording/follow-wording.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { UNFOLLOW_ACTION } from './unfollow.js';

/** Characters of the question that a message repeats. */
const MAX_QUESTION_SHOWN = 256;

export interface NewAnswers {
  readonly message: OutgoingMessage;
  /** The sha256 of each sentence. */
  readonly sentences: readonly string[];
}

/** Newest first, those without a date last; of one day the surest. */
const newestFirst = (a: ShownExcerpt, b: ShownExcerpt): number =>
  (b.article.date ?? '').localeCompare(a.article.date ?? '') || a.rank - b.rank;

/**
 * Excerpts that answer as surely as the server asks of every answer, without sentences that were posted already.
 * @returns `paused` while the server cannot see the corpus; null where nothing new answers
 * @throws VerbatimError when the articles or the records cannot be read now
 */
export async function newAnswers(follow: DueFollow, bot: RunningBot): Promise<NewAnswers | 'paused' | null> {
  const { lookups, records, mainCorpus, publicUrl, log } = bot;
  const { guild, question, posted, seen } = follow;
  const sees = await visibleFrom(guild, bot);
  const corpus = follow.corpus ?? unchosenCorpus(guild, bot);
  if (!sees(corpus)) return 'paused';
  const settings = await records.settings(guild);
  const filter = { corpus, arrivedAfter: seen };
  const answer = await visibleLookups(lookups, sees, mainCorpus).ask(filter, question);
  const { head, answering } = viewOf(answer, filter, settings.confidence, log);
  const fresh = answering.filter(({ sha256 }) => !posted.has(sha256)).sort(newestFirst);
  // How sure it is was said of the first: where that was posted before, of the others nothing is known.
  if (head.status !== 'answered' || answering[0] === undefined || !fresh.includes(answering[0])) return null;

  const language = settings.language ?? follow.language;
  const linkOf = linksFrom(publicUrl, mainCorpus)(corpus);
  const block = (excerpt: ShownExcerpt, index: number): Ways => {
    const label = fresh.length === 1 ? {} : { label: String(index + 1) };
    const also = small(describeCopies(excerpt.also, language));
    const ways = quotationWays(excerpt, { language, linkOf, ...label, above: [separator] });
    return also === null ? ways : ways.map((way) => [...way, text(also)]);
  };
  const wording = FOLLOW_WORDING[language];
  const sure = DISCORD_WORDING[language].confidence[certaintyOf(head.confidence)];
  const heading = text(
    small(wording.question(lineMarkdown(question, MAX_QUESTION_SHOWN))),
    small(joinLine([wording.newArticles, sure])),
  );
  const card = fitted([heading], fresh.map(block), (leftOut) => [
    ...(leftOut === 0 ? [] : [separator, text(small(LOOK_UP_WORDING[language].notShown(leftOut)))]),
    ...controls(button(customId(UNFOLLOW_ACTION, follow.id), wording.stop)),
  ]);
  const message = cardMessage(card, { language, corpus, quotations: fresh });
  return { message, sentences: fresh.map(({ sha256 }) => sha256) };
}
