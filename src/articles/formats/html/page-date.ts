/** The day on which a page's article was published. Refuses days of other articles, of updates beside it, of no calendar. */
import { DAY_MS, dayNumber } from '../../../text/calendar.js';
import { dayOrderOf, readStatedDay, type StatedDay } from '../../../text/stated-day.js';
import { wordList } from '../../../text/words.js';
import type { HeaderLine } from './header.js';
import type { LinkedData } from './linked-data.js';
import { isElement, type PageElement } from './parse.js';
import { holdersOf, type MetaValues, textValue, words } from './stated.js';

/** Names of `<meta>`, without what parts their words. */
const PUBLISHED_META = wordList(`article:published_time og:article:published_time og:published_time article:published
  article:publish_time article:publish_date article:post_date article:pubdate og:pubdate og:publish_date publishedtime
  datePublished date_posted publish_date published_date published_at publish_time publication_date pubdate pub_date
  original_publication_date originalPublishDate first_published firstPublishedDate first_publication_date
  articleFirstPublished article_date_original article_publication_date article_published article_date
  article.created article:created_time article:created creation_date dateCreated created_at date_created created
  dc.date.issued dc.date.published dc.date.publication dc.date.created dc.issued dc.created dc.date.available dcterms.issued
  dcterms.created dcterms.available dcterms.date citation_publication_date citation_online_date citation_date
  sailthru.date parsely-pub-date parsely-page-publish-date bt:pubDate cXenseParse:recs:publishtime
  cXenseParse:publishtime cXense:publishtime shareaholic:article_published_time DCSext.articleFirstPublished
  DCSext.pubdate WT.pubdate rnews:datePublished rnews:dateCreated prism.publicationDate prism.publicationName.date
  e-frontier:pubdate vr:published_time video:release_date release_date displaydate newsdate news_date ptime
  analyticsAttributes.articleDate twt-published-at ga_publish_date date.publication datepublication date-de-publication
  blog.published post_date post-published-date story.published content-publish-date mediator_published_time eomportal-date`);
/** Names that some programs give to the day on which they made the page. */
const VAGUE_META = wordList('dc.date date timestamp dc.terms.date date-creation date_iso dateiso');
const UPDATED_META = wordList(`article:modified_time og:updated_time article:updated_time dateModified modified_time
  updated_time article:modified dc.date.modified dcterms.modified rnews:dateModified`);

const UPDATED =
  /(?<!\p{L})(?:mise?s? (?:à|a) jour|maj|modifi(?:é|e)e?|actualis(?:é|e)e?|updated?|last[ -]?(?:updated|modified|edited)|date-?modified|modified|modification|dernière|revised|corrected|edited)(?!\p{L})/iu;
const PUBLISHED =
  /(?<!\p{L})(?:publi(?:é|e)e?s?|publication|mise?s? en ligne|paru(?:e)?|post(?:é|e)e?|diffus(?:é|e)e?|créée?|écrite? le|publish(?:ed)?|pub-?date|date-?published|posted|issued|created|first aired|filed|soumise?|submitted)(?!\p{L})/iu;
const EITHER = new RegExp(`(?=${UPDATED.source}|${PUBLISHED.source})`, 'iu');
/** A line that no class tells from prose: "Published on ...", "Lise Aubrac, publié le ...". */
const SAYS_WHEN = new RegExp(`^(?:[^.!?]{0,60}[\\s,|·•–—-])?(?:${UPDATED.source}|${PUBLISHED.source}).{0,12}\\d`, 'iu');
const SENTENCE_END = /[.!?…]["»”)]?$/u;
const LONGEST_LINE = 150;
/** Classes and ids of what shows a date. */
const DATED =
  /(?<![a-z])(?:date?s?|date-?(?:time|line|stamp)|time|time-?stamp|byline|meta(?:data)?|infos?|posted|posted-on|publi(?:sh(?:ed)?|cation|ee?)|pub-?date|pub|author|auteur|signature|credits?|entry-date|postdate|submitted|pubtime|fecha|datum|hour|heure)(?![a-z])/;
const NOT_ITS_DATE = /(?<![a-z])(?:events?|expir\w*|birth\w*|copyright|deadline|agenda|countdown|today)(?![a-z])/;
const FRENCH = /(?<!\p{L})(?:le|publié|publie|mis|mise|paru|posté|à)(?!\p{L})/iu;

/** Days before it are what a program writes where it knows none, unless two places state the same. */
const EARLIEST = '1990-01-01';
/** Second 0 of computers. */
const NO_DAY = '1970-01-01';
const IN_ADDRESS = [
  /\/((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/|-|_|\.|$)/,
  /(?<!\d)((?:19|20)\d\d)[-_](\d\d)[-_](\d\d)(?!\d)/,
  /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/,
];
const ENGLISH_MONTH_IN_ADDRESS = /\/((?:19|20)\d\d)\/([a-z]{3})\/(\d{1,2})(?=\/|$)/i;

interface ShownDay extends StatedDay {
  readonly kind: 'published' | 'plain' | 'updated';
  readonly near: HeaderLine['near'];
}

interface DateSources {
  readonly page: PageElement;
  readonly data: LinkedData;
  readonly meta: MetaValues;
  readonly lines: readonly HeaderLine[];
  readonly isOwn: (element: PageElement) => boolean;
  readonly url: readonly string[];
  readonly language: string | null;
}

function dayInAddress(url: string): string | null {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  for (const form of [...IN_ADDRESS, ENGLISH_MONTH_IN_ADDRESS]) {
    const [, year, month, day] = form.exec(path) ?? [];
    const text = /^\d+$/.test(month ?? '')
      ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
      : `${day} ${month} ${year}`;
    const found = year === undefined ? null : readStatedDay(text, null);
    if (found !== null) return found.day;
  }
  return null;
}

/** Whether an element stands in a paragraph that says more than who and when. */
const isInProse = (element: PageElement): boolean =>
  [...holdersOf(element)].some(
    (one) => isElement(one) && one.localName === 'p' && (one.textContent ?? '').trim().length > LONGEST_LINE,
  );

/** The days that the article's header and foot show in words or by `<time>`. */
function shownDays({ lines, language }: DateSources): ShownDay[] {
  const order = (text: string) => dayOrderOf(language) ?? (FRENCH.test(text) ? 'day-first' : null);
  return lines.flatMap(({ element, text, label, near }) => {
    const isTime = element.localName === 'time';
    const itemprop = element.getAttribute('itemprop') ?? '';
    const marked = isTime || DATED.test(label) || /date/i.test(itemprop);
    if (!marked && !(text.length <= LONGEST_LINE && !SENTENCE_END.test(text) && SAYS_WHEN.test(text))) return [];
    if (NOT_ITS_DATE.test(label) || (isTime && isInProse(element))) return [];
    const around = `${label} ${itemprop.replace(/(?<=[a-z])(?=[A-Z])/, '-')}`;
    const kindOf = (said: string): ShownDay['kind'] => {
      if (UPDATED.test(said)) return 'updated';
      return PUBLISHED.test(said) ? 'published' : 'plain';
    };
    const days = [element.getAttribute('datetime'), element.getAttribute('content')].flatMap((stamp) => {
      const day = stamp === null ? null : readStatedDay(stamp.slice(0, 100), order(text));
      return day === null ? [] : [{ ...day, kind: kindOf(`${around} ${text}`), near }];
    });
    // Of "published the 9th, updated the 10th" each says what its day is.
    const said = text.split(EITHER).flatMap((part) => {
      const day = readStatedDay(part, order(text));
      const own = kindOf(part);
      return day === null ? [] : [{ ...day, utc: false, kind: own === 'plain' ? kindOf(around) : own, near }];
    });
    return [...days, ...said];
  });
}

/** A stamp's day, or the neighbouring day that the page itself shows: in UTC a newsroom's evening is another day. */
function localDay({ day, utc }: StatedDay, shown: readonly string[]): string {
  if (!utc || shown.includes(day)) return day;
  return shown.find((one) => Math.abs(dayNumber(one)! - dayNumber(day)!) === 1) ?? day;
}

/** @param now what no article is later than, but for a day: clocks differ */
export function dateOf(sources: DateSources, now = Date.now()): string | null {
  const { page, data, meta, isOwn, url, language } = sources;
  const latest = new Date(now + DAY_MS).toISOString().slice(0, 10);
  const order = dayOrderOf(language);
  const read = (stamps: readonly (string | null)[]): StatedDay[] =>
    stamps.flatMap((stamp) => (stamp === null ? [] : (readStatedDay(stamp, order) ?? [])));
  const marked = [...page.querySelectorAll('[itemprop~="datePublished"], [itemprop~="dateCreated"], time[pubdate]')]
    .filter(isOwn)
    .map((one) => words(one.getAttribute('datetime') ?? one.getAttribute('content') ?? one.textContent));
  const shown = shownDays(sources);
  const of = (kind: ShownDay['kind'], near: HeaderLine['near']) =>
    shown.filter((one) => one.kind === kind && one.near === near);
  const inAddress = url.flatMap((one) => dayInAddress(one) ?? []).map((day) => ({ day, utc: false }));
  const published = [...of('published', 'behind'), ...of('published', 'before'), ...of('published', null)];
  const plain = [...of('plain', 'behind'), ...of('plain', 'before')];
  const updated = [...of('updated', 'behind'), ...of('updated', 'before'), ...of('updated', null)];
  const stated = (...keys: readonly string[]): (string | null)[] => keys.map((key) => textValue(data.article?.[key]));
  const sorted = [
    ...read(stated('datePublished', 'dateCreated', 'uploadDate')),
    ...read(meta(...PUBLISHED_META)),
    ...read(marked),
    ...published,
    ...read(meta(...VAGUE_META)),
    ...plain,
    ...inAddress,
    ...updated,
    ...read([...stated('dateModified'), ...meta(...UPDATED_META)]),
  ];
  const local = [...published, ...plain, ...inAddress].filter(({ utc }) => !utc).map(({ day }) => day);
  const taken = sorted.find(
    ({ day }) =>
      day <= latest && day !== NO_DAY && (day >= EARLIEST || sorted.filter((one) => one.day === day).length > 1),
  );
  return taken === undefined ? null : localDay(taken, [...local, ...updated.map(({ day }) => day)]);
}
