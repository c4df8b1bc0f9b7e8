import { once } from 'node:events';
import { loadConfig, readEnvironment } from '../config.js';
import { createLog } from '../log.js';
import { openAnswerPool } from './processes/answer-pool.js';
import { DEFAULT_CORPUS } from './runs/open-answering.js';
import { openRoom } from './runs/reading-room.js';
import { seedWhenEmpty } from './runs/seed-library.js';
import { readArguments, runRoot, untilInterrupted } from './terminal/run-root.js';
import { print } from './terminal/terminal.js';

const USAGE = 'npm run web -- [--library DIR] [--corpus NAME,...]';

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
    false,
  );
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const location = { library: values.library ?? config.library, corpus: values.corpus };
  const status = await seedWhenEmpty(config, location);
  if (status !== 0) return status;

  const log = createLog(config.logLevel);
  await untilInterrupted(async (signal) => {
    const pool = await openAnswerPool({ environment: { ...environment }, ...location });
    try {
      const room = await openRoom({ config, lookups: pool.lookups, log });
      print(`The reading room is open: ${room.address} (Ctrl-C closes it)`);
      if (!signal.aborted) await once(signal, 'abort');
      await room.close();
    } finally {
      await pool.close();
    }
  });
  return 0;
});
