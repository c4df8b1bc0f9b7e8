/** A quotation and what is known of its article, fit to be written down. Refuses the path: it is the host's own. */

import type { ArticleCard } from '../../articles/article.js';
import { analysisLanguage } from '../../text/detect-language.js';
import { forTerminal } from '../../text/display.js';
import type { Citation } from '../reader/excerpt.js';
import { address } from './address.js';
import { shownTitle } from './title.js';

/** A citation with the words that it cites. Law: `article.text.slice(start, end) === text`. */
export interface Quoted extends Citation {
  readonly text: string;
}

/**
 * A text on one line, every character that could disguise it shown as U+FFFD; half a surrogate pair too, as no file
 * can hold one. White space within the line stays as it is: French typography means something by it.
 */
export function oneLine(text: string): string {
  return forTerminal(text.toWellFormed()).replace(/[\n\t]+/g, ' ');
}

/** What is known of an article, on one line; null for what is not known, or says nothing. */
export function known(text: string | null): string | null {
  return (text === null ? '' : oneLine(text).trim()) || null;
}

/** The same for all that is known of an article, its address as `address` gives it. */
export function knownOf(card: ArticleCard) {
  const { outlet, author, date, language, url } = card;
  return {
    title: known(shownTitle(card)),
    outlet: known(outlet),
    author: known(author),
    date: known(date),
    language: known(language),
    url: address(url),
  };
}

/** A quotation, as `shown`, in the marks of its own language. */
export function inMarks({ article, text }: Quoted, shown: string): string {
  return analysisLanguage(article.language, text) === 'en' ? `“${shown}”` : `«\u00a0${shown}\u00a0»`;
}
