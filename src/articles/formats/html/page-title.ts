/** The headline of a page's article. Refuses names of sites and sections around it, and what a program cut short. */
import { fold } from '../../../text/fold.js';
import { wordList } from '../../../text/words.js';
import type { LinkedData } from './linked-data.js';
import { likeness, SAME } from './own-part.js';
import type { PageElement } from './parse.js';
import { type MetaValues, textOf, textValue, words } from './stated.js';

/** What sites set between a headline and their name. */
const SEPARATOR =
  /\s+(?:[-–—|·•«»:✩★›>~/]|--|::|\|\|)\s+|\s*[|•]\s*|(?<=[\p{L}\p{N}!?»”"’])\s?:\s+|\s*：\s*|(?<=\p{Script=Han})[-_](?=\p{Script=Han})/gu;
/** Those that headlines do not hold themselves. */
const SITES_OWN = /^(?:\s*[|•«»✩★]\s*|\s*(?:--|::|\|\|)\s*)$/;
const CUT_SHORT = /\s*(?:…|\.\.\.)$/;
/** Words of a site's name or section's. */
const LONGEST_NAME = 6;
/** Words of both together. */
const LONGEST_ENDING = 12;
const MOST_NAMES = 4;
/** Titles that a page may state. */
const MOST_STATED = 20;
/** Words of a heading that is no section's name, even where the page's head says something else. */
const HEADLINE = 4;
const META = wordList(
  'og:title twitter:title dc.title dcterms.title sailthru.title parsely-title citation_title title',
);
const SECTIONS = wordList('article:section section parsely-section cXenseParse:category');

interface TitleSources {
  readonly page: PageElement;
  readonly data: LinkedData;
  readonly meta: MetaValues;
  readonly heading: PageElement | null;
  /** Whether a part of a title is the site's name. */
  readonly isSite: (part: string) => boolean;
}

const countWords = (text: string): number => text.split(/\s+/).length;

interface Cut {
  readonly before: string;
  readonly separator: string;
  readonly behind: string;
}

/** The title in two, at each separator. */
const cuts = (title: string): Cut[] =>
  [...title.matchAll(SEPARATOR)]
    .map(({ index, 0: separator }) => ({
      before: title.slice(0, index).trim(),
      separator,
      behind: title.slice(index + separator.length).trim(),
    }))
    .filter(({ before, behind }) => before !== '' && behind !== '');

type IsName = (part: string) => boolean;

/** The title without site and section names around it. @param headlines that the page shows or states elsewhere */
function withoutSite(title: string, headlines: ReadonlySet<string>, isSite: IsName, isSection: IsName): string {
  // Headlines hold colons themselves: what stands behind one is no site for that alone.
  const known = cuts(title).find(
    ({ before, separator, behind }) =>
      !separator.includes(':') && headlines.has(bare(before)) && countWords(behind) <= LONGEST_ENDING,
  );
  if (known !== undefined) return known.before;
  let rest = title;
  for (let times = 0; times < MOST_NAMES; times += 1) {
    const all = cuts(rest);
    const last = all.at(-1);
    if (last === undefined) break;
    const isName = (part: string): boolean => isSite(part) || isSection(part);
    const ending = all.find(({ behind }) => isSite(behind)) ?? (isName(last.behind) ? last : undefined);
    const opening = all.findLast(({ before }) => isSite(before));
    const isMark = SITES_OWN.test(last.separator) && countWords(last.behind) <= LONGEST_NAME;
    if (ending !== undefined) rest = ending.before;
    else if (opening !== undefined) rest = opening.behind;
    else if (isMark && countWords(last.before) > Math.max(2, countWords(last.behind))) rest = last.before;
    else break;
  }
  return rest;
}

/** The letters and digits of a title, in words. */
const bare = (title: string): string =>
  fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Of a title and its like in the heading, the whole one; the heading's characters, which people see, where both are. */
function better(title: string, shown: string, isHeadline: boolean, isSite: IsName): string {
  const [stated, headed] = [bare(title), bare(shown)];
  if (stated === headed) return shown;
  // A kicker or a name stands beside the headline, inside its heading.
  if (headed.endsWith(stated) || (headed.startsWith(stated) && isSite(headed.slice(stated.length)))) return title;
  if (stated.startsWith(headed) || !isHeadline) return headed.startsWith(stated) ? shown : title;
  return shown;
}

/** The page's headline; null where nothing states or shows one. */
export function titleOf({ page, data, meta, heading, isSite }: TitleSources): string | null {
  const { article } = data;
  const headed = heading === null ? null : textOf(heading);
  const shown = headed === null || isSite(headed) ? null : headed;
  const stated = [
    textValue(article?.headline),
    ...meta(...META),
    words(page.querySelector('title')?.textContent),
    textValue(article?.name),
  ]
    .filter((title) => title !== null)
    .filter((title) => !isSite(title))
    .slice(0, MOST_STATED);
  const sections = new Set([...meta(...SECTIONS), textValue(article?.articleSection) ?? ''].map(bare));
  const isSection = (part: string): boolean => sections.has(bare(part));
  const heads = new Set([shown ?? '', ...stated.filter((title) => cuts(title).length === 0)].map(bare));
  const plain = stated.map((title) => withoutSite(title, heads, isSite, isSection));
  const like = shown === null ? undefined : plain.find((title) => likeness(shown, title) >= SAME);
  if (shown !== null && like !== undefined && !CUT_SHORT.test(shown)) {
    const whole = better(like.replace(CUT_SHORT, ''), shown, heading!.localName === 'h1', isSite);
    // Behind a colon a publisher goes on with its headline.
    return (
      plain.find((title) => cuts(title).some(({ before, separator }) => separator.includes(':') && before === whole)) ??
      whole
    );
  }
  const first = plain[0];
  if (first === undefined || (shown !== null && heading!.localName === 'h1' && countWords(shown) >= HEADLINE))
    return shown;
  // Some sites state to machines what a program cut short, even inside a word.
  const start = first.replace(CUT_SHORT, '');
  const longer = plain.find((one) => one.startsWith(start) && !CUT_SHORT.test(one));
  return CUT_SHORT.test(first) || /^\p{L}/u.test(longer?.slice(start.length) ?? '') ? (longer ?? first) : first;
}
