/** How far two texts of a page say the same. Refuses to compare by words what has no spaces between them. */
import { fold } from '../../../../text/fold.js';
import { isStopWord } from '../../../../text/stop-words.js';

/** Word triples of a paragraph that another text must hold for the paragraph to be of it. */
export const SHARED = 0.8;
/** Words of title and description with which they tell what an article is about. */
const FEWEST_STATED = 3;
/** Letters of a word by which its forms are alike. */
const STEM = 5;
/** The share of a text's words that another has, below which they are about two things if they share no name. */
const COHERENT = 0.15;
/** Scripts whose words no space parts, or that are too short to be told by their beginning. */
const WITHOUT_STEMS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Hangul}]/u;

/** What the page's head says that its article is. */
export interface Stated {
  /** The surest first. */
  readonly titles: readonly string[];
  readonly description: string | null;
  /** Names, between commas. */
  readonly authors: string;
}

export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of all together. */
export const countWords = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + wordsOf(text).length, 0);

/** Each run of so many neighbouring words, as one string. */
const runs = (words: readonly string[], length: number): string[] =>
  Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) => words.slice(at, at + length).join(' '));

/** Tells whether some texts hold another one, or nearly. */
export function holderOf(texts: readonly string[]): (text: string) => boolean {
  const held = new Set(
    texts.flatMap((text) => {
      const words = wordsOf(text);
      return [text === '' ? [] : [plain(text)], ...[1, 2, 3].map((length) => runs(words, length))].flat();
    }),
  );
  return (text) => {
    const words = wordsOf(text);
    const own = runs(words, Math.min(3, words.length));
    return (
      held.has(plain(text)) || (words.length > 0 && own.filter((run) => held.has(run)).length >= SHARED * own.length)
    );
  };
}

const isFunctionWord = (word: string): boolean => isStopWord(word, 'fr') || isStopWord(word, 'en');

/** Beginnings of the words of at least so many letters that say what a text is about, folded. */
export const stemsOf = (text: string, shortest = STEM): string[] =>
  (fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length >= shortest && !isFunctionWord(word))
    .map((word) => word.slice(0, STEM));

const textsOf = ({ titles, description }: Stated): string[] => [...titles, description ?? ''];

export const statedStems = (stated: Stated): ReadonlySet<string> =>
  new Set(textsOf(stated).flatMap((text) => stemsOf(text, STEM - 1)));

/**
 * The share of the words of a title, or of the description, that texts have: of what they have most of. 0 to 1; null
 * where too little is stated to tell.
 */
export function fitOf(texts: readonly string[], stated: Stated): number | null {
  if (WITHOUT_STEMS.test(textsOf(stated).join(' ')) || statedStems(stated).size < FEWEST_STATED) return null;
  const held = new Set(texts.flatMap((text) => stemsOf(text, STEM - 1)));
  const shares = textsOf(stated).map((text) => {
    const stems = new Set(stemsOf(text, STEM - 1));
    return [...stems].filter((stem) => held.has(stem)).length / Math.max(1, stems.size);
  });
  return Math.max(...shares);
}

/** Names and other words with a capital inside a sentence, folded. */
const namesIn = (text: string): string[] => (text.match(/(?<=[\p{Ll}\d,;:'’]\s?)\p{Lu}[\p{L}-]{2,}/gu) ?? []).map(fold);

/** Tells what shares names or words with a text, or with what is stated of it, or says too little to tell. */
export function kinOf(text: string, { titles, description }: Stated): (other: string) => boolean {
  const words = new Set([...titles, description ?? '', text].flatMap((one) => stemsOf(one)));
  const names = new Set([...namesIn(text), ...wordsOf(fold(titles[0] ?? ''))]);
  return (other) => {
    const own = [...new Set(stemsOf(other))];
    const fewer = Math.min(own.length, words.size);
    if (fewer < FEWEST_STATED || WITHOUT_STEMS.test(other)) return true;
    const shared = own.filter((stem) => words.has(stem)).length;
    return shared >= COHERENT * fewer || namesIn(other).some((name) => names.has(name));
  };
}
