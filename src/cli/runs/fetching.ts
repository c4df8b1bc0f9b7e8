/** What fetching commands share: who they say that they are, and how they say what was not taken. */
import { readFileSync } from 'node:fs';
import { ROBOT } from '../../articles/web/network/robots-rules.js';
import { type Config, PROJECT_ROOT } from '../../config.js';
import type { VerbatimError } from '../../errors.js';
import { tellLine } from '../terminal/terminal.js';

/** Characters of an address that a line on stderr has room for. */
const SHOWN = 200;

/** Who asks: program, version, perhaps where its operator is found. */
export function userAgentOf({ fetchContact }: Config): string {
  const { version } = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8'));
  return `${ROBOT}/${version}${fetchContact === null ? '' : ` (+${fetchContact})`}`;
}

export function tellNotTaken(url: string, { message, remedy }: VerbatimError): void {
  const shown = url.length > SHOWN ? `${url.slice(0, SHOWN)}…` : url;
  tellLine(`not taken: ${shown}: ${message}; ${remedy}`);
}
