/**
 * Whether two words are one name, spelt in two ways or languages: Tokayev, Tokaïev, Tokaev; Choïgou, Shoigu; Russie,
 * Russia. Refuses to say so of words that only begin alike.
 */
import { fold } from '../fold.js';

/** One spelling for the ways in which a name comes out of another script. */
export const spelling = (name: string): string =>
  fold(name)
    .replace(/ou/g, 'u')
    .replace(/tch|sch|ch|sh/g, 'x')
    .replace(/ph/g, 'f')
    .replace(/[yj]/g, 'i')
    .replace(/[ck]h?|qu?/g, 'k')
    .replace(/(.)\1+/g, '$1');

/** Letters with which both begin at least, and that may follow them at most. */
export const ALIKE = 4;
const ENDING = 3;

/** Of two spellings. */
export function areAlike(a: string, b: string): boolean {
  let alike = 0;
  while (alike < a.length && a[alike] === b[alike]) alike += 1;
  return a === b || (alike >= ALIKE && Math.max(a.length, b.length) - alike <= ENDING);
}

/** Whether a text spells out what letters stand for: CSTO, the Collective Security Treaty Organisation. */
export function spellsOut(text: string, letters: string): boolean {
  const words = [...letters].map((letter) => `${letter}\\p{L}+`).join("[\\s-](?:\\p{L}{1,3}[\\s'’])*");
  return new RegExp(`(?<!\\p{L})${words}`, 'iu').test(text);
}
