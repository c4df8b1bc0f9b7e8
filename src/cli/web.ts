import { once } from 'node:events';
import { loadConfig, readEnvironment } from '../config.js';
import { createLog } from '../log.js';
import { openAnswerPool } from './answer-pool.js';
import { DEFAULT_CORPUS } from './open.js';
import { readArguments, runRoot, untilInterrupted } from './run.js';
import { seedWhenEmpty } from './seed-library.js';
import { print } from './terminal.js';
import { openRoom } from './web-run.js';

const USAGE = 'npm run web -- [--library DIR] [--corpus NAME,...]';

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
    false,
  );
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const place = { library: values.library ?? config.library, corpus: values.corpus };
  const status = await seedWhenEmpty(config, place);
  if (status !== 0) return status;

  const log = createLog(config.logLevel);
  await untilInterrupted(async (signal) => {
    const pool = await openAnswerPool({ environment: { ...environment }, ...place });
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
