/**
 * The records of quoting messages: where they are and what they quote, so that they can be corrected. Knows no person, no
 * question and no text. `wanted` and `shown` say of a citation what stands for it in the message: the sha256 of a
 * sentence, or `gone`; where they differ, the message waits to be edited.
 */
import type { DatabaseConnection } from '../library/sqlite/database.js';
import { DAY_MS } from '../text/calendar.js';
import type {
  Became,
  CorrectionCounts,
  MessageCitation,
  NewQuotingMessage,
  QuotingMessage,
  SynchronousRecords,
} from './records.js';

/** Messages kept of a channel, and in all. Beyond them the oldest are forgotten: they are not corrected any more. */
export const MOST_OF_CHANNEL = 1_000;
const MOST_MESSAGES = 100_000;

/** A message is forgotten when for so long no article that it quotes has been there. */
const SETTLED_KEPT_MS = 90 * DAY_MS;

/** Articles that are compared at once. */
const ARTICLES_AT_ONCE = 500;

/** The first wait after an edit that failed doubles with each further one, up to the longest; after so many it is given up. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * 60_000;
const MOST_TRIES = 12;

/** What stands in the place of a sentence that the message shows no more. */
const GONE = 'gone';

interface CitationRow extends Omit<MessageCitation, 'highlight'> {
  readonly highlight: string;
}

type MessageRow = Omit<QuotingMessage, 'card' | 'citations'> & {
  readonly key: number;
  readonly card: string | null;
  readonly page: number;
  readonly pages: number;
};

export function quotingMessages(database: DatabaseConnection, now: () => number) {
  const forgetMessage = database.prepare('DELETE FROM quoting WHERE message = ?');
  const forgetCard = database.prepare('DELETE FROM posted WHERE id = ?');
  const insertMessage = database.prepare(
    `INSERT INTO quoting (message, channel, guild, language, card, page, pages, posted_at)
     VALUES (@id, @channel, @guild, @language, @card, @page, @pages, @postedAt)`,
  );
  const insertCitation = database.prepare(
    `INSERT INTO citations (quoting, rank, copy, corpus, article, range_start, range_end, sha256, highlight, wanted, shown)
     VALUES (@key, @rank, @copy, @corpus, @articleId, @start, @end, @sha256, @highlight, @sha256, @sha256)`,
  );
  const forgetOldest = database.prepare(
    `DELETE FROM quoting WHERE key IN
       (SELECT key FROM quoting WHERE channel = ? ORDER BY posted_at DESC, key DESC LIMIT -1 OFFSET ${MOST_OF_CHANNEL})`,
  );

  const corpora = database.prepare<[], string>('SELECT DISTINCT corpus FROM citations').pluck();
  // What is gone stays gone from the messages, also when an article of that id comes back.
  const articles = database.prepare<[string, string, string], { articleId: string; content: string | null }>(
    `SELECT DISTINCT article AS articleId, content FROM citations
     WHERE corpus = ? AND content IS NOT '' AND (article, ifnull(content, '')) > (?, ?)
     ORDER BY article, ifnull(content, '') LIMIT ${ARTICLES_AT_ONCE}`,
  );
  const unseen = database.prepare<[string, string], { articleId: string; content: null }>(
    `SELECT DISTINCT article AS articleId, NULL AS content FROM citations
     WHERE corpus = ? AND content IS NULL AND article > ? ORDER BY article LIMIT ${ARTICLES_AT_ONCE}`,
  );
  const places = database.prepare<[string, string, string | null], Omit<Became, 'wanted'>>(
    `SELECT DISTINCT article AS articleId, range_start AS start, range_end AS end, sha256 FROM citations
     WHERE corpus = ? AND article = ? AND content IS ? ORDER BY range_start, range_end, sha256`,
  );
  const OF_PLACE = `corpus = @corpus AND article = @articleId AND content IS @known
    AND range_start = @start AND range_end = @end AND sha256 = @sha256`;
  const changedIn = database
    .prepare<[object], number>(
      `SELECT DISTINCT quoting FROM citations WHERE ${OF_PLACE} AND wanted <> @wanted ORDER BY quoting`,
    )
    .pluck();
  const setWanted = database.prepare(`UPDATE citations SET wanted = @wanted, content = @content WHERE ${OF_PLACE}`);
  const setDue = database.prepare(
    `UPDATE quoting SET tries = 0, due_at = CASE
         WHEN NOT EXISTS (SELECT 1 FROM citations WHERE quoting = key AND wanted <> shown) THEN NULL
         WHEN message IS NULL THEN NULL ELSE coalesce(due_at, @now) END,
       outcome = CASE WHEN message IS NULL THEN 'unreachable' ELSE outcome END,
       settled_at = CASE WHEN message IS NULL THEN @now ELSE settled_at END
     WHERE key = @key`,
  );

  const MESSAGE = 'SELECT key, message AS id, channel, guild, language, card, page, pages FROM quoting';
  const messageOf = database.prepare<[string], MessageRow>(`${MESSAGE} WHERE message = ?`);
  const due = database.prepare<[number, number, number], MessageRow>(
    `${MESSAGE} WHERE due_at <= ? AND (CAST(guild AS INTEGER) >> 22) % ? = ? ORDER BY due_at, key LIMIT 1`,
  );
  const citationsOf = database.prepare<[number], CitationRow>(
    `SELECT rank, copy, corpus, article AS articleId, range_start AS start, range_end AS end, sha256, highlight
     FROM citations WHERE quoting = ? ORDER BY rank, copy`,
  );
  const keyOf = database.prepare<[string], { key: number; guild: string; tries: number }>(
    'SELECT key, guild, tries FROM quoting WHERE message = ?',
  );
  const setShown = database.prepare(
    'UPDATE citations SET shown = @shown WHERE quoting = @key AND rank = @rank AND copy = @copy',
  );
  const settle = database.prepare(
    `UPDATE quoting SET outcome = @outcome, settled_at = @now, tries = 0, due_at = CASE
       WHEN @outcome = 'corrected' AND EXISTS (SELECT 1 FROM citations WHERE quoting = key AND wanted <> shown)
       THEN @again END
     WHERE key = @key`,
  );
  const putOff = database.prepare('UPDATE quoting SET tries = tries + 1, due_at = ? WHERE key = ?');
  const count = database.prepare(
    `INSERT INTO corrections (guild, corrected, unreachable, deleted) VALUES (@guild, @corrected, @unreachable, @deleted)
     ON CONFLICT (guild) DO UPDATE SET corrected = corrected + excluded.corrected,
       unreachable = unreachable + excluded.unreachable, deleted = deleted + excluded.deleted`,
  );

  const untold = database.prepare<[{ guild: string }], Pick<CorrectionCounts, 'corrected' | 'unreachable'>>(
    `SELECT corrected, unreachable FROM corrections WHERE guild = @guild AND corrected + unreachable > 0
       AND NOT EXISTS (SELECT 1 FROM quoting WHERE guild = @guild AND due_at IS NOT NULL)`,
  );
  const told = database.prepare('UPDATE corrections SET corrected = 0, unreachable = 0 WHERE guild = ?');
  const counts = database.prepare<[{ guild: string }], CorrectionCounts>(
    `SELECT count(*) AS messages, count(due_at) AS waiting, count(iif(outcome = 'corrected', 1, NULL)) AS corrected,
       count(iif(outcome = 'unreachable' AND due_at IS NULL, 1, NULL)) AS unreachable
     FROM quoting WHERE guild = @guild`,
  );

  const addTo = (guild: string, what: Partial<Record<'corrected' | 'unreachable' | 'deleted', number>>): void =>
    void count.run({ guild, corrected: 0, unreachable: 0, deleted: 0, ...what });

  // What changed while it was being edited is shown a minute later.
  const settledAt = () => {
    const at = now();
    return { now: at, again: at + FIRST_WAIT_MS };
  };

  function messageIn(row: MessageRow | undefined): QuotingMessage | null {
    if (row === undefined) return null;
    const { key, card, page, pages, ...message } = row;
    const at = card === null ? null : { id: card, page, pages };
    const citations = citationsOf.all(key).map((one) => ({ ...one, highlight: JSON.parse(one.highlight) }));
    return { ...message, card: at, citations };
  }

  return {
    noteQuoting: database.transaction(({ card, citations, ...message }: NewQuotingMessage) => {
      forgetMessage.run(message.id);
      const about = { card: card?.id ?? null, page: card?.page ?? 1, pages: card?.pages ?? 1, postedAt: now() };
      const { lastInsertRowid: key } = insertMessage.run({ ...message, ...about });
      for (const one of citations) insertCitation.run({ ...one, key, highlight: JSON.stringify(one.highlight) });
      forgetOldest.run(message.channel);
    }).immediate,
    quotingMessage: (id) => messageIn(messageOf.get(id)),
    forgetMessage: database.transaction((id, card) => {
      forgetMessage.run(id);
      if (card !== null) forgetCard.run(card);
    }).immediate as SynchronousRecords['forgetMessage'],
    quotedCorpora: () => corpora.all(),
    quotedArticles: (corpus, after, which) =>
      which === 'unseen'
        ? unseen.all(corpus, after?.articleId ?? '')
        : articles.all(corpus, after?.articleId ?? '', after?.content ?? ''),
    quotedPlaces: (corpus, { articleId, content }) => places.all(corpus, articleId, content),
    noteBecame: database.transaction((corpus, { content: known }, content, became) => {
      for (const { wanted, ...place } of became) {
        const given = { ...place, corpus, known, content: content ?? '', wanted: wanted ?? GONE };
        const changed = changedIn.all(given);
        setWanted.run(given);
        for (const key of changed) setDue.run({ key, now: now() });
      }
    }).immediate as SynchronousRecords['noteBecame'],
    dueMessage({ id, count: shards }) {
      return messageIn(due.get(now(), shards, id));
    },
    noteCorrected: database.transaction((id, shown) => {
      const found = keyOf.get(id);
      if (found === undefined) return;
      const { key, guild } = found;
      for (const { rank, copy, wanted } of shown) setShown.run({ key, rank, copy, shown: wanted ?? GONE });
      settle.run({ key, outcome: 'corrected', ...settledAt() });
      addTo(guild, { corrected: 1 });
    }).immediate as SynchronousRecords['noteCorrected'],
    noteUncorrected: database.transaction((id, why) => {
      const found = keyOf.get(id);
      if (found === undefined) return;
      const { key, guild, tries } = found;
      if (why === 'deleted') {
        forgetMessage.run(id);
        addTo(guild, { deleted: 1 });
      } else if (why === 'unreachable' || tries + 1 >= MOST_TRIES) {
        settle.run({ key, outcome: 'unreachable', ...settledAt() });
        addTo(guild, { unreachable: 1 });
      } else putOff.run(now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries), key);
    }).immediate as SynchronousRecords['noteUncorrected'],
    takeCorrections: database.transaction((guild) => {
      const found = untold.get({ guild });
      if (found !== undefined) told.run(guild);
      return found ?? null;
    }).immediate as SynchronousRecords['takeCorrections'],
    giveBackCorrections: (guild, found) => addTo(guild, found),
    corrections: (guild) => counts.get({ guild })!,
  } satisfies Partial<SynchronousRecords>;
}

/** Forgets what nothing is left to correct of, and the oldest beyond the limit. */
export function quotingSweeper(database: DatabaseConnection): (now: number) => void {
  const settled = database.prepare(
    `DELETE FROM quoting WHERE due_at IS NULL AND coalesce(settled_at, posted_at) < ?
       AND NOT EXISTS (SELECT 1 FROM citations WHERE quoting = key AND content IS NOT '')`,
  );
  const oldest = database.prepare(
    `DELETE FROM quoting WHERE key IN
       (SELECT key FROM quoting ORDER BY posted_at DESC, key DESC LIMIT -1 OFFSET ${MOST_MESSAGES})`,
  );
  return (now) => {
    settled.run(now - SETTLED_KEPT_MS);
    oldest.run();
  };
}
