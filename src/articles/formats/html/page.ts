/** The article on a saved page. Refuses pages without one, and any script's work. */
import type { Range } from '../../../text/range.js';
import type { Content } from '../../content.js';
import { Refusal } from '../../outcome.js';
import { type Decoded, decode, decodeAs } from '../text/decode.js';
import { bodyOf } from './body/body.js';
import { isByline } from './byline.js';
import { linkedData } from './linked-data.js';
import { descriptionOf, pageFields } from './metadata.js';
import { ownPart, statedTitles } from './own-part.js';
import { parsePage } from './parse.js';

/** Bytes in which HTML wants the encoding declared; some pages set comments above it. */
const DECLARED_WITHIN = 4096;
const DECLARATION =
  /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})/i;
/** What the web reads as Windows-1252, which is what files in no other encoding are read as anyway. */
const WESTERN = /^(?:windows-1252|cp-?1252|iso-?8859-1|latin-?1|us-ascii|utf-?8)$/i;

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  const [, meta, xml] = DECLARATION.exec(head) ?? [];
  return meta ?? xml ?? null;
}

/**
 * A page's text: UTF-8 or UTF-16 when it is that (a saved page may still declare the encoding it was served in), else
 * in the encoding that its reply stated or that it declares, else as any other file.
 */
function decodePage(bytes: Uint8Array, charset: string | null): Decoded {
  const declared = charset ?? declaredEncoding(bytes);
  const decoded = decode(bytes);
  if (decoded.text !== null && !decoded.guessed) return decoded;
  if (declared === null || /^utf-?16/i.test(declared)) return decoded;
  if (WESTERN.test(declared)) return decoded.text === null ? decoded : { ...decoded, warning: null };
  return decodeAs(bytes, declared) ?? decoded;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** The page's paragraphs, joined by blank lines, and what it states about its article. @throws Refusal */
export function readPage(bytes: Uint8Array, charset: string | null): Content {
  const decoded = decodePage(bytes, charset);
  if (decoded.text === null) throw new Refusal(decoded.reason);
  const html = decoded.text;
  const page = parsePage(html);
  const part = ownPart(page);
  const data = linkedData(page, part.heading);
  const fields = pageFields(page, data, part);
  const title = fields.get('title') ?? '';
  const stated = {
    titles: [title, ...statedTitles(page)],
    description: descriptionOf(page, data),
    authors: fields.get('author') ?? '',
  };
  const body = bodyOf(page, data, stated, part, () => parsePage(html));
  if (body === null) throw new Refusal('shows no text that fits its title: what it shows may be another article');
  const paragraphs = body.filter(({ text }) => plain(text) !== plain(title) && !isByline(text, fields.get('author')));
  if (paragraphs.length === 0) throw new Refusal('shows no article: its text may be loaded by a script, or be a list');
  const masks: Range[] = [];
  let text = '';
  for (const { text: paragraph, embedded } of paragraphs) {
    if (text !== '') text += '\n\n';
    if (embedded) masks.push({ start: text.length, end: text.length + paragraph.length });
    text += paragraph;
  }
  const warnings = decoded.warning === null ? [] : [decoded.warning];
  const { damaged } = decoded;
  return { text, bodyStart: 0, masks, fields, statedBy: 'page', warnings, damaged };
}
