/** Which quotations may be rendered. Refuses, and logs, those that are not verbatim; nothing is repaired. */
import type { Logger } from '../../log.js';
import { sha256 as sha256Of } from '../../text/sha256.js';
import type { Excerpt } from '../reader/excerpt.js';

type Checked = Pick<Excerpt, 'article' | 'text' | 'start' | 'end' | 'sha256' | 'highlight'>;

/**
 * The law, as far as it can be checked without the article: the text is the one that the citation was made for (sha256
 * of its UTF-8), as long as its range, and the answering words lie inside it, in order.
 */
function isIntact({ text, start, end, sha256, highlight }: Checked): boolean {
  const edges = [start, ...highlight.flat(), end];
  return (
    text.length > 0 &&
    end - start === text.length &&
    edges.every((edge, index) => index === 0 || edges[index - 1]! <= edge) &&
    sha256Of(text) === sha256
  );
}

export function verifiedQuotations<Kind extends Checked>(
  quotations: readonly Kind[],
  log: Pick<Logger, 'error'>,
  about: Readonly<Record<string, unknown>> = {},
): Kind[] {
  return quotations.filter((quotation) => {
    if (isIntact(quotation)) return true;
    const { article, start, end } = quotation;
    log.error({ article: article.id, start, end, ...about }, 'excerpt dropped: not verbatim');
    return false;
  });
}
