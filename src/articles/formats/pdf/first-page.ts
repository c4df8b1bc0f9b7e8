/** What a PDF's first page says of its article: headline, day, who wrote it. Refuses what only the file's maker stated. */
import { groupNeighbours } from '../../../text/group.js';
import { type DayOrder, readStatedDay } from '../../../text/stated-day.js';
import { type Block, blocksOf } from './blocks.js';
import { joinLines, type Spelling } from './hyphenation.js';
import { isBanner, isDateline, isSureDateline, leadingDateline, noHeadlineOf, plainLine } from './letterhead.js';
import { MARK } from './list-mark.js';
import { firstWord } from './paragraphs.js';
import type { PdfLine } from './text-run.js';
import { UNREADABLE } from './unreadable.js';

/** How the most of an article's characters are set. */
export interface BodyType {
  /** Of the font, in points. */
  readonly size: number;
  readonly font: string;
}

/** What word processors, printers and templates state in place of a title; folded. */
const NO_TITLE =
  /^(?:untitled|sans titre|sans nom|title|titre|document\s?\d*|(?:presentation|diapositive|diaporama|slide|classeur|book|modele|template|layout|mise en page|page de garde|maquette|publication|scan|numerisation|copie|copy|draft|brouillon|new|nouveau)\b.{0,24}|.*\b(?:microsoft|ms) (?:word|powerpoint|excel|publisher)\b.*|(?:powerpoint|word|indesign|quarkxpress|acrobat|libreoffice|openoffice)\b.*|.*\.(?:docx?|odt|odp|pdf|indd|qxp|rtf|tex|pptx?|pub|xlsx?|dvi|ps|html?|jpe?g|tmp|ai)|print(?:ing)?|\S*[_/\\]\S*|\S+)$/u;
const FEWEST_LETTERS = 6;
const LONGEST = 250;
/** Words of a headline; of fewer it may be a name or a rubric. */
const WORDS_OF_HEADLINE = 4;
/** Times the body's size from which letters are large, and by which one headline is larger than another. */
const LARGER = 1.08;
/** Times its size between two lines of one headline. */
const HEADLINE_LEADING = 2;
/** Times the size of the headline below it of which a headline above "Communiqué de presse" is. */
const BY_FAR = 2;
/** Characters of a line that is prose. */
const LONG_LINE = 60;
/** Lines with which a page begins to have its byline. */
const NEAR_HEADLINE = 3;
/** Before a headline on its own line. */
const KIND =
  /^\s*(?:communiqués?|dossier|point|infos?|information|note)(?: (?:de|à la))? presse\s?[:–—-]\s?(?=.{12})/iu;
const SUBJECT = /^\s*(?:objet|sujet|subject|titre)\s?:\s?/iu;
/** A chapter's number. */
const SECTION = /^\d{1,2}\.(?:\d{1,2}\.?)*\s/;
const SENTENCE_END = /(?<!\betc)[.;,:]\s*$/u;
const NAME = "\\p{Lu}[\\p{L}'’-]+(?:[ .-]+(?:(?:de|du|des|d['’]|von|van|le|la)\\s?)?\\p{Lu}[\\p{L}'’-]*\\.?){1,3}";
const BYLINE = new RegExp(
  `^(?:Par|PAR|By|BY|De notre envoyée? spéciale?|Propos recueillis par)\\s?:?\\s+(?<name>${NAME}(?:(?:,| et| and) ${NAME}){0,2})$`,
  'u',
);

const lettersOf = (text: string): string => plainLine(text).replace(/[^\p{L}\p{N}]+/gu, '');
const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{N}'’-]*|\p{N}+/gu) ?? [];

const isLarge = ({ size }: { readonly size: number }, body: BodyType): boolean => size > LARGER * body.size;

/** Where among a page's lines its prose begins; behind them all where there is none. */
function firstProse(page: readonly PdfLine[], body: BodyType): number {
  const isProse = (line: PdfLine): boolean =>
    line.font === body.font && line.text.length > LONG_LINE && !isLarge(line, body) && noHeadlineOf(line.text) === null;
  const at = page.findIndex(isProse);
  return at === -1 ? page.length : at;
}

/** A headline that the page may have. */
interface Candidate {
  readonly text: string;
  readonly lines: readonly PdfLine[];
  readonly size: number;
}

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

/** The lines of a block that may be headlines, each with those that go on with it. */
function headlinesOf(block: Block): Block[] {
  const width = Math.max(...block.map(({ right }) => right)) - Math.min(...block.map(({ left }) => left));
  const kinds = new Map(block.map((line) => [line, noHeadlineOf(line.text)]));
  const goesOn = (line: PdfLine, group: Block): boolean => {
    const last = group.at(-1)!;
    if (SUBJECT.test(line.text) || last.y - line.y > HEADLINE_LEADING * last.size) return false;
    if (line.font !== last.font || isCapitals(line.text) !== isCapitals(last.text)) return false;
    const [kind, lastKind] = [kinds.get(line), kinds.get(last)];
    if (kind === lastKind) return true;
    // Who speaks may be what a headline goes on with, or begins with where its line is full.
    const isFull = last.right - last.left + firstWord(line) > width;
    return (lastKind === null && kind === 'name') || (lastKind === 'name' && kind === null && isFull);
  };
  return groupNeighbours(block, goesOn).filter((group) => group.some((line) => kinds.get(line) === null));
}

const candidates = (lines: readonly PdfLine[], spelling: Spelling): Candidate[] =>
  blocksOf(lines)
    .flatMap(headlinesOf)
    .map((group) => {
      const text = group.map((line) => line.text).reduce((joined, next) => joinLines(joined, next, spelling));
      return { text: text.replace(KIND, ''), lines: group, size: Math.max(...group.map(({ size }) => size)) };
    });

const mayBeHeadline = ({ text }: Candidate): boolean =>
  text.length <= LONGEST &&
  (text.match(/\p{L}/gu)?.length ?? 0) >= FEWEST_LETTERS &&
  !text.includes(UNREADABLE) &&
  !SECTION.test(text) &&
  noHeadlineOf(text) === null;

/** Whether letters as large as the body's are a headline's: of another font, in capitals, or in the middle. */
function standsOut({ text, lines }: Candidate, body: BodyType, page: readonly PdfLine[]): boolean {
  if (SENTENCE_END.test(text) || MARK.test(text) || wordsOf(text).length < WORDS_OF_HEADLINE) return false;
  const left = Math.min(...page.map((line) => line.left));
  const right = Math.max(...page.map((line) => line.right));
  const isCentred = lines.every(
    (line) => line.left - left > 2 * line.size && Math.abs(line.left + line.right - left - right) < 2 * line.size,
  );
  return lines[0]!.font !== body.font || isCapitals(text) || isCentred;
}

const largest = (some: readonly Candidate[]): Candidate | undefined =>
  some.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || one.size > LARGER * best.size ? one : best),
    undefined,
  );

/**
 * The headline: the largest letters that are no letterhead's; of those as large as the body, the first that stand out.
 * What stands above "Communiqué de presse" is who speaks, unless it is by far the largest.
 */
function headlineOf(page: readonly PdfLine[], body: BodyType, spelling: Spelling): Candidate | undefined {
  const all = candidates(page, spelling).filter(mayBeHeadline);
  const place = ({ lines }: Candidate): number => page.indexOf(lines[0]!);
  const banner = page.findIndex(({ text }) => isBanner(plainLine(text)));
  const prose = firstProse(page, body);
  const long = all.filter(({ text }) => wordsOf(text).length >= WORDS_OF_HEADLINE);
  const standing = long.filter((one) => standsOut(one, body, page));
  const outstanding = standing.find((one) => place(one) > banner && place(one) < prose) ?? standing[0];
  const large = all.filter((one) => isLarge(one, body));
  const longAndLarge = long.filter((one) => isLarge(one, body));
  const best = largest(longAndLarge);
  const below = largest(longAndLarge.filter((one) => place(one) > banner)) ?? outstanding;
  if (best !== undefined) {
    const isAbove = place(best) < banner && below !== undefined && place(below) > banner;
    return isAbove && best.size < BY_FAR * below.size ? below : best;
  }
  const subject = all.find(({ text }) => SUBJECT.test(text));
  if (subject !== undefined) return { ...subject, text: subject.text.replace(SUBJECT, '') };
  return largest(large.filter(({ text }) => wordsOf(text).length > 1)) ?? outstanding ?? largest(large);
}

/**
 * The title of an article: what the file states where its first page has it too, the page's headline, else what the file
 * states if a person wrote that.
 */
function titleOf(stated: string | null, page: readonly PdfLine[], headline: Candidate | undefined): string | null {
  const plain = plainLine(stated ?? '');
  const isTitle =
    stated !== null && !NO_TITLE.test(plain) && noHeadlineOf(stated) === null && /\p{Ll}|\s/u.test(stated);
  if (headline === undefined) return isTitle && wordsOf(stated).length > 2 ? stated : null;
  const letters = lettersOf(stated ?? '');
  const onPage = isTitle && lettersOf(page.map(({ text }) => text).join('')).includes(letters);
  return onPage && wordsOf(stated).length >= WORDS_OF_HEADLINE && !lettersOf(headline.text).includes(letters)
    ? stated
    : headline.text;
}

/**
 * The day of the first dateline, else of the banner ("Communiqué du 9 février 2021"), else that the text begins with.
 * A day alone is a dateline above the prose only.
 */
function dayOf(page: readonly PdfLine[], body: BodyType, order: DayOrder): string | null {
  const plain = page.map(({ text }) => plainLine(text));
  const prose = firstProse(page, body);
  const above = plain.slice(0, prose);
  const datelines = [
    ...above.filter(isDateline),
    ...plain.filter(isSureDateline),
    ...above.filter(isBanner),
    ...plain.slice(0, prose + 1).flatMap((line) => leadingDateline(line) ?? []),
  ];
  for (const line of datelines) {
    const found = readStatedDay(line, order);
    if (found !== null) return found.day;
  }
  return null;
}

/** Who wrote the article: a byline, or who made the file where that name alone stands beside the headline. */
function authorOf(stated: string | null, page: readonly PdfLine[], headline: Candidate | undefined): string | null {
  for (const { text } of page) {
    const name = text.length <= LONGEST ? BYLINE.exec(text)?.groups?.name : undefined;
    if (name !== undefined) return name;
  }
  if (stated === null || headline === undefined || !/\p{L}\s+\p{L}/u.test(stated)) return null;
  const at = [headline.lines[0]!, headline.lines.at(-1)!].map((line) => page.indexOf(line));
  const beside = page.slice(Math.max(0, at[0]! - NEAR_HEADLINE), at[1]! + NEAR_HEADLINE + 1);
  return beside.some(({ text }) => lettersOf(text) === lettersOf(stated)) ? stated : null;
}

/**
 * Title, day and author of an article, under the keys of front matter; what its first page does not say is not there.
 * @param page its lines, from head to foot
 * @param stated what the file's information states
 */
export function firstPageFields(
  page: readonly PdfLine[],
  stated: { readonly title: string | null; readonly author: string | null },
  { body, spelling, order }: { readonly body: BodyType; readonly spelling: Spelling; readonly order: DayOrder },
): ReadonlyMap<string, string> {
  const headline = headlineOf(page, body, spelling);
  const fields = {
    title: titleOf(stated.title, page, headline),
    author: authorOf(stated.author, page, headline),
    date: dayOf(page, body, order),
  };
  return new Map(Object.entries(fields).filter((field): field is [string, string] => field[1] !== null));
}
