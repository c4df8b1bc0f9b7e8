/** The law: what is quoted stands, letter for letter, in its article. Refuses to repair what does not. */
import type { Logger } from '../../log.js';
import { sha256 } from '../../text/sha256.js';
import type { Citation, Excerpt } from './excerpt.js';

/**
 * The law: the excerpt stands, letter for letter, where it says in the article's text, and what is highlighted lies inside it.
 * Asked when the reader makes an excerpt and again, with the text read anew, before an answer leaves.
 */
export function isVerbatim(
  articleText: string,
  excerpt: Pick<Excerpt, 'start' | 'end' | 'text' | 'sha256' | 'highlight'>,
): boolean {
  return (
    excerpt.text !== '' &&
    // slice forgives an end beyond the text and a start before it; the law does not.
    excerpt.start >= 0 &&
    excerpt.end - excerpt.start === excerpt.text.length &&
    articleText.slice(excerpt.start, excerpt.end) === excerpt.text &&
    sha256(excerpt.text) === excerpt.sha256 &&
    excerpt.highlight.every(([start, end]) => excerpt.start <= start && start < end && end <= excerpt.end)
  );
}

/** Where the law fails, the excerpt is dropped and this is logged: which, never what it says. */
export function logNotVerbatim(log: Pick<Logger, 'error'>, { article, start, end }: Citation): void {
  log.error({ article: article.id, start, end }, 'excerpt dropped: not verbatim');
}
