/** Signatures by which nearly equal texts are found. Refuses to say that two texts are equal: it estimates. */
import { fold } from './fold.js';
import { words } from './words.js';

/** Words of a shingle: agency texts share whole sentences, texts about one event share phrases. */
const SHINGLE = 4;

/** Hash functions of a signature. */
export const SIGNATURE_LENGTH = 128;

/** Bands of the signature and rows of one: two texts of Jaccard .8 share a band with a chance of .94, of .5 with .06. */
const BANDS = 16;
const ROWS = SIGNATURE_LENGTH / BANDS;

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Murmur3's finaliser: each bit of the result depends on each of the number. */
function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const SEEDS = Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, at) => mixed(at + 1));

/**
 * MinHash of a text's shingles of folded words (Broder, 1997): the share of equal numbers in two signatures estimates
 * the Jaccard similarity of the texts, to about .04. A text shorter than a shingle is one shingle.
 */
export function signatureOf(text: string): Uint32Array {
  const all = Array.from(words(text), ({ surface }) => hashOf(fold(surface)));
  const signature = new Uint32Array(SIGNATURE_LENGTH).fill(0xffffffff);
  for (let at = 0; at === 0 || at + SHINGLE <= all.length; at += 1) {
    let shingle = 0x811c9dc5;
    for (let next = at; next < Math.min(at + SHINGLE, all.length); next += 1) {
      shingle = Math.imul(mixed(all[next]! ^ shingle), 0x01000193);
    }
    for (let row = 0; row < SIGNATURE_LENGTH; row += 1) {
      const hash = mixed(shingle ^ SEEDS[row]!);
      if (hash < signature[row]!) signature[row] = hash;
    }
  }
  return signature;
}

/** Estimated Jaccard similarity, 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let row = 0; row < SIGNATURE_LENGTH; row += 1) if (a[row] === b[row]) equal += 1;
  return equal / SIGNATURE_LENGTH;
}

/** A number for each band: texts that are alike share one at least (locality-sensitive hashing). */
export function bandsOf(signature: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = mixed(band + 1);
    for (let row = band * ROWS; row < (band + 1) * ROWS; row += 1) hash = mixed(hash ^ signature[row]!);
    return hash;
  });
}
