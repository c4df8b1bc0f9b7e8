/** Folds a text so that every character keeps its place. Refuses to fold what would change its length. */
import { fold } from './fold.js';

function foldUnit(unit: string): string {
  const plain = /[\u00a0\u202f\u2009]/.test(unit) ? ' ' : fold(unit);
  return plain.length === 1 ? plain : unit;
}

/** Folds case, accents and typography character by character; a character that would change its length stays. */
export function foldInPlace(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length && /^[\x20-\x7e]*$/.test(lower)) return lower;
  return text.replace(/[^\x20-\x40\x5b-\x7e]/g, foldUnit);
}
