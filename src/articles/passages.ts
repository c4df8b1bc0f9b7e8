/** Cuts an article into passages. Refuses to cut a sentence, or to leave out one that may be quoted. */
import { groupByKey } from '../text/group.js';
import type { Range } from '../text/range.js';
import { type Masked, type QuotableSentence, quotableSentences, unmasked } from './quotable.js';

/** A contiguous range of one article, of whole sentences: the unit that is embedded and indexed. */
export interface Passage extends Range {
  /** Its quotable sentences, in order: ranges in the article's text, outside every mask, trimmed of white space. */
  readonly sentences: readonly Range[];
  /** Index of the paragraph in which it begins, from 0, among those that hold something to quote. */
  readonly paragraph: number;
}

/** Neighbouring short paragraphs are joined up to this many tokens: newspapers set one or two sentences a paragraph. */
const TARGET_TOKENS = 130;
/** A paragraph up to this many tokens stays whole: it is one thought, though long for one embedding. */
const WHOLE_TOKENS = 200;
/** Sentences that two parts of a cut paragraph share, so that an answer beside its context is whole in one of them. */
const OVERLAP_SENTENCES = 1;

interface Counted extends QuotableSentence {
  readonly tokens: number;
}

const total = (sentences: readonly Counted[]): number => sentences.reduce((sum, { tokens }) => sum + tokens, 0);

/** A long paragraph in parts of about equal length, each with the last sentence of the part before it when that fits. */
function splitParagraph(sentences: readonly Counted[], target: number, limit: number): Counted[][] {
  const all = total(sentences);
  const aim = all / Math.ceil(all / target);
  const parts: Counted[][] = [];
  let part: Counted[] = [];
  let tokens = 0;
  let shared = 0;
  for (const sentence of sentences) {
    const full = tokens + sentence.tokens > limit || tokens + sentence.tokens / 2 > aim;
    if (full && part.length > shared) {
      parts.push(part);
      const tail = part.length > 1 ? part.slice(-OVERLAP_SENTENCES) : [];
      part = total(tail) + sentence.tokens <= limit ? tail : [];
      tokens = total(part);
      shared = part.length;
    }
    part.push(sentence);
    tokens += sentence.tokens;
  }
  return [...parts, part];
}

function toPassage(sentences: readonly Counted[]): Passage {
  const first = sentences[0]!;
  return {
    start: first.start,
    end: sentences.at(-1)!.end,
    sentences: sentences.map(({ start, end }) => ({ start, end })),
    paragraph: first.paragraph,
  };
}

/**
 * In order. Together they hold every quotable sentence; none has more tokens than the model reads (`maxTokens`) unless
 * it is a single sentence. A heading goes with the paragraph below it.
 */
export function cutPassages(
  article: Masked,
  { countTokens, maxTokens }: { readonly countTokens: (text: string) => number; readonly maxTokens: number },
): Passage[] {
  const limit = Math.min(maxTokens, WHOLE_TOKENS);
  const target = Math.min(maxTokens, TARGET_TOKENS);
  const counted = quotableSentences(article).map((sentence) => ({
    ...sentence,
    tokens: countTokens(article.text.slice(sentence.start, sentence.end)),
  }));
  const passages: Counted[][] = [];
  let open: Counted[] = [];
  const close = (): void => {
    if (open.length > 0) passages.push(open);
    open = [];
  };
  for (const paragraph of groupByKey(counted, (sentence) => sentence.paragraph).values()) {
    const tokens = total(paragraph);
    const body = open.findLastIndex(({ heading }) => !heading) + 1;
    const headings = open.slice(body);
    if (total(open) + tokens <= target) {
      open = [...open, ...paragraph];
    } else if (total(headings) + tokens <= limit) {
      open = open.slice(0, body);
      close();
      open = [...headings, ...paragraph];
    } else {
      open = open.slice(0, body);
      close();
      for (const part of splitParagraph([...headings, ...paragraph], target, limit)) passages.push(part);
    }
  }
  close();
  return passages.map(toPassage);
}

/** What is embedded and indexed of a passage: its sentences, joined by one space. */
export function passageText(text: string, passage: Passage): string {
  return passage.sentences.map(({ start, end }) => text.slice(start, end)).join(' ');
}

/** The text without its masked ranges; blank lines that they leave are closed up. */
export function quotableText({ text, masks }: Masked): string {
  const parts = unmasked({ start: 0, end: text.length }, masks);
  return parts
    .map(({ start, end }) => text.slice(start, end))
    .join('')
    .replace(/[ \t]+(?=[\r\n])/g, '')
    .replace(/(\r?\n){3,}/g, '$1$1')
    .trim();
}
