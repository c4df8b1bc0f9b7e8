import { type Config, loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { checkDiscord } from './runs/check-discord.js';
import { checkMachine, checkNode } from './runs/check-machine.js';
import { type CheckResult, wrong } from './runs/finding.js';
import { DEFAULT_CORPUS } from './runs/open-answering.js';
import { readArguments, runRoot } from './terminal/run-root.js';
import { tellFindings } from './terminal/tell-findings.js';

const USAGE = 'npm run doctor -- [--library DIR] [--corpus NAME]';

function settings(): { config: Config | null; finding: CheckResult } {
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
    const location = { library: values.library ?? config.library, corpus: values.corpus };
    findings.push(...(await checkMachine(config, location)), ...(await checkDiscord(config)));
  }
  tellFindings(findings);
  return findings.some(({ level }) => level === 'wrong') ? 1 : 0;
});
