/** `npm run web`: the reading room. */
import { seedWhenEmpty } from './runs/ingest.js';
import { runReadingRoom } from './runs/reading-room.js';
import { LOCATION_OPTIONS, readSettings } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run web -- [--library DIR] [--corpus NAME,...]';

await runRoot(async () => {
  const settings = readSettings(readArguments(LOCATION_OPTIONS, USAGE, false).values);
  const status = await seedWhenEmpty(settings.config, settings.location);
  if (status === 0) await runReadingRoom(settings);
  return status;
});
