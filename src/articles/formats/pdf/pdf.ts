/** The article in a PDF. Runs nothing in it; refuses files that are encrypted, damaged, too long or pictures alone. */
import { getDocumentProxy } from 'unpdf';
import type { Content } from '../../content.js';
import { Refusal } from '../../outcome.js';
import { inReadingOrder } from './columns.js';
import { assertNoBomb } from './inflation.js';
import { paragraphsOf } from './paragraphs.js';
import { withoutRunningHeads } from './running-heads.js';
import { linesOf, type PdfLine, type TextRun } from './text-run.js';

/** What word processors and printers state in place of a title. */
const NO_TITLE =
  /^(?:untitled|sans titre|document\s?\d*|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|odt|pdf|indd|qxp|rtf|tex|pptx?|xlsx?|dvi|ps)|print(?:ing)?|layout ?\d*|\S*[_/\\]\S*)$/iu;
const LONGEST = 300;
const PDF_DATE = /^D:((?:19[89]|20)\d)(\d)(\d\d)(\d\d)/;

const stated = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST) : null;

/** What a PDF's information states, under the keys of front matter: a title and a name that a person wrote, the day. */
function pdfFields(info: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const title = stated(info.Title);
  if (title !== null && !NO_TITLE.test(title)) fields.set('title', title);
  const author = stated(info.Author);
  // A single word is the login of who made the file.
  if (author !== null && /\p{L}\s+\p{L}/u.test(author)) fields.set('author', author);
  const [, decade, year, month, day] = PDF_DATE.exec(stated(info.CreationDate) ?? '') ?? [];
  if (decade !== undefined) fields.set('date', `${decade}${year}-${month}-${day}`);
  const language = stated(info.Language);
  if (language !== null && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language)) fields.set('language', language);
  return fields;
}

const MOST_PAGES = 500;
/** Runs of characters on one page: a page of a newspaper has some thousands. */
const MOST_RUNS = 20_000;
/** Points of the longest side that a page may have by the format; what lies beyond is not on it. */
const LONGEST_SIDE = 14_400;

/** What the parser gives of a page: text, or a mark without text. */
interface PdfItem {
  readonly str?: string;
  readonly width: number;
  /** Matrix: a, b, c, d, x, y. */
  readonly transform: readonly number[];
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The reader takes the bytes for its own.
    return await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, isEvalSupported: false, enableXfa: false });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw new Refusal('is encrypted with a password: save it without one');
    throw new Refusal('is damaged, or is no PDF: open it in a viewer and print it to a new PDF');
  }
}

async function linesOfPage(pdf: Pdf, number: number): Promise<PdfLine[]> {
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
    return [{ text: item.str, x: x!, y: y!, width: item.width, size: Math.abs(upright!) || 1 }];
  });
  page.cleanup();
  return inReadingOrder(linesOf(runs));
}

/**
 * Columns one after the other, lines joined to paragraphs, words that a line's end divides made whole, running heads
 * and page numbers left out; title, author, day of making and language as the file's information has them.
 * @throws Refusal
 */
export async function readPdf(bytes: Uint8Array): Promise<Content> {
  assertNoBomb(bytes);
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MOST_PAGES)
      throw new Refusal(`has ${pdf.numPages} pages, and the limit is ${MOST_PAGES}; split it`);
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await linesOfPage(pdf, number));
    const paragraphs = paragraphsOf(withoutRunningHeads(pages));
    if (paragraphs.length === 0)
      throw new Refusal('holds no text, only pictures of it: run it through text recognition');
    const { info } = await pdf.getMetadata();
    const fields = pdfFields(info as Readonly<Record<string, unknown>>);
    return { text: paragraphs.join('\n\n'), bodyStart: 0, fields, statedBy: 'PDF', warnings: [] };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('is damaged: a page of it cannot be read');
  } finally {
    await pdf.destroy();
  }
}
