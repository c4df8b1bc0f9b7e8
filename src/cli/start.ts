/** `npm start`: the bot where there is a Discord token, else a chat in the terminal. */
import { seedWhenEmpty } from './runs/ingest.js';
import { LOCATION_OPTIONS, readSettings } from './runs/settings.js';
import { startChat, startDiscord } from './runs/start.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm start -- [--library DIR] [--corpus NAME,...]';

await runRoot(async () => {
  const settings = readSettings(readArguments(LOCATION_OPTIONS, USAGE, false).values);
  const status = await seedWhenEmpty(settings.config, settings.location);
  if (status !== 0) return status;
  const { discordToken } = settings.config;
  if (discordToken === null) await startChat(settings);
  else await startDiscord(settings, discordToken);
  return 0;
});
