import type { Content } from '../../content.js';
import { Refusal } from '../../refusal.js';
import { bodyOf } from './body.js';
import { isByline } from './byline.js';
import { decodePage } from './charset.js';
import { linkedData } from './linked-data.js';
import { pageFields } from './metadata.js';
import { parsePage } from './parse.js';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * The article on a saved page: its paragraphs, joined by blank lines, and what the page states about it.
 * @throws Refusal when there is none, or the page cannot be read
 */
export function readPage(bytes: Uint8Array, charset: string | null): Content {
  const decoded = decodePage(bytes, charset);
  if (decoded.text === null) throw new Refusal(decoded.reason);
  const page = parsePage(decoded.text);
  const data = linkedData(page);
  const fields = pageFields(page, data);
  const title = plain(fields.get('title') ?? '');
  const paragraphs = bodyOf(page, data).filter((one) => plain(one) !== title && !isByline(one, fields.get('author')));
  if (paragraphs.length === 0) throw new Refusal('shows no article: its text may be loaded by a script, or be a list');
  const warnings = decoded.warning === null ? [] : [decoded.warning];
  return { text: paragraphs.join('\n\n'), bodyStart: 0, fields, statedBy: 'page', warnings };
}
