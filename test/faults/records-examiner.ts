import { join } from 'node:path';
import { VerbatimError } from '../../src/errors.js';
import { openRecords } from '../../src/records/open.js';
import { type Finding, NOTHING, type RecordsOrder } from './examination.js';

/** What each kept card holds, so that a changed one shows. */
export const STATE = { question: 'Quel est le prix du gaz ?', excerpts: [1, 2, 3] };

export const OWNER = '1000';

/** Reads all that a bot reads of its records. `articles` of the finding are the ids of the cards, with their states. */
export async function examineRecords({ library, cards }: RecordsOrder): Promise<Finding> {
  const finding = { ...NOTHING, refused: [] as string[], unclear: [] as string[], wrong: [] as string[] };
  const articles: Record<string, string> = {};
  const noting = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (error instanceof VerbatimError) finding.refused.push(error.code);
      else finding.unclear.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  };
  await noting(async () => {
    const records = openRecords(join(library, 'records.sqlite'));
    try {
      await noting(() => records.settings('guild-1'));
      await noting(() => records.choices('guild-1'));
      await noting(() => records.guilds());
      await noting(() => records.kept(OWNER));
      for (const id of cards) {
        await noting(async () => {
          const posted = await records.posted(id);
          if (posted !== null) articles[posted.id] = JSON.stringify(posted.state);
        });
      }
    } finally {
      records.close();
    }
  });
  return { ...finding, articles, answered: 1 };
}
