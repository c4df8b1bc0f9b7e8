/** Addresses for link buttons: an article on its own page or in the reading room, a question there. Refuses what Discord does not take. */
import { address, addressAt } from '../../answering/citation/address.js';
import { articleAddress, citationAddress, questionAddress } from '../../answering/citation/reading-room-address.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';

/** Discord's limit for the address of a link button, in characters. */
const MAX_URL_LENGTH = 512;

type Cited = Pick<Quotation, 'start' | 'end' | 'sha256' | 'text'>;

/**
 * The address of an article, which opens at what is cited where that fits. Null when there is none, or when it is longer
 * than Discord takes.
 * @param cited null for the article as a whole
 */
export type LinkOf = (article: ArticleCard, cited: Cited | null) => string | null;

const firstThatFits = (addresses: readonly (string | null)[]): string | null =>
  addresses.find((one) => one !== null && one.length <= MAX_URL_LENGTH) ?? null;

/** To the article's own page, where it has an http(s) address. */
export const outletLink: LinkOf = ({ url }, cited) =>
  firstThatFits([cited === null ? null : addressAt(url, cited.text), address(url)]);

const roomPath = (articleId: string, cited: Cited | null): string =>
  cited === null ? articleAddress(articleId) : citationAddress({ ...cited, articleId });

/**
 * To the article in the reading room, where what is cited is highlighted; to its own page where the room does not have it.
 * @param publicUrl address of the reading room, without a slash at its end
 * @param idInRoom gives an article's id there; null for one that is not there
 */
export function roomLink(publicUrl: string, idInRoom: (id: string) => string | null): LinkOf {
  return (article, cited) => {
    const articleId = idInRoom(article.id);
    return firstThatFits([
      articleId === null ? null : publicUrl + roomPath(articleId, cited),
      outletLink(article, cited),
    ]);
  };
}

/** To a question in the reading room, which answers it anew; null where the address is longer than Discord takes. */
export const questionLink = (publicUrl: string, question: string): string | null =>
  firstThatFits([publicUrl + questionAddress(question)]);
