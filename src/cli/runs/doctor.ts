/** Checks all that the bot needs: Node.js, settings, this machine, Discord. */
import { UsageError } from '../../errors.js';
import { failed, ok, tellCheckResults } from '../terminal/check-results.js';
import { checkDiscord } from './check-discord.js';
import { checkMachine, checkNode } from './check-machine.js';
import { readSettings, type Settings } from './settings.js';

/** @returns exit status: 1 where something must be mended */
export async function runDoctor(values: Parameters<typeof readSettings>[0]): Promise<number> {
  const results = [checkNode(process.versions.node)];
  let settings: Settings | null = null;
  try {
    settings = readSettings(values);
    results.push(ok('settings', 'all valid'));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    results.push(failed('settings', error));
  }
  if (settings !== null) results.push(...(await checkMachine(settings)), ...(await checkDiscord(settings.config)));
  tellCheckResults(results);
  return results.some(({ level }) => level === 'wrong') ? 1 : 0;
}
