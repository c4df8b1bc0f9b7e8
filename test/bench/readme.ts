const MARKER = '<!-- bench -->';

/**
 * The text with what stands between its two markers replaced.
 * @throws Error when there are not exactly two
 */
export function replaceBlock(text: string, block: string): string {
  const parts = text.split(MARKER);
  if (parts.length !== 3)
    throw new Error(`expected two ${MARKER} markers around the figures, found ${parts.length - 1}`);
  return `${parts[0]}${MARKER}\n${block}\n${MARKER}${parts[2]}`;
}
