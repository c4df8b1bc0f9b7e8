/** Letters that are set apart, joined to words again. Refuses where nothing shows where one word ends. */

/** Pieces that a line has at least, and the share of them that are single letters, for its letters to be set apart. */
const FEWEST_PIECES = 6;
const SINGLE = 0.7;
/** Times the usual gap between two letters from which a gap parts words. */
const WORD_GAP = 1.5;
/** Characters that a run may be behind the one before it, for each of its own. */
const AHEAD = 20;
/** Letters that may be one word when no gap is wider than the others. */
const LONGEST_WORD = 12;

const piecesOf = (text: string): string[] => text.split(/\s+/).filter((piece) => piece !== '');

/** Whether a line's letters are set apart: figures in a row are not. */
export function areLettersApart(texts: readonly string[]): boolean {
  const pieces = texts.flatMap(piecesOf);
  const single = pieces.filter((piece) => /^[\p{L}\p{N}\p{P}]$/u.test(piece));
  const letters = single.filter((piece) => /\p{L}/u.test(piece));
  return (
    pieces.length >= FEWEST_PIECES && single.length >= SINGLE * pieces.length && letters.length >= 0.5 * single.length
  );
}

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

/** A line's runs as words. @param gaps between two runs, in points */
export function joinLetters(runs: readonly { readonly text: string }[], gaps: readonly number[]): string {
  const isLetter = ({ text }: { readonly text: string }): boolean => piecesOf(text).length === 1;
  const byLetter = runs.filter(isLetter).length > runs.length / 2;
  const sorted = [...gaps].sort((a, b) => a - b);
  const usual = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const words = runs.reduce((text, run, i) => {
    const parts = i > 0 && (!byLetter || gaps[i - 1]! > WORD_GAP * Math.max(usual, 0.1));
    return text + (parts ? ' ' : '') + withoutSpaces(run.text);
  }, '');
  return words.length > LONGEST_WORD && !words.includes(' ') ? runs.map(({ text }) => text).join(' ') : words;
}

/**
 * What a run's letters are in the page's own characters, which have the spaces that the parser takes for those of
 * letters set apart.
 * @param drawn the page's characters in the order in which they are drawn, spaces included
 */
export function wordsDrawn(drawn: string): (run: string) => string {
  const letters: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < drawn.length; at += 1) {
    if (/\s/.test(drawn[at]!)) continue;
    letters.push(drawn[at]!);
    places.push(at);
  }
  const all = letters.join('');
  let from = 0;
  return (run) => {
    const wanted = withoutSpaces(run);
    const found =
      all.slice(from, from + wanted.length + AHEAD * Math.min(wanted.length, LONGEST_WORD)).indexOf(wanted) + from;
    if (wanted === '' || found < from) return run;
    from = found + wanted.length;
    if (!piecesOf(run).every((piece) => piece.length === 1)) return run;
    const written = drawn.slice(places[found]!, places[from - 1]! + 1);
    const words = areLettersApart([written]) ? written.split(/\s{2,}/).map(withoutSpaces) : piecesOf(written);
    return words.length > 1 || wanted.length <= LONGEST_WORD ? words.join(' ') : run;
  };
}
