import type { LookupFilter } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { describeDate } from './citation.js';
import { asMarkdown } from './escape.js';

/** Characters of what a person typed that a card repeats. */
const MAX_SHOWN = 256;
const MAX_NAME_SHOWN = 80;

const line = (typed: string, length: number): string => asMarkdown(shortenVisible(visibleLine(typed), length));

/** What a person typed, in bold, on one line; null where none of it can be seen. */
export function asked(typed: string): string | null {
  const shown = line(typed, MAX_SHOWN);
  return shown === '' ? null : `**${shown}**`;
}

/** The same as a block quote: what is repeated to be judged. */
export function repeated(typed: string): string | null {
  const shown = line(typed, MAX_SHOWN);
  return shown === '' ? null : `> ${shown}`;
}

/** A name that a person typed or chose. */
export const named = (typed: string): string => line(typed, MAX_NAME_SHOWN);

/** The filters that are set, in words. */
export function filters({ outlet, from, to }: LookupFilter, language: Language): string[] {
  const wording = LOOK_UP_WORDING[language];
  return [
    outlet === undefined ? '' : named(outlet),
    from === undefined ? '' : wording.from(describeDate(from, language)),
    to === undefined ? '' : wording.to(describeDate(to, language)),
  ].filter((filter) => filter !== '');
}
