/** The article in a PDF. Runs nothing in it; refuses files that are encrypted, damaged, too long or pictures alone. */
import { getDocumentProxy } from 'unpdf';
import { detectLanguage } from '../../../text/detect-language.js';
import { dayOrderOf } from '../../../text/stated-day.js';
import type { Content } from '../../content.js';
import { Refusal } from '../../outcome.js';
import { blocksInReadingOrder } from './blocks.js';
import { drawnBy } from './drawn.js';
import { type BodyType, firstPageFields } from './first-page.js';
import { spellingOf } from './hyphenation.js';
import { assertNoBomb } from './inflation.js';
import { areLettersApart, wordsDrawn } from './letters.js';
import { paragraphsOf } from './paragraphs.js';
import { withoutRunningHeads } from './running-heads.js';
import { linesOf, type PdfLine, type TextRun } from './text-run.js';
import { isCodes, UNREADABLE, withoutCodes, withoutUnreadable } from './unreadable.js';

const LONGEST = 300;

const stated = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST) : null;

const MOST_PAGES = 500;
/** Runs of characters on one page: a page of a newspaper has some thousands. */
const MOST_RUNS = 20_000;
/** Points of the longest side that a page may have by the format; what lies beyond is not on it. */
const LONGEST_SIDE = 14_400;

/** Characters of a run by which its font is judged, and the share of a text that may be unreadable. */
const SHORTEST_PIECE = 3;
const MOST_UNREADABLE = 0.5;
const SOME_UNREADABLE =
  'has letters that cannot be read, since their font does not say which they are: the sentences with them are left out; run it through text recognition for all';

/** What the parser gives of a page: text, or a mark without text. */
interface PdfItem {
  readonly str?: string;
  readonly width: number;
  readonly fontName: string;
  /** Matrix: a, b, c, d, x, y. */
  readonly transform: readonly number[];
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The reader takes the bytes for its own. It needs no pictures.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      enableXfa: false,
      maxImageSize: 1,
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw new Refusal('is encrypted with a password: save it without one');
    throw new Refusal('is damaged, or is no PDF: open it in a viewer and print it to a new PDF');
  }
}

/** The runs of a page, with the spaces between words that the parser lost among letters set apart. */
async function runsOfPage(pdf: Pdf, number: number): Promise<TextRun[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  if (items.length > MOST_RUNS) throw new Refusal(`has more than ${MOST_RUNS} pieces of text on page ${number}`);
  const runs = (items as readonly PdfItem[]).flatMap((item): TextRun[] => {
    if (item.str === undefined) return [];
    const [, slant, , upright, x, y] = item.transform;
    // Text that runs upwards is a margin's, beside the article.
    if (Math.abs(slant!) > Math.abs(upright!)) return [];
    const onPage = [x!, y!, x! + item.width].every((point) => Math.abs(point) <= LONGEST_SIDE);
    if (!onPage) return [];
    const size = Math.abs(upright!) || 1;
    return [{ text: item.str, x: x!, y: y!, width: item.width, size, font: item.fontName }];
  });
  const words = runs.some(({ text }) => areLettersApart([text])) ? wordsDrawn(await drawnBy(page)) : null;
  page.cleanup();
  return words === null ? runs : runs.map((run) => ({ ...run, text: words(run.text) }));
}

/** All that each font draws, in pieces of some length: single characters may be a list's marks. */
function textsOfFonts(runs: readonly TextRun[]): Map<string, string> {
  const pieces = new Map<string, string[]>();
  for (const { font, text } of runs) {
    if (text.trim().length < SHORTEST_PIECE) continue;
    const some = pieces.get(font);
    if (some === undefined) pieces.set(font, [text]);
    else some.push(text);
  }
  return new Map([...pieces].map(([font, texts]) => [font, texts.join(' ')]));
}

/** The pages' runs with what cannot be read marked. @throws Refusal where that is most of the text */
function readable(pages: readonly (readonly TextRun[])[]): TextRun[][] {
  const texts = textsOfFonts(pages.flat());
  const codes = new Set([...texts].filter(([, text]) => isCodes(text)).map(([font]) => font));
  const lengths = [...texts].map(([font, { length }]) => ({ length, isCodes: codes.has(font) }));
  const sum = (some: typeof lengths): number => some.reduce((total, { length }) => total + length, 0);
  if (sum(lengths.filter((one) => one.isCodes)) > MOST_UNREADABLE * sum(lengths))
    throw new Refusal(
      'has letters that cannot be read: its font does not say which letters they are; run it through text recognition',
    );
  return pages.map((runs) =>
    runs.map((run) => ({ ...run, text: codes.has(run.font) ? UNREADABLE : withoutCodes(run.text) })),
  );
}

/** How most of the lines' characters are set. */
function bodyTypeOf(lines: readonly PdfLine[]): BodyType {
  const lengths = new Map<string, { type: BodyType; length: number }>();
  for (const { size, font, text } of lines) {
    const key = `${Math.round(2 * size)} ${font}`;
    const one = lengths.get(key) ?? { type: { size, font }, length: 0 };
    lengths.set(key, { ...one, length: one.length + text.length });
  }
  return [...lengths.values()].reduce((most, one) => (one.length > most.length ? one : most)).type;
}

/**
 * Columns and boxes one after the other, lines joined to paragraphs, words that a line's end divides made whole, running
 * heads and page numbers left out; title, day and author as the first page has them, language as the file states it.
 * @throws Refusal
 */
export async function readPdf(bytes: Uint8Array): Promise<Content> {
  assertNoBomb(bytes);
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MOST_PAGES)
      throw new Refusal(`has ${pdf.numPages} pages, and the limit is ${MOST_PAGES}; split it`);
    const runs: TextRun[][] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) runs.push(await runsOfPage(pdf, number));
    const pages = readable(runs).map(linesOf);
    const lines = pages.flat();
    const marked = paragraphsOf(withoutRunningHeads(pages).flatMap(blocksInReadingOrder));
    const paragraphs = marked.flatMap(withoutUnreadable);
    if (paragraphs.length === 0)
      throw new Refusal('holds no text, only pictures of it: run it through text recognition');
    const text = paragraphs.join('\n\n');
    const { info } = await pdf.getMetadata();
    const { Title, Author, Language } = info as Readonly<Record<string, unknown>>;
    const language = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.exec(stated(Language) ?? '')?.[0];
    const fields = firstPageFields(
      pages[0]!,
      { title: stated(Title), author: stated(Author) },
      {
        body: bodyTypeOf(lines),
        spelling: spellingOf(lines.map((line) => line.text)),
        order: dayOrderOf(language ?? detectLanguage(text)),
      },
    );
    return {
      text,
      bodyStart: 0,
      fields: language === undefined ? fields : new Map([...fields, ['language', language]]),
      statedBy: 'PDF',
      warnings: marked.some((one) => one.includes(UNREADABLE)) ? [SOME_UNREADABLE] : [],
    };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('is damaged: a page of it cannot be read');
  } finally {
    await pdf.destroy();
  }
}
