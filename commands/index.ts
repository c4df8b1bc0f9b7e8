import type { Command } from '../src/discord/command.js';
import { ask } from './ask.js';

/** Every command there is. A file that is not named here does not exist for Discord. */
export const commands: readonly Command[] = [ask];
