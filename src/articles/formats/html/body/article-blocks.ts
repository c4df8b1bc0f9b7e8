/** Which paragraphs of a page are its article's, where some of its text is located. Refuses captions and teasers. */
import { groupByKey } from '../../../../text/group.js';
import type { PageNode } from '../parse.js';
import type { Paragraph } from '../prose.js';
import { fitOf, holderOf, kinOf, type Stated, stemsOf, wordsOf } from './likeness.js';
import { BESIDE, elementsAround, isCalledStandfirst, labelOf, type ShownPage } from './shown-page.js';

/** The share of the located letters from which a kind of block is one that the article is set in. */
const OF_THE_ARTICLE = 0.15;
/** The share of the article's letters from which an element is no thing beside it, whatever it is called. */
const MOST = 0.3;
/** The share of the best kind's score a letter from which another kind is the article's too. */
const ALIKE = 0.3;
/** How well a kind that nothing is stated for fits, and how well one does that holds most of what is located. */
const UNKNOWN_FIT = 0.5;
const FITTING = 0.4;

/** A sentence ends anywhere in it. */
const SENTENCE = /[.!?…][»”“"'’)\]]*(?:\s|$)|[。！？]/u;
const SHORTEST_SENTENCE = 12;
/** Characters from which what holds no full stop is prose: standfirsts, paragraphs that end in initials. */
const LONG_LINE = 90;
/** `shared`: the share of its words that the article or its title has, where no name says what it is. */
const STANDFIRST = { words: 5, shortest: 45, longest: 900, shared: 0.15 };
/** Characters by which a description and a paragraph that begin alike are known. */
const BEGINNING = 60;

/** Headings in a kind of block, and kinds that one element holds, from which they are parts of a whole. */
const SECTIONS = 3;
const ROWS = 4;

const isProse = (text: string): boolean =>
  text.length >= LONG_LINE || (SENTENCE.test(text) && text.length >= SHORTEST_SENTENCE);

/** Paragraphs in one kind of block: letters of prose. */
interface Kind {
  readonly text: string;
  /** Nothing but what the page's head describes it by. */
  readonly isDescription: boolean;
  /** Has sections of its own, or is one row of several: what such a kind is about need not be what the rest is. */
  readonly isParted: boolean;
  readonly letters: number;
  readonly located: number;
  readonly fit: number;
  /** How much like the article it is: its letters, weighed. */
  readonly score: number;
}

/** Whether a text and the page's description begin alike. */
function isDescribed(text: string, { description }: Stated): boolean {
  const [own, said] = [text, description ?? ''].map((one) => wordsOf(one).join(' ')) as [string, string];
  const begins = (one: string, other: string): boolean => one.startsWith(other.slice(0, BEGINNING));
  return said.length >= STANDFIRST.shortest && (begins(own, said) || begins(said, own));
}

/** How many headings that lead nowhere stand between the first and the last of some paragraphs. */
function sectionsOf({ paragraphs, headings, isBefore }: ShownPage, all: readonly number[]): number {
  const [first, last] = [paragraphs[all[0]!]!.below, paragraphs[all.at(-1)!]!.below];
  return headings.filter((one) => one.querySelector('a[href]') === null && isBefore(first, one) && isBefore(one, last))
    .length;
}

/** Paragraphs that are set in rows, each in a block of another name, as programs name them. */
function rowsOf({ paragraphs, signatures, hosts }: ShownPage): ReadonlySet<number> {
  const byHost = groupByKey(paragraphs.keys(), (i) => hosts[i]!);
  const alone = [...byHost.values()].flatMap((all) => (all.length === 1 ? all : []));
  const byParent = groupByKey(alone, (i) => hosts[i]!.parentNode);
  const rows = [...byParent.values()].filter((all) => new Set(all.map((i) => signatures[i])).size >= ROWS);
  return new Set(rows.flat());
}

/** By their signatures, the kinds of blocks in which a page has text. */
function kindsOf(shown: ShownPage, located: readonly boolean[], stated: Stated): ReadonlyMap<string, Kind> {
  const { paragraphs, signatures, own, headline } = shown;
  const rows = rowsOf(shown);
  const kindOf = (all: readonly number[]): Kind => {
    const prose = all.filter((i) => isProse(paragraphs[i]!.text) && !paragraphs[i]!.linked);
    const lettersOf = (of: readonly number[]): number => of.reduce((sum, i) => sum + paragraphs[i]!.text.length, 0);
    const letters = lettersOf(prose);
    const share = (is: (i: number) => boolean): number => lettersOf(prose.filter(is)) / Math.max(1, letters);
    const texts = prose.map((i) => paragraphs[i]!.text);
    const fit = fitOf(texts, stated) ?? UNKNOWN_FIT;
    // No weight is 0: each of these signs is wrong on some page.
    const weights = [
      0.3 + 0.7 * share((i) => located[i]!),
      0.2 + 0.8 * share((i) => own(paragraphs[i]!.element)),
      0.2 + 0.8 * share((i) => !shown.isBeside(paragraphs[i]!.element)),
      0.3 + 0.7 * share((i) => i > headline),
      0.02 + fit ** 1.5,
    ];
    const score = weights.reduce((product, weight) => product * weight, letters);
    const isDescription = texts.length === 1 && isDescribed(texts[0]!, stated);
    const isParted = sectionsOf(shown, all) >= SECTIONS || all.some((i) => rows.has(i));
    return {
      text: texts.join(' '),
      isDescription,
      isParted,
      letters,
      located: lettersOf(prose.filter((i) => located[i])),
      fit,
      score,
    };
  };
  const groups = groupByKey(paragraphs.keys(), (i) => signatures[i]!);
  return new Map([...groups].map(([signature, all]) => [signature, kindOf(all)]));
}

/** Tells what lies beside the text inside the article, such as captions. */
function besideOf(article: readonly Paragraph[]): (paragraph: Paragraph) => boolean {
  const weights = new Map<PageNode, number>();
  for (const { text, element } of article) {
    for (const one of elementsAround(element)) weights.set(one, (weights.get(one) ?? 0) + text.length);
  }
  const most = MOST * article.reduce((sum, { text }) => sum + text.length, 0);
  return ({ element }) =>
    [...elementsAround(element)].some((one) => (weights.get(one) ?? 0) <= most && BESIDE.test(labelOf(one)));
}

/** Whether a paragraph that stands between headline and text sums the article up. */
function isStandfirst(
  { text, element, linked, embedded }: Paragraph,
  stated: Stated,
  article: ReadonlySet<string>,
): boolean {
  const words = wordsOf(text);
  if (linked || embedded || text.length > STANDFIRST.longest || words.length < STANDFIRST.words) return false;
  if (isDescribed(text, stated)) return true;
  if (isCalledStandfirst(element)) return text.length >= STANDFIRST.shortest;
  const stems = [...new Set(stemsOf(text))];
  const shared = stems.filter((stem) => article.has(stem)).length;
  return text.length >= (isProse(text) ? STANDFIRST.shortest : LONG_LINE) && shared >= STANDFIRST.shared * stems.length;
}

/**
 * The article's paragraphs: all that is prose in the kinds of blocks that are most like the article, what stands between
 * these, and the standfirst above.
 * @param locatedText some of the article's text, as another reader found it
 */
export function articleBlocks(shown: ShownPage, locatedText: readonly string[], stated: Stated): Paragraph[] {
  const { paragraphs, signatures, own, headline } = shown;
  const isHeld = holderOf(locatedText);
  const isLocated = paragraphs.map(({ text }) => isHeld(text));
  const kinds = kindsOf(shown, isLocated, stated);
  const [first, ...others] = [...kinds.values()].sort((a, b) => b.score - a.score);
  if (first === undefined) return [];
  const isKinOfFirst = kinOf(first.text, stated);
  // A standfirst fits best, but is not the text.
  const best =
    (first.isDescription
      ? others.find((kind) => kind.letters > first.letters && (kind.isParted || isKinOfFirst(kind.text)))
      : undefined) ?? first;
  const allLocated = [...kinds.values()].reduce((sum, kind) => sum + kind.located, 0);
  const isKin = kinOf(best.text, stated);
  const isOther = new Set([...kinds.values()].filter((kind) => kind !== best && !kind.isParted && !isKin(kind.text)));
  const isArticles = (kind: Kind): boolean => {
    if (isOther.has(kind)) return false;
    const isAlike = kind.score * best.letters >= ALIKE * best.score * kind.letters;
    const holdsMost = kind.fit >= FITTING && kind.located > allLocated / 2;
    return kind === best || (kind.located >= OF_THE_ARTICLE * allLocated && (isAlike || holdsMost));
  };
  const located = isLocated.map((is, i) => is && !isOther.has(kinds.get(signatures[i]!)!));
  const inKind = paragraphs.map((_, i) => isArticles(kinds.get(signatures[i]!)!));
  const isOwnKnown = paragraphs.some(({ text, element }, i) => inKind[i] && isProse(text) && own(element));
  const isBeside = besideOf(paragraphs.filter((_, i) => inKind[i]));
  const isText = paragraphs.map((one, i) => inKind[i] && isProse(one.text) && !one.linked && !isBeside(one));
  const start = isText.indexOf(true);
  // A list, a poem: no sentence shows where it begins.
  if (start === -1) return paragraphs.filter(({ linked }, i) => located[i] && !linked);
  const last = isText.lastIndexOf(true);
  const stems = new Set(
    stemsOf([...stated.titles, ...paragraphs.filter((_, i) => isText[i]).map(({ text }) => text)].join(' ')),
  );
  const isListed = (i: number): boolean => {
    const item = /:$/.test(paragraphs[i]!.text) ? paragraphs[i + 1] : paragraphs[i];
    return item?.element.localName === 'li';
  };
  return paragraphs.filter((one, i) => {
    const isDescription = headline !== -1 && i > headline && i < start && isDescribed(one.text, stated);
    if ((isOwnKnown && !own(one.element) && !isDescription) || isBeside(one)) return false;
    const prose = isProse(one.text);
    if (i < start) return i > headline && (headline === -1 ? located[i]! && prose : isStandfirst(one, stated, stems));
    if (i <= last) return located[i]! || inKind[i]!;
    return (located[i]! || inKind[i]!) && (prose || isListed(i));
  });
}
