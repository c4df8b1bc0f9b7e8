import type { Command } from '../src/discord/command.js';
import { article } from './article.js';
import { ask } from './ask.js';
import { checkQuotation } from './check-quotation.js';
import { compare } from './compare.js';
import { findSources } from './find-sources.js';
import { quote } from './quote.js';
import { search } from './search.js';
import { sources } from './sources.js';
import { verify } from './verify.js';

/** Every command there is. A file that is not named here does not exist for Discord. */
export const commands: readonly Command[] = [
  ask,
  search,
  sources,
  article,
  quote,
  verify,
  compare,
  findSources,
  checkQuotation,
];
