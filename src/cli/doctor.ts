/** `npm run doctor`: what keeps the bot from answering, and what to do. Changes nothing. */
import { runDoctor } from './runs/doctor.js';
import { LOCATION_OPTIONS } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run doctor -- [--library DIR] [--corpus NAME]';

await runRoot(async () => runDoctor(readArguments(LOCATION_OPTIONS, USAGE, false).values));
