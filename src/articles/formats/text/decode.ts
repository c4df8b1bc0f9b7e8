/** Bytes to text: UTF-8 or UTF-16, else Windows-1252. Refuses binary data and damaged UTF-8. */
import { TextDecoder } from 'node:util';

/** The text of a file's bytes, or the reason why they are no text. */
export type Decoded =
  | { readonly text: string; readonly warning: string | null }
  | { readonly text: null; readonly reason: string };

/** Windows-1252 leaves some of them undefined (U+0081, U+008D...), which decode to control characters too. */
const CONTROL = /(?![\t\n\r\v\f\u0085])\p{Cc}/gu;
/** Stray control characters that a text may have, per character: form feeds and escapes of old terminals. */
const CONTROL_SHARE = 0.002;
const REPLACEMENT = /\ufffd/g;
const BEYOND_ASCII = /[\u0080-\u{10ffff}]/gu;

const BINARY = 'is not a text: it holds binary data under the name of a text';

// The byte order mark stays in the text, so that offsets count from the file's first character.
const decoder = (encoding: string, fatal: boolean): TextDecoder =>
  new TextDecoder(encoding, { fatal, ignoreBOM: true });

/** Windows-1252's characters for the bytes 0x80 to 0x9f; Node 20's own decoder gives Latin-1's control characters. */
const WINDOWS_1252 = [
  ...'\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f',
  ...'\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178',
];

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return decoder(encoding, true).decode(bytes);
  } catch {
    return null;
  }
}

function isBinary(text: string): boolean {
  const controls = text.match(CONTROL)?.length ?? 0;
  return text.includes('\0') || controls > Math.max(2, CONTROL_SHARE * text.length);
}

/** Where UTF-8 that is damaged in few places breaks off; null when the bytes are no UTF-8 at all. */
function damagedUtf8(bytes: Uint8Array): number | null {
  const lenient = decoder('utf-8', false).decode(bytes);
  const damaged = lenient.match(REPLACEMENT)?.length ?? 0;
  const verified = (lenient.match(BEYOND_ASCII)?.length ?? 0) - damaged;
  return verified > damaged ? lenient.indexOf('\ufffd') : null;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = tryDecode(bytes, encoding);
  if (text === null) return { text, reason: `is damaged: its byte order mark says ${encoding}, which it is not` };
  return isBinary(text) ? { text: null, reason: BINARY } : { text, warning: null };
}

/** Windows-1252 comes with a warning, since it is a guess. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  if (bytes.includes(0)) return { text: null, reason: BINARY };
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) return isBinary(utf8) ? { text: null, reason: BINARY } : { text: utf8, warning: null };
  const text = decodeWindows1252(bytes);
  if (isBinary(text) || /[\u0080-\u009f]/u.test(text)) return { text: null, reason: BINARY };
  const damage = damagedUtf8(bytes);
  if (damage !== null) {
    return { text: null, reason: `is damaged UTF-8 at character ${damage}: save it again as UTF-8` };
  }
  return { text, warning: 'is not UTF-8: read as Windows-1252; save it as UTF-8 if its accents look wrong' };
}
