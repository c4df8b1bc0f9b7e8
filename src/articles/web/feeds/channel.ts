/** What RSS, RDF, Atom and JSON Feed have in common. Judges nothing: addresses, titles and days are as they were sent. */
import type { ParsedFeed } from './parse-feed.js';

export type Stated = string | null | undefined;

/** What all formats have in common. Of each list the first that can be used counts. */
export interface Entry {
  readonly links: readonly Stated[];
  readonly base: Stated;
  readonly titles: readonly Stated[];
  readonly dates: readonly Stated[];
  readonly authors: readonly Stated[];
}

export interface Channel {
  readonly title?: Stated;
  /** The page that the feed is of. */
  readonly link?: Stated;
  readonly base?: Stated;
  readonly language?: Stated;
  readonly entries: readonly Entry[];
}

type RssItem = NonNullable<Extract<ParsedFeed, { format: 'rss' }>['feed']['items']>[number];
type RdfItem = NonNullable<Extract<ParsedFeed, { format: 'rdf' }>['feed']['items']>[number];
type AtomEntry = NonNullable<Extract<ParsedFeed, { format: 'atom' }>['feed']['entries']>[number];
type JsonItem = NonNullable<Extract<ParsedFeed, { format: 'json' }>['feed']['items']>[number];

export function channelOf({ format, feed }: ParsedFeed): Channel {
  switch (format) {
    case 'rss':
      return {
        title: feed.title,
        link: feed.link,
        base: feed.xml?.base,
        language: feed.language,
        entries: (feed.items ?? []).map(ofRss),
      };
    case 'rdf':
      return {
        title: feed.title,
        link: feed.link,
        language: feed.dc?.languages?.[0],
        entries: (feed.items ?? []).map(ofRdf),
      };
    case 'atom':
      return {
        title: feed.title?.value,
        base: feed.xml?.base,
        language: feed.xml?.lang,
        entries: (feed.entries ?? []).map(ofAtom),
      };
    case 'json':
      return { title: feed.title, language: feed.language, entries: (feed.items ?? []).map(ofJson) };
  }
}

const ofRss = ({ link, guid, title, pubDate, authors, atom, dc, dcterms, xml }: RssItem): Entry => ({
  links: [
    link,
    ...pagesOf(atom?.links),
    ifAddress(guid?.isPermaLink === false ? null : guid?.value),
    ifAddress(atom?.id),
  ],
  base: xml?.base,
  titles: [title, atom?.title?.value, dc?.titles?.[0]],
  dates: [pubDate, atom?.published, dcterms?.issued?.[0], dc?.dates?.[0], dcterms?.created?.[0], atom?.updated],
  authors: dc?.creators ?? namesOf(authors) ?? namesOf(atom?.authors) ?? [],
});

const ofRdf = ({ link, title, dc, dcterms, rdf, atom }: RdfItem): Entry => ({
  links: [link, ...pagesOf(atom?.links), rdf?.about],
  base: null,
  titles: [title, dc?.titles?.[0]],
  dates: [dcterms?.issued?.[0], dc?.dates?.[0]],
  authors: dc?.creators ?? [],
});

/** `updated` is the one day that every entry must state; it counts where no other does. */
const ofAtom = ({ links, id, title, published, updated, authors, dc, dcterms, xml }: AtomEntry): Entry => ({
  links: [...pagesOf(links), ifAddress(id)],
  base: xml?.base,
  titles: [title?.value],
  dates: [published, dcterms?.issued?.[0], dc?.dates?.[0], updated],
  authors: namesOf(authors) ?? dc?.creators ?? [],
});

const ofJson = ({ url, external_url, id, title, date_published, authors }: JsonItem): Entry => ({
  links: [url, external_url, ifAddress(id)],
  base: null,
  titles: [title],
  dates: [date_published],
  authors: namesOf(authors) ?? [],
});

/** An id is mostly a number or a name: only one that says so itself is an address. */
const ifAddress = (id: Stated): Stated => (/^\s*https?:\/\//i.test(id ?? '') ? id : null);

interface AtomLink {
  readonly href?: string;
  readonly rel?: string;
  readonly type?: string;
}

const ALTERNATE = /^(?:https?:\/\/www\.iana\.org\/assignments\/relation\/)?alternate$/i;

/** Where an item's own page is: pages first. Enclosures, comments and the item as a feed are none. */
function pagesOf(links: readonly AtomLink[] | undefined): Stated[] {
  const pages = (links ?? []).filter(({ rel }) => ALTERNATE.test(rel?.trim() ?? 'alternate'));
  const isPage = ({ type }: AtomLink): boolean =>
    /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type ?? 'text/html');
  return [...pages.filter(isPage), ...pages.filter((link) => !isPage(link))].map(({ href }) => href);
}

const namesOf = (people: readonly { readonly name?: string }[] | undefined): Stated[] | undefined =>
  people?.map(({ name }) => name);
