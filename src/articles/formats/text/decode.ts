/**
 * Bytes to text: UTF-8 or UTF-16, else Windows-1252 or Mac OS Roman, whichever gives words. What is damaged in a few places
 * is U+FFFD there. Refuses binary data, and what is in none of these encodings.
 */
import { TextDecoder } from 'node:util';

/** The text of a file's bytes, or the reason why they are no text. */
export type Decoded =
  | {
      readonly text: string;
      /** Nothing states the encoding, and its bytes may be read otherwise. */
      readonly guessed: boolean;
      /** Places that cannot be read: U+FFFD in the text. */
      readonly damaged: number;
      readonly warning: string | null;
    }
  | { readonly text: null; readonly reason: string };

/** Windows-1252 leaves some of them undefined (U+0081, U+008D...), which decode to control characters too. */
const CONTROL = /(?![\t\n\r\v\f\u0085])\p{Cc}/gu;
const FEW = 2;
const FEW_SHARE = 0.01;
const DAMAGED = /\ufffd+/g;
const REPLACEMENT = /\ufffd/g;
const BEYOND_ASCII = /[\u0080-\u{10ffff}]/gu;

const BINARY = 'is not a text: it holds binary data under the name of a text';
const UNKNOWN = 'is damaged, or in an encoding that is not known here: save it again as UTF-8';

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

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** So many stray signs a text may have. */
const fewIn = (text: string): number => Math.max(FEW, FEW_SHARE * text.length);

export function isBinary(text: string): boolean {
  return count(text, CONTROL) > fewIn(text);
}

/** Whether a decoded text is damaged in no more places than `few`, or than it has signs beyond ASCII that are not. */
export function isSound(lenient: string, few: number): boolean {
  const damaged = count(lenient, REPLACEMENT);
  return damaged <= few || count(lenient, BEYOND_ASCII) - damaged > damaged;
}

/** NUL is as unreadable as a damaged byte: both are U+FFFD, where the character stood. */
function toDecoded(text: string, how: { readonly guessed: boolean; readonly warning: string | null }): Decoded {
  if (isBinary(text)) return { text: null, reason: BINARY };
  const readable = text.toWellFormed().replaceAll('\0', '\ufffd');
  return { text: readable, damaged: count(readable, DAMAGED), ...how };
}

const STATED = { guessed: false, warning: null };
const guess = (encoding: string): { readonly guessed: true; readonly warning: string } => ({
  guessed: true,
  warning: `is not UTF-8: read as ${encoding}; save it as UTF-8 if its accents look wrong`,
});

/** Of the bytes at odd and at even places: where UTF-16 in our letters has its NUL bytes, and where it has hardly any. */
const NUL_SHARE = { most: 0.4, few: 0.02 };

/** UTF-16 without its mark, as its NUL bytes show; null for anything else. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const nuls = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) nuls[at % 2]! += 1;
  const [even, odd] = nuls.map((one) => one / (bytes.length / 2)) as [number, number];
  if (odd >= NUL_SHARE.most && even <= NUL_SHARE.few) return 'utf-16le';
  return even >= NUL_SHARE.most && odd <= NUL_SHARE.few ? 'utf-16be' : null;
}

/** Signs that texts in Windows-1252 have nowhere, or not there: inside a word, a capital behind a small letter. */
const ODD =
  /[\u0080-\u009f\u02c6\u02dc\u0192¤¦¬¯¸×÷ÿþðý]|(?<=\p{L})(?![’‘“”–—…·°\s])[^\p{L}\p{ASCII}](?=\p{L})|(?<=\p{L})[‚„†‡‰]|(?<=\p{Ll})(?!\p{ASCII})\p{Lu}/gu;
/** Of the signs beyond ASCII: so many odd ones and the encoding is another. */
const ODD_SHARE = 0.5;

const isOdd = (text: string): boolean => count(text, ODD) > ODD_SHARE * count(text, BEYOND_ASCII);

/** Letters of French and its neighbours, and typographic signs, which Mac OS Roman has at bytes of its own. */
const ROMAN = /[éèêëàâäçùûüîïôöœæñÉÈÀÇÊ’‘“”«»…–—°\u00a0]/gu;
const ROMAN_SHARE = 0.9;
/** Fewer of them are chance. */
const FEWEST_ROMAN = 3;

function isRoman(text: string): boolean {
  const roman = count(text, ROMAN);
  return roman >= FEWEST_ROMAN && roman >= ROMAN_SHARE * count(text, BEYOND_ASCII);
}

/** In an encoding that is stated; null where that is not known here, or not what the bytes are in. */
export function decodeAs(bytes: Uint8Array, encoding: string): Decoded | null {
  let text: string;
  try {
    text = decoder(encoding, false).decode(bytes);
  } catch {
    return null;
  }
  return isSound(text, fewIn(text)) ? toDecoded(text, STATED) : null;
}

/** An encoding that is a guess comes with a warning. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return toDecoded(decoder('utf-16le', false).decode(bytes), STATED);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return toDecoded(decoder('utf-16be', false).decode(bytes), STATED);
  const utf16 = unmarkedUtf16(bytes);
  if (utf16 !== null) {
    const warning = `looks like ${utf16.toUpperCase()} without its byte order mark, and is read so; save it as UTF-8`;
    return toDecoded(decoder(utf16, false).decode(bytes), { guessed: true, warning });
  }
  const utf8 = decoder('utf-8', false).decode(bytes);
  if (isSound(utf8, 0)) return toDecoded(utf8, STATED);
  const western = decodeWindows1252(bytes);
  if (isBinary(western.replace(/[\u0080-\u009f]/g, ''))) return { text: null, reason: BINARY };
  if (!isOdd(western)) return toDecoded(western, guess('Windows-1252'));
  const roman = decoder('macintosh', false).decode(bytes);
  if (isRoman(roman)) return toDecoded(roman, guess('Mac OS Roman'));
  if (isSound(utf8, fewIn(utf8))) return toDecoded(utf8, STATED);
  return { text: null, reason: UNKNOWN };
}
