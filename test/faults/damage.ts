import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

/** What is done to a file's bytes, in place: who has it open sees it too. */
export type Damage =
  | { readonly kind: 'flip'; readonly byte: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly length: number };

/** One file in six is cut short. */
const CUT = 1 / 6;

/** @param size in bytes */
export function randomDamage(size: number, random: () => number): Damage {
  const place = Math.floor(random() * size);
  return random() < CUT ? { kind: 'cut', length: place } : { kind: 'flip', byte: place, bit: Math.floor(random() * 8) };
}

export function inflict(file: string, damage: Damage): void {
  const descriptor = openSync(file, 'r+');
  try {
    if (damage.kind === 'cut') {
      ftruncateSync(descriptor, damage.length);
      return;
    }
    const byte = Buffer.alloc(1);
    readSync(descriptor, byte, 0, 1, damage.byte);
    byte[0]! ^= 1 << damage.bit;
    writeSync(descriptor, byte, 0, 1, damage.byte);
  } finally {
    closeSync(descriptor);
  }
}

export function sizeOf(file: string): number {
  const descriptor = openSync(file, 'r');
  try {
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}

/** A damage in words, for it to be repeated. */
export function describe(file: string, damage: Damage): string {
  return `${file}: ${damage.kind === 'cut' ? `cut to ${damage.length} bytes` : `bit ${damage.bit} of byte ${damage.byte} flipped`}`;
}
