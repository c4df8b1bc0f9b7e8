/** When two addresses are of one article. Refuses to leave out a parameter that may choose what is shown. */

/** What campaigns, mailings and networks add to an address to know where a reader comes from, and nothing else. */
const TRACKING = new RegExp(
  '^(?:utm_[^=]*|at_[a-z][^=]*|(?:mtm|matomo|piwik)_[^=]*|pk_(?:campaign|kwd|keyword|source|medium|content|cid)|xtor|xtref|xtcr|fbclid|gclid|gclsrc|dclid|gbraid|wbraid' +
    '|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|oly_(?:anon|enc)_id' +
    '|ns_(?:campaign|mchannel|source|linkname|fee)|wt[._](?:mc|zmc)[^=]*|s_cid|cmpid|ftag|__twitter_impression)(?:=|$)',
  'i',
);

/** The address without what says how a reader came to it; the others of its parameters as they are. */
export function withoutTracking(url: URL): URL {
  const clean = new URL(url);
  clean.hash = '';
  const parameters = clean.search.slice(1).split('&');
  const kept = parameters.filter((parameter) => !TRACKING.test(parameter));
  if (kept.length < parameters.length) clean.search = kept.join('&');
  return clean;
}

/** Equal for addresses of one article: with http or https, with `www.` or a last slash or without, from any campaign. */
export function sameArticleKey(url: URL): string {
  const { hostname, pathname, search } = withoutTracking(url);
  return hostname.replace(/^www\./, '') + pathname.replace(/\/$/, '') + search;
}
