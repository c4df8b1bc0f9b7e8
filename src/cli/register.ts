/** `npm run register`: tells Discord the commands of the bot. */
import { commands } from '../../commands/index.js';
import { loadConfig, readEnvironment } from '../config.js';
import { deployCommands } from '../discord/client/deploy.js';
import { UsageError } from '../errors.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run register -- [--guild ID]';

await runRoot(async () => {
  const { values, positionals } = readArguments({ guild: { type: 'string' } }, USAGE);
  const guild = values.guild ?? null;
  if (positionals.length > 0) throw new UsageError('bad-arguments', 'no argument was expected', `usage: ${USAGE}`);
  if (guild !== null && !/^\d{17,20}$/.test(guild)) {
    throw new UsageError(
      'bad-guild',
      `--guild expects the id of a server, 17 to 20 digits, not "${guild}"`,
      'right-click the server in Discord and choose Copy Server ID (Settings, Advanced, Developer Mode)',
    );
  }
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
