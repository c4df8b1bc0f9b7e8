/** The article that a link leads to, among those that answer here. Refuses to fetch anything. */
import type { ArticleCard } from '../../articles/article.js';
import { sameArticleKey } from '../../articles/web/same-article.js';
import type { CommandContext } from './context.js';

const keyOf = (address: string | null): string | null =>
  address !== null && URL.canParse(address) ? sameArticleKey(new URL(address)) : null;

/** The room's page of an article, without the sentence that it opens at. */
function withoutQuery(address: URL): URL {
  const page = new URL(address);
  page.search = '';
  return page;
}

/** Of the first address that is one's: its own page, whatever campaign leads there, or its page in the reading room. */
export async function linkedArticle(
  addresses: readonly URL[],
  { catalogue, links, publicUrl, origin: { corpus } }: CommandContext,
): Promise<ArticleCard | null> {
  if (addresses.length === 0) return null;
  // After a restart, what is in memory may not have been looked at yet.
  await catalogue.refresh(corpus);
  const articles = await catalogue.articles(corpus);
  const linkOf = links(corpus);
  const isInRoom = ({ href }: URL): boolean => publicUrl !== null && href.startsWith(`${publicUrl}/`);
  for (const address of addresses) {
    const wanted = sameArticleKey(isInRoom(address) ? withoutQuery(address) : address);
    const host = address.hostname.replace(/^www\./, '');
    const isMeant = (url: string | null): boolean => url?.includes(host) === true && keyOf(url) === wanted;
    const found = articles.find((card) => isMeant(card.url) || isMeant(linkOf(card, null)));
    if (found !== undefined) return found;
  }
  return null;
}
