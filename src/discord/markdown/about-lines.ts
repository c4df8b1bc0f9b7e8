import type { About } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { SERVICE_WORDING } from '../wording/service-wording.js';
import { asMarkdown } from './escape.js';

/** Characters of the model's name that are shown. */
const MAX_MODEL_LENGTH = 100;

/** What a corpus holds and what reads it, line by line. */
export function aboutLines(held: About, language: Language): readonly string[] {
  const model = asMarkdown(shortenVisible(visibleLine(held.model), MAX_MODEL_LENGTH));
  return SERVICE_WORDING[language].about({ ...held, model });
}
