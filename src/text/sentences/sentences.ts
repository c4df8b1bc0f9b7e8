/** The sentences of a text, French or English. Cannot fail on any string. */
import { asRead } from '../fold.js';
import type { Range } from '../range.js';
import { isAbbreviation } from './abbreviation.js';
import { TOP_LEVEL_DOMAINS } from './abbreviations.js';
import { paragraphs, trimRange } from './paragraphs.js';

/**
 * A run of sentence-ending marks; full stops may be spaced (". . ."). Not Intl.Segmenter: it is quadratic in the length
 * of a paragraph, its boundaries change with the ICU that Node was built with (stored offsets would not), and nearly
 * each of them must be judged again for French anyway.
 */
const MARKS = /[\p{Sentence_Terminal}\u2026]+(?:\s?[!?.\u2026]+)*/gu;
/** What closes with the sentence that it ends: a space may part French quotation marks; note numbers are glued. */
const CLOSING = /\s?[\u00bb\u203a]|[\u201d\u2019')\]}]|\[\d{1,3}\]|\s[)\]](?=\s|$)/y;
const STRAIGHT_QUOTE = /\s?"/y;
/** White space, opening marks and dashes between two sentences. */
const OPENING = /[\s"'\u2018\u201c\u201e\u00ab\u2039([{\u00bf\u00a1*_\-\u2013\u2014\u2022\ufeff]*/y;
const LOWER = /\p{Ll}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/gu;
const CONTINUING = /[,;:%/&=+@)\]}\u00bb\u201d]/;
const BRACKETED_ELLIPSIS = /[([]\s?$/;
const GLUED_OPENING =
  /^[\s"'\u2018\u201c\u201e\u00ab([\-\u2013\u2014]*(?:\p{Lu}[\p{Ll}'\u2019\s-]|\p{Lu}{2,}|MM?\.|[QR] ?:|\d)/u;
/** "- Triomphe à Moscou -Dans la nuit": agencies set subheadings between dashes in running text. */
const SUBHEADING = /[-\u2013] ?[^\s\-\u2013.!?][^.!?\n]{1,60}? [-\u2013] ?(?=[\p{Lu}"\u00ab])/uy;

/** Reads one paragraph (a string of its own, so that no search runs beyond it) and says where sentences end. */
class Boundaries {
  readonly #text: string;
  readonly #end: number;
  #start = 0;
  /** Straight double quotation marks seen up to `#quotesUntil`: an odd number means that one is open. */
  #quotes = 0;
  #quotesUntil = 0;

  constructor(paragraph: string) {
    this.#text = paragraph;
    this.#end = paragraph.length;
  }

  /** Starts of the paragraph's second and later sentences. */
  find(): number[] {
    const starts: number[] = [];
    this.#splitSubheading(starts);
    let firstWord = this.#firstWord();
    MARKS.lastIndex = this.#start;
    for (let match = MARKS.exec(this.#text); match !== null; match = MARKS.exec(this.#text)) {
      const from = match.index;
      if (from >= this.#end) break;
      const to = MARKS.lastIndex;
      if (from < firstWord) continue;
      const next = this.#judge(from, to);
      if (next !== null) {
        starts.push(next);
        this.#start = next;
        this.#splitSubheading(starts);
        firstWord = this.#firstWord();
      }
      MARKS.lastIndex = Math.max(to, next === null ? 0 : this.#start);
    }
    return starts;
  }

  #splitSubheading(starts: number[]): void {
    SUBHEADING.lastIndex = this.#start;
    if (!SUBHEADING.test(this.#text) || SUBHEADING.lastIndex >= this.#end) return;
    this.#start = SUBHEADING.lastIndex;
    starts.push(this.#start);
  }

  #firstWord(): number {
    WORD_CHARACTER.lastIndex = this.#start;
    return WORD_CHARACTER.exec(this.#text)?.index ?? Number.POSITIVE_INFINITY;
  }

  /** Where the next sentence starts when one ends with the marks in `[from, to)`, else null. */
  #judge(from: number, to: number): number | null {
    const text = this.#text;
    const end = this.#afterClosing(to);
    if (end >= this.#end) return null;
    OPENING.lastIndex = end;
    OPENING.exec(text);
    const head = OPENING.lastIndex;
    const first = String.fromCodePoint(text.codePointAt(head) ?? 32);
    if (head >= this.#end || LOWER.test(first) || (CONTINUING.test(first) && head === end)) return null;
    const marks = text.slice(from, to);
    const ellipsis = /^(?:\u2026|\.{2,})$/.test(marks);
    if (ellipsis && !UPPER.test(first) && head === end + 1) return null;
    if (ellipsis && BRACKETED_ELLIPSIS.test(text.slice(Math.max(this.#start, from - 2), from)) && !UPPER.test(first)) {
      return null;
    }
    const before = text.slice(Math.max(this.#start, from - 40), from);
    const after = text.slice(end, Math.min(this.#end, head + 40));
    const spaced = /\s/.test(text[end]!);
    if (!spaced && !this.#mayBeGlued(before, after, marks, end > to)) return null;
    if (marks === '.' && end === to) {
      const atStart = from - 40 <= this.#start;
      if (isAbbreviation({ before, next: text.slice(head, Math.min(this.#end, head + 40)), atStart })) return null;
    }
    let next = end;
    while (next < head && /\s/.test(text[next]!)) next += 1;
    return next;
  }

  /** Sentences printed without a space between them ("jeudi.Le"), but no host name, file name, acronym or number. */
  #mayBeGlued(before: string, after: string, marks: string, closed: boolean): boolean {
    if (!GLUED_OPENING.test(after)) return false;
    if (/\S*(?:\/\/|www\.|@)\S*$/.test(before)) return false;
    if (closed || marks !== '.') return !/^\d/.test(after);
    if (/^\d/.test(after)) return false;
    if (TOP_LEVEL_DOMAINS.has(/^\p{L}+(?!['\u2019])/u.exec(after)?.[0].toLowerCase() ?? '')) return false;
    return /[\p{Ll}\p{M}\u00bb\u201d"')\]%\u20ac$]$|\p{N}$|\p{Lu}{2,}$/u.test(before);
  }

  #afterClosing(to: number): number {
    let at = to;
    for (;;) {
      CLOSING.lastIndex = at;
      if (CLOSING.test(this.#text)) at = CLOSING.lastIndex;
      else {
        STRAIGHT_QUOTE.lastIndex = at;
        if (!STRAIGHT_QUOTE.test(this.#text) || !this.#closes(STRAIGHT_QUOTE.lastIndex - 1)) return at;
        at = STRAIGHT_QUOTE.lastIndex;
      }
    }
  }

  /** Whether the straight quotation mark at an index closes: by the white space around it, else by what is open. */
  #closes(index: number): boolean {
    const spaceBefore = /\s/.test(this.#text[index - 1] ?? ' ');
    const spaceAfter = index + 1 >= this.#end || /[\s,;:.)\]]/.test(this.#text[index + 1]!);
    if (spaceBefore !== spaceAfter) return spaceAfter;
    for (; this.#quotesUntil < index; this.#quotesUntil += 1) {
      if (this.#text[this.#quotesUntil] === '"') this.#quotes += 1;
    }
    return this.#quotes % 2 === 1;
  }
}

/** Starts of the sentences of one paragraph, its own start first: those that it has without invisible characters. */
function sentenceStarts(text: string, { start, end }: Range): number[] {
  const read = asRead(text.slice(start, end));
  const starts = new Boundaries(read.text).find().map((at) => read.written({ start: at, end: at + 1 }).start);
  return [start, ...starts.map((at) => start + at)];
}

function toRanges(starts: readonly number[], end: number): Range[] {
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? end }));
}

function trimmed(text: string, parts: readonly Range[]): Range[] {
  return parts.map((part) => trimRange(text, part)).filter(({ start, end }) => start < end);
}

/**
 * A text cut into one segment a sentence, white space included: in order, without gaps, from its first character to its
 * last. French and English. Cannot fail on any string; no segment splits a surrogate pair.
 */
export function segments(text: string): Range[] {
  if (text === '') return [];
  const starts = paragraphs(text).flatMap((paragraph) => sentenceStarts(text, paragraph));
  starts[0] = 0;
  return toRanges(starts, text.length);
}

/** The sentences of a text, in order, trimmed of white space, none empty. */
export function sentences(text: string): Range[] {
  return trimmed(text, segments(text));
}

/** The sentences of a range that lies in one paragraph, as offsets in the text, trimmed of white space, none empty. */
export function sentencesOfParagraph(text: string, within: Range): Range[] {
  return trimmed(text, toRanges(sentenceStarts(text, within), within.end));
}
