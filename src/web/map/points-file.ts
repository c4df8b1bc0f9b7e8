import type { PassageMap } from '../../lookup/lookup.js';

/**
 * The points as a browser takes them: ids as 64-bit floats, x and y as 32-bit floats, groups as bytes, each of all points
 * together, little endian (`src/web/assets/map.js` reads them): 17 bytes a point.
 */
export function pointsFile(
  { ids, x, y }: Pick<PassageMap, 'ids' | 'x' | 'y'>,
  groups: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const parts = [ids, x, y, groups];
  const file = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    file.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return file;
}
