/** The bytes of a feed as text. Refuses nothing: what is damaged shows as U+FFFD. */
import type { MediaType } from '../network/request.js';

const DECLARATION = /<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/;
/** Character sets whose bytes may pass for UTF-8. */
const LIKE_UTF8 = /^(?:utf-?16|iso-?2022)/i;

/** UTF-8 where it is that, whatever is stated; else by byte order mark, the reply's word, the declaration of XML. */
export function decodeFeed(bytes: Buffer, type: MediaType | null): string {
  const declared = DECLARATION.exec(bytes.toString('latin1', 0, 4096))?.[1];
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const stated = mark ?? type?.charset ?? declared ?? 'utf-8';
  const wide = LIKE_UTF8.test(stated) ? [stated] : [];
  for (const label of [...wide, 'utf-8', stated]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // an unknown label, or not what the bytes are in
    }
  }
  const damaged = new TextDecoder().decode(bytes);
  // Where no letter beyond ASCII is UTF-8, none is.
  return /[\u0080-\ufffc]/.test(damaged) ? damaged : new TextDecoder('windows-1252').decode(bytes);
}
