/** The paragraphs of a page that are its article's. Refuses the page around it, teasers and captions. */
import { Readability } from '@mozilla/readability';
import type { LinkedData } from './linked-data.js';
import type { PageElement } from './parse.js';
import { proseOf } from './prose.js';

/** Words that a stated body must have of those that Readability finds, or it is a teaser. */
const WHOLE = 0.5;
/** Word triples of a paragraph that the stated body must hold, or the paragraph is the page's and not the article's. */
const SHARED = 0.8;
/** Words of a body; with fewer it is a caption or an empty frame. */
const FEWEST = 20;

const SENTENCE_END = /[.!?…:][\s»”"')\]]*$/u;
/** Characters at a paragraph's end in which that shows. */
const END_LENGTH = 12;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const count = (paragraphs: readonly string[]): number => paragraphs.reduce((sum, one) => sum + wordsOf(one).length, 0);

/** Each run of so many neighbouring words, as one string. */
const runs = (words: readonly string[], length: number): string[] =>
  Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) => words.slice(at, at + length).join(' '));

function shareIn(held: ReadonlySet<string>, paragraph: string): number {
  const words = wordsOf(paragraph);
  if (words.length === 0) return 0;
  const own = runs(words, Math.min(3, words.length));
  return own.filter((run) => held.has(run)).length / own.length;
}

/** What the page marks as its article's body; of several (a feed of whole articles) the one with the most words. */
function markedBody(page: PageElement): string[] {
  const marked = [...page.querySelectorAll('[itemprop~="articleBody"]')].map(proseOf);
  return marked.reduce((best, one) => (count(one) > count(best) ? one : best), []);
}

const isSentence = (paragraph: string): boolean =>
  SENTENCE_END.test(paragraph.slice(-END_LENGTH)) && paragraph.includes(' ');

/**
 * Without labels that come several times (rubrics of linked articles), and without lines above the first sentence and
 * below the last one: that is where Readability keeps parts of the page around the article.
 */
function trimmed(paragraphs: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const one of paragraphs) times.set(one, (times.get(one) ?? 0) + 1);
  const once = paragraphs.filter((one) => isSentence(one) || times.get(one) === 1);
  return once.slice(Math.max(0, once.findIndex(isSentence)), once.findLastIndex(isSentence) + 1 || once.length);
}

/** Readability changes the page: it comes last. */
function readableBody(page: PageElement): string[] {
  const reader = new Readability(page as never, { serializer: (node: unknown) => node, disableJSONLD: true });
  const content = reader.parse()?.content as PageElement | null | undefined;
  return content === null || content === undefined ? [] : trimmed(proseOf(content));
}

/** JSON-LD states a body as a plain string, whose line ends, if any, are its paragraphs'. */
function statedBody({ article }: LinkedData): string[] {
  const body = article?.articleBody;
  if (typeof body !== 'string' || /<\/?[a-z][^>]{0,200}>/i.test(body)) return [];
  return body
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/**
 * The article's paragraphs on a page: what the page marks as the body, else what Readability takes for it. A body that
 * JSON-LD states decides which of these paragraphs are the article's; it is taken itself only where the page shows
 * less. The page is of no use afterwards.
 */
export function bodyOf(page: PageElement, data: LinkedData): string[] {
  const marked = markedBody(page);
  const stated = statedBody(data);
  const readable = readableBody(page);
  const shown = count(marked) >= Math.max(FEWEST, WHOLE * count(readable)) ? marked : readable;
  if (count(stated) < Math.max(FEWEST, WHOLE * count(shown))) return shown;
  const words = stated.flatMap(wordsOf);
  const held = new Set([1, 2, 3].flatMap((length) => runs(words, length)));
  const own = shown.filter((paragraph) => shareIn(held, paragraph) >= SHARED);
  return count(own) >= SHARED * count(stated) ? own : stated;
}
