#!/usr/bin/env node
/** The package's one program: `verbatim COMMAND ...` is `npm run COMMAND -- ...`. Refuses other commands. */
import { UsageError } from '../errors.js';
import { runRoot } from './terminal/run-root.js';

const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  start: () => import('./start.js'),
  web: () => import('./web.js'),
  ask: () => import('./ask.js'),
  ingest: () => import('./ingest.js'),
  feeds: () => import('./feeds.js'),
  remove: () => import('./remove.js'),
  offer: () => import('./offer.js'),
  audit: () => import('./audit.js'),
  backup: () => import('./backup.js'),
  restore: () => import('./restore.js'),
  export: () => import('./export.js'),
  register: () => import('./register.js'),
  doctor: () => import('./doctor.js'),
};

// Each command reads its own arguments, those after its name, and runs when it is imported.
const [name] = process.argv.splice(2, 1);
if (name !== undefined && Object.hasOwn(COMMANDS, name)) await COMMANDS[name]!();
else {
  await runRoot(async () => {
    const message = name === undefined ? 'a command was expected' : `there is no command ${name}`;
    throw new UsageError('no-command', message, `usage: verbatim ${Object.keys(COMMANDS).join('|')} ...`);
  });
}
