/** `npm run register`: tells Discord the commands of the bot, and says what it did. */
import { commands } from '../../commands/index.js';
import { loadConfig, readEnvironment } from '../config.js';
import { type Deployed, deployCommands } from '../discord/client/deploy.js';
import { UsageError } from '../errors.js';
import { forTerminal } from '../text/display.js';
import { readGuild } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE = 'npm run register -- [--guild ID [--only]]';

/** One line: how many, where, which. */
function lineOf({ what, commands: names, server }: Deployed): string {
  const place =
    server === null ? 'everywhere' : `in the server ${server.name === null ? '' : `${server.name} `}${server.id}`;
  if (what !== 'twice') return `${what} ${names.length} ${place}: ${names.join(', ')}`;
  return (
    `registered everywhere too, so that this server lists them twice: ${names.join(', ')}; ` +
    `\`npm run register\` keeps those of everywhere, \`npm run register -- --guild ${server?.id} --only\` those of this server`
  );
}

await runRoot(async () => {
  const { values, positionals } = readArguments({ guild: { type: 'string' }, only: { type: 'boolean' } }, USAGE);
  const guild = readGuild(values.guild);
  const only = values.only === true;
  if (positionals.length > 0) throw new UsageError('bad-arguments', 'no argument was expected', `usage: ${USAGE}`);
  if (only && guild === null) throw new UsageError('bad-arguments', '--only needs --guild', `usage: ${USAGE}`);
  const { discordToken: token, discordApiUrl: apiUrl } = loadConfig(readEnvironment());
  if (token === null) {
    throw new UsageError(
      'no-token',
      'DISCORD_TOKEN is not set, so there is no bot to register commands for',
      "put the bot's token into DISCORD_TOKEN in .env",
    );
  }
  const tell = (application: string, deployed: Deployed): void => {
    process.stdout.write(`${forTerminal(`${application}: ${lineOf(deployed)}`)}\n`);
  };
  await deployCommands({ token, apiUrl, commands, guild, only, tell });
  return 0;
});
