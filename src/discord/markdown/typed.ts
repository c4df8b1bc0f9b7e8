/** What a person typed or chose, as cards repeat it. Text of articles is not for here. */
import type { LookupFilter } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { small } from '../cards/parts.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { describeDate } from './citation.js';
import { boldLine, lineMarkdown } from './line.js';

const MAX_SHOWN = 256;
const MAX_NAME_SHOWN = 80;

/** A question that a card repeats. */
export interface RepeatedQuestion {
  readonly words: string;
  /** In small print: the message that asked may be seen beside the card. */
  readonly isSmall: boolean;
}

/** A question or words, in bold or in small print; null where the card does not repeat them or none of them can be seen. */
export function questionMarkdown(typed: string | RepeatedQuestion | null): string | null {
  if (typed === null) return null;
  if (typeof typed === 'string') return boldLine(typed, MAX_SHOWN) || null;
  return typed.isSmall ? small(lineMarkdown(typed.words, MAX_SHOWN)) : questionMarkdown(typed.words);
}

/** As a block quote: what is repeated to be judged; null where none of it can be seen. */
export function typedQuotation(typed: string): string | null {
  const shown = lineMarkdown(typed, MAX_SHOWN);
  return shown === '' ? null : `> ${shown}`;
}

/** A name. */
export const nameMarkdown = (typed: string): string => lineMarkdown(typed, MAX_NAME_SHOWN);

/** The filters that are set, in words; empty for one that is not. */
export function filterWords({ outlet, from, to }: LookupFilter, language: Language): string[] {
  const wording = LOOK_UP_WORDING[language];
  return [
    outlet === undefined ? '' : nameMarkdown(outlet),
    from === undefined ? '' : wording.from(describeDate(from, language)),
    to === undefined ? '' : wording.to(describeDate(to, language)),
  ];
}
