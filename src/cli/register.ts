/** `npm run register`: tells Discord the commands of the bot. */
import { commands } from '../../commands/index.js';
import { loadConfig, readEnvironment } from '../config.js';
import { deployCommands } from '../discord/client/deploy.js';
import { UsageError } from '../errors.js';
import { readGuild } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run register -- [--guild ID]';

await runRoot(async () => {
  const { values, positionals } = readArguments({ guild: { type: 'string' } }, USAGE);
  const guild = readGuild(values.guild);
  if (positionals.length > 0) throw new UsageError('bad-arguments', 'no argument was expected', `usage: ${USAGE}`);
  const { discordToken: token, discordApiUrl: apiUrl } = loadConfig(readEnvironment());
  if (token === null) {
    throw new UsageError(
      'no-token',
      'DISCORD_TOKEN is not set, so there is no bot to register commands for',
      "put the bot's token into DISCORD_TOKEN in .env",
    );
  }
  const deployed = await deployCommands({ token, apiUrl, commands, guild });
  const names = deployed.commands.join(', ');
  const location = guild === null ? 'everywhere' : `in the server ${guild}`;
  process.stdout.write(`${deployed.application}: ${names} registered ${location}\n`);
  return 0;
});
