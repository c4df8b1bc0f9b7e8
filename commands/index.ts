/** Every command there is. A file that is not named here does not exist for Discord. */
import type { Command } from '../src/discord/request/command.js';
import { about } from './about.js';
import { article } from './article.js';
import { ask } from './ask.js';
import { checkQuotation } from './check-quotation.js';
import { compare } from './compare.js';
import { corpus } from './corpus.js';
import { deleteAnswer } from './delete-answer.js';
import { findSources } from './find-sources.js';
import { follow } from './follow.js';
import { help } from './help.js';
import { privacy } from './privacy.js';
import { quote } from './quote.js';
import { search } from './search.js';
import { settings } from './settings.js';
import { sources } from './sources.js';
import { unanswered } from './unanswered.js';
import { verify } from './verify.js';

export const commands: readonly Command[] = [
  ask,
  search,
  sources,
  article,
  quote,
  verify,
  compare,
  follow,
  findSources,
  checkQuotation,
  deleteAnswer,
  help,
  privacy,
  about,
  corpus,
  settings,
  unanswered,
];
