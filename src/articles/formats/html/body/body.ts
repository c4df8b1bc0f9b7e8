/** The paragraphs of a page that are its article's. Refuses the page around it, and a text that is another article's. */
import { Readability } from '@mozilla/readability';
import { portraitOf } from '../byline.js';
import type { LinkedData } from '../linked-data.js';
import { markupParagraphs } from '../markup.js';
import { type OwnPart, ownPart } from '../own-part.js';
import type { PageElement } from '../parse.js';
import { type Paragraph, proseOf } from '../prose.js';
import { articleBlocks } from './article-blocks.js';
import { countWords, fitOf, holderOf, SHARED, type Stated, statedStems, wordsOf } from './likeness.js';
import { isError, isList } from './no-article.js';
import { withoutOtherArticles } from './other-articles.js';
import { hostOf, ShownPage } from './shown-page.js';

/** Words that a stated body must have of those that Readability finds, or it is a teaser. */
const WHOLE = 0.5;
/** Words of a body; with fewer it is a caption or an empty frame. */
const FEWEST = 20;
/** Letters of an article's prose. */
const FEWEST_LETTERS = 200;
/** The share of a text's words that what introduces its author has at most. */
const PORTRAIT = 0.3;
/** The share of the stated words from which a text is no list of others. */
const FITTING = 0.4;
/** The share of the stated words up to which a text is about something else, where so many are stated. */
const NO_FIT = 0.1;
const SURELY_STATED = 6;

/** Takes out what is another article's, unless hardly anything would be left. */
function removeOthers(page: PageElement): void {
  const { isOwn: own, letters } = ownPart(page);
  const others = [...page.querySelectorAll('article, section, div, main, td')].filter(
    (one) =>
      !own(one) &&
      own(one.parentNode as PageElement) &&
      (one.localName === 'article' || one.querySelector('h1, article') !== null),
  );
  const apart = others.reduce((sum, one) => sum + (letters.get(one) ?? 0), 0);
  if (Math.max(...letters.values()) - apart < FEWEST_LETTERS) return;
  for (const one of others) one.remove();
}

/** What Readability takes for the article. It changes the page. */
function readableText(page: PageElement): string[] {
  removeOthers(page);
  const reader = new Readability(page as never, { serializer: (node: unknown) => node, disableJSONLD: true });
  const content = reader.parse()?.content as PageElement | null | undefined;
  return content === null || content === undefined ? [] : proseOf(content);
}

/** What the page marks as its article's body; of several (a feed of whole articles) the one with the most words. */
function markedText(page: PageElement, own: (element: PageElement) => boolean): string[] {
  const marked = [...page.querySelectorAll('[itemprop~="articleBody"]')].filter(own).map(proseOf);
  return marked.reduce((best, one) => (countWords(one) > countWords(best) ? one : best), []);
}

/** JSON-LD states a body as a string, plain or marked up, whose line ends, if any, are its paragraphs'. */
function statedText({ article }: LinkedData): string[] {
  const body = article?.articleBody;
  return typeof body === 'string' ? markupParagraphs(body) : [];
}

/** Without what introduces the author, above the text or below it. */
function withoutPortraits(body: readonly Paragraph[], authors: string): readonly Paragraph[] {
  const isPortrait = portraitOf(authors);
  const wordsIn = (part: readonly Paragraph[]): number => countWords(part.map(({ text }) => text));
  const all = wordsIn(body);
  const isApart = (i: number): boolean => {
    const hosts = new Set(body.slice(0, i).map(({ element }) => hostOf(element)));
    return wordsIn(body.slice(0, i)) >= FEWEST && body.slice(i).every(({ element }) => !hosts.has(hostOf(element)));
  };
  const isFew = (i: number): boolean => wordsIn(body.slice(i)) <= PORTRAIT * all;
  const at = body.findIndex(({ text }, i) => i > 0 && isPortrait(text) && (isFew(i) || isApart(i)));
  const below = at === -1 ? body : body.slice(0, at);
  return below.filter(({ text }, i) => i > 1 || i === below.length - 1 || !isPortrait(text));
}

/** Whether the most of a text is under another heading than the article's. */
function isUnderAnother(shown: ShownPage, body: readonly Paragraph[]): boolean {
  const longest = body.reduce<Paragraph | null>(
    (best, one) => (best === null || one.text.length > best.text.length ? one : best),
    null,
  );
  const above = longest === null ? undefined : shown.headings.findLast((one) => shown.isBefore(one, longest.below));
  return above !== undefined && above !== shown.heading && wordsOf(above.textContent ?? '').length > 1;
}

/**
 * The article's paragraphs on a page. Readability, or what the page marks as its body, locates it. A body that JSON-LD
 * states decides which paragraphs are the article's, and is taken itself only where the page shows less.
 * @param part of this page
 * @param again parses the same page anew, for Readability, which changes what it is given
 * @returns null where what is found does not fit what the page's head says
 */
export function bodyOf(
  page: PageElement,
  data: LinkedData,
  stated: Stated,
  part: OwnPart,
  again: () => PageElement,
): readonly Pick<Paragraph, 'text' | 'embedded'>[] | null {
  const shown = new ShownPage(page, part);
  const readable = readableText(again());
  const marked = markedText(page, shown.own);
  const located = countWords(marked) >= Math.max(FEWEST, WHOLE * countWords(readable)) ? marked : readable;
  const blocks = articleBlocks(shown, located, stated);
  const body = withoutPortraits(withoutOtherArticles(shown, blocks, stated), stated.authors);
  const texts = body.map(({ text }) => text);
  const fit = fitOf(texts, stated);
  const isUnsure = data.article === null && (fit ?? 0) < FITTING;
  if (isError(shown, stated, texts) || (isUnsure && isList(shown, body))) return [];
  const text = statedText(data);
  if (countWords(text) >= Math.max(FEWEST, WHOLE * countWords(texts))) {
    const isStated = holderOf(text);
    const own = body.filter((one) => isStated(one.text));
    if (countWords(own.map((one) => one.text)) >= SHARED * countWords(text)) return own;
    return text.map((one) => ({ text: one, embedded: false }));
  }
  const isOther =
    (fit !== null && fit <= NO_FIT && statedStems(stated).size >= SURELY_STATED) ||
    (fit === 0 && isUnderAnother(shown, body));
  return isOther ? null : body;
}
