import { join } from 'node:path';
import { VerbatimError } from '../../src/errors.js';
import { openRecords } from '../../src/records/open.js';
import { type Finding, NOTHING, type RecordsOrder } from './examination.js';

/** What each kept card holds, so that a changed one shows. */
export const STATE = { question: 'Quel est le prix du gaz ?', excerpts: [1, 2, 3] };

export const OWNER = '1000';

/** Reads all that a bot reads of its records. `articles` of the finding are the ids of the cards, with their states. */
export function examineRecords({ library, cards }: RecordsOrder): Finding {
  const finding = { ...NOTHING, refused: [] as string[], unclear: [] as string[], wrong: [] as string[] };
  const articles: Record<string, string> = {};
  const noting = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (error instanceof VerbatimError) finding.refused.push(error.code);
      else finding.unclear.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  };
  noting(() => {
    const records = openRecords(join(library, 'records.sqlite'));
    try {
      noting(() => void records.settings('guild-1'));
      noting(() => void records.choices('guild-1'));
      noting(() => void records.guilds());
      noting(() => void records.kept(OWNER));
      for (const id of cards) {
        noting(() => {
          const posted = records.posted(id);
          if (posted !== null) articles[posted.id] = JSON.stringify(posted.state);
        });
      }
    } finally {
      records.close();
    }
  });
  return { ...finding, articles, answered: 1 };
}
