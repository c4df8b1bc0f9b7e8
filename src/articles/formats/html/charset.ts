import { TextDecoder } from 'node:util';
import { type Decoded, decode } from '../text/decode.js';

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

/** The text in `encoding`; null when that is unknown, or is not what the bytes are in. */
function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * A page's text: UTF-8 or UTF-16 when it is that (a browser that saves a page may leave the declaration of what it was
 * served in), else in the encoding that its reply stated or that it declares, else as any file of ours.
 */
export function decodePage(bytes: Uint8Array, charset: string | null): Decoded {
  const declared = charset ?? declaredEncoding(bytes);
  const decoded = decode(bytes);
  if (decoded.text !== null && decoded.warning === null) return decoded;
  if (declared === null || bytes.includes(0)) return decoded;
  if (WESTERN.test(declared)) return decoded.text === null ? decoded : { text: decoded.text, warning: null };
  const text = decodeAs(bytes, declared);
  return text === null ? decoded : { text, warning: null };
}
