import { openAnswerPool } from '../../src/cli/processes/answer-pool.js';
import { VerbatimError } from '../../src/errors.js';
import { QUESTIONS } from './material.js';
import type { PoolFinding } from './pool-bits.js';

// The thread that answers for the bot, over a library, in a process that may be lost.
const [library = ''] = process.argv.slice(2);
const finding: PoolFinding = { refused: [], unclear: [], quoted: [], degraded: null };
const noting = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof VerbatimError) finding.refused.push(error.code);
    else finding.unclear.push(error instanceof Error ? error.message : String(error));
  }
};
await noting(async () => {
  const pool = await openAnswerPool({ environment: { LOG_LEVEL: 'silent' }, library, corpus: 'default' });
  try {
    for (const question of QUESTIONS) {
      await noting(async () => {
        const answer = await pool.lookups.ask({ corpus: null }, question, { candidates: 10 });
        finding.degraded ??= (await pool.lookups.about({ corpus: null })).degraded;
        for (const { article, start, end, text } of [...answer.excerpts, ...(answer.candidates ?? [])]) {
          finding.quoted.push({ id: article.id, start, end, text });
        }
      });
    }
  } finally {
    await pool.close();
  }
});
process.send?.(finding, () => process.disconnect());
