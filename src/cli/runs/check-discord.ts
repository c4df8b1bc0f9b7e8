import { commands } from '../../../commands/index.js';
import type { Config } from '../../config.js';
import { type CheckUp, checkUp } from '../../discord/client/check-up.js';
import { type CheckResult, wrong } from './finding.js';

/** How the bot stands with Discord, and the link that invites it where there is one. */
export async function checkDiscord({ discordToken: token, discordApiUrl: apiUrl }: Config): Promise<CheckResult[]> {
  if (token === null) {
    const says =
      'DISCORD_TOKEN is not set; put the bot’s token into it in .env (without it `npm start` is a chat here)';
    return [{ level: 'wrong', subject: 'token', says }];
  }
  try {
    const found = await checkUp({ token, apiUrl, commands });
    return [
      { level: 'ok', subject: 'token', says: `of the application ${found.application}` },
      intents(found),
      registered(found),
      ...servers(found),
      { level: 'note', subject: 'invite', says: found.invitation },
    ];
  } catch (error) {
    return [wrong('token', error)];
  }
}

function intents({ privileged }: CheckUp): CheckResult {
  if (privileged.length === 0) return { level: 'ok', subject: 'intents', says: 'no privileged one' };
  const says = `${privileged.join(', ')}: on in the developer portal, not needed; you may switch it off`;
  return { level: 'note', subject: 'intents', says };
}

function registered({ unregistered }: CheckUp): CheckResult {
  if (unregistered.length === 0) return { level: 'ok', subject: 'commands', says: `${commands.length} registered` };
  const says = `not registered: ${unregistered.join(', ')}; run \`npm run register\``;
  return { level: 'wrong', subject: 'commands', says };
}

function servers({ servers: all }: CheckUp): CheckResult[] {
  if (all.length === 0) {
    return [{ level: 'note', subject: 'servers', says: 'in none yet; open the link below to invite the bot' }];
  }
  const lacking = all.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return [{ level: 'ok', subject: 'servers', says: `${all.length}, every permission given` }];
  return lacking.map(({ id, name, missing }) => ({
    level: 'wrong',
    subject: 'servers',
    says: `${name} (${id}) does not give ${missing.join(', ')}; give it to the bot’s role, or invite it anew by the link below`,
  }));
}
