import { type Config, loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { forTerminal } from '../text/display.js';
import { checkDiscord } from './check-discord.js';
import { checkMachine, checkNode } from './check-machine.js';
import { type Finding, wrong } from './finding.js';
import { DEFAULT_CORPUS } from './open.js';
import { readArguments, runRoot } from './run.js';
import { terminalColors } from './terminal.js';

const USAGE = 'npm run doctor -- [--library DIR] [--corpus NAME]';

const LABEL = { ok: 'OK', note: 'NOTE', wrong: 'WRONG' };

/** One line each; the names of servers and paths in it are no escapes. */
function tell(findings: readonly Finding[]): void {
  const { green, yellow, red } = terminalColors();
  const paint = { ok: green, note: yellow, wrong: red };
  for (const { level, subject, says } of findings) {
    const line = `${subject.padEnd(10)} ${forTerminal(says).replaceAll('\n', ' ')}`;
    process.stdout.write(`${paint[level](LABEL[level].padEnd(6))} ${line}\n`);
  }
}

function settings(): { config: Config | null; finding: Finding } {
  try {
    const config = loadConfig(readEnvironment());
    return { config, finding: { level: 'ok', subject: 'settings', says: 'all valid' } };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { config: null, finding: wrong('settings', error) };
  }
}

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
    false,
  );
  const { config, finding } = settings();
  const findings = [checkNode(process.versions.node), finding];
  if (config !== null) {
    const place = { library: values.library ?? config.library, corpus: values.corpus };
    findings.push(...(await checkMachine(config, place)), ...(await checkDiscord(config)));
  }
  tell(findings);
  return findings.some(({ level }) => level === 'wrong') ? 1 : 0;
});
