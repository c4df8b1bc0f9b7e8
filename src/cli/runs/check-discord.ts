/** What keeps the bot from working on Discord: token, intents, commands, permissions. Registers and invites nothing. */
import { commands } from '../../../commands/index.js';
import type { Config } from '../../config.js';
import { type CheckUp, type CommandFaults, checkUp } from '../../discord/client/check-up.js';
import { type CheckResult, failed, note, ok, wrong } from '../terminal/check-results.js';

/** How the bot stands with Discord, and the link that invites it where there is one. */
export async function checkDiscord({ discordToken: token, discordApiUrl: apiUrl }: Config): Promise<CheckResult[]> {
  if (token === null) {
    const says =
      'DISCORD_TOKEN is not set; put the bot’s token into it in .env (without it `npm start` is a chat here)';
    return [wrong('token', says)];
  }
  try {
    const found = await checkUp({ token, apiUrl, commands });
    return [
      ok('token', `of the application ${found.application}`),
      intents(found),
      ...registered(found),
      ...servers(found),
      note('invite', found.invitation),
    ];
  } catch (error) {
    return [failed('token', error)];
  }
}

function intents({ privileged }: CheckUp): CheckResult {
  if (privileged.length === 0) return ok('intents', 'no privileged one');
  const says = `${privileged.join(', ')}: on in the developer portal, not needed; you may switch it off`;
  return note('intents', says);
}

function registered({ unregistered, commandFaults }: CheckUp): CheckResult[] {
  const found = commandFaults.flatMap(faults);
  if (unregistered.length > 0) {
    found.unshift(wrong('commands', `not registered: ${unregistered.join(', ')}; run \`npm run register\``));
  }
  return found.length === 0 ? [ok('commands', `${commands.length} registered`)] : found;
}

/** One line each. What is listed twice works: it is worth knowing. */
function faults({ server, outdated, unknown, twice }: CommandFaults): CheckResult[] {
  const place = server === null ? 'everywhere' : `in ${server.name} (${server.id})`;
  const again = `run \`npm run register${server === null ? '' : ` -- --guild ${server.id}`}\``;
  const all: readonly (readonly [readonly string[], CheckResult])[] = [
    [outdated, wrong('commands', `registered ${place} as another version has them: ${outdated.join(', ')}; ${again}`)],
    [unknown, wrong('commands', `registered ${place}, not known to this version: ${unknown.join(', ')}; ${again}`)],
    [
      twice,
      note(
        'commands',
        `listed twice ${place}, where they are registered beside those of everywhere: ${twice.join(', ')}; ` +
          '`npm run register` removes them there',
      ),
    ],
  ];
  return all.flatMap(([names, result]) => (names.length === 0 ? [] : [result]));
}

function servers({ servers: all }: CheckUp): CheckResult[] {
  if (all.length === 0) {
    return [note('servers', 'in none yet; open the link below to invite the bot')];
  }
  const lacking = all.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return [ok('servers', `${all.length}, every permission given`)];
  return lacking.map(({ id, name, missing }) =>
    wrong(
      'servers',
      `${name} (${id}) does not give ${missing.join(', ')}; give it to the bot’s role, or invite it anew by the link below`,
    ),
  );
}
