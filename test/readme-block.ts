/**
 * The text with what stands between its two `<!-- name -->` markers replaced.
 * @throws Error when there are not exactly two
 */
export function replaceBlock(text: string, name: string, block: string): string {
  const marker = `<!-- ${name} -->`;
  const parts = text.split(marker);
  if (parts.length !== 3) {
    throw new Error(`expected two ${marker} markers around the figures, found ${parts.length - 1}`);
  }
  return `${parts[0]}${marker}\n${block}\n${marker}${parts[2]}`;
}
