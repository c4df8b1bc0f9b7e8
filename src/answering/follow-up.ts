/**
 * Questions that lean on earlier ones ("Et son grade ?", "and when did they leave?"): whether one does, and what it is
 * looked for and read as then, in the person's own words. Refuses to touch a question that brings a subject of its own.
 */
import type { Article } from '../articles/article.js';
import type { CorpusReader } from '../library/corpora/corpus.js';
import { fold } from '../text/fold.js';
import { isStopWord } from '../text/stop-words.js';
import { wordList, words } from '../text/words.js';
import { hasWord, sharesLanguage } from './reader/names-met.js';
import type { Question, QuestionWord } from './reader/question.js';
import { raritiesOf } from './retriever.js';

/** What a question that leans on earlier ones is taken for. */
export interface FollowUp {
  /** What the retriever is asked: its words, and behind them those of the earlier questions that it lacks. */
  readonly searched: Question;
  /** What the reader is asked: the question as it was typed, with an earlier one behind it where it asks nothing itself. */
  readonly read: Question;
  /** The questions that were joined, in the order in which they were asked. */
  readonly understood: string;
}

/** What continues, at the beginning of a folded text, perhaps behind a word of assent. */
const CONTINUES =
  /^(?:(?:ah|oh|ok|okay|oui|non|yes|no|bon|euh|hmm|merci|thanks|d'accord|du coup)[ ,.!]+)*(?:et|mais|dont|sinon|alors|donc|puis|and|but|so|then|what about|how about)\b/;

/** Pronouns and the like, folded, that stand for what was named before. */
const SUBJECTS = new Set(wordList('il elle ils elles ca cela he she it they'));
const POINTING = new Set(
  wordList(`lui eux leur leurs son sa ses celui celle ceux celles dedans dessus
    him her his hers its them their theirs this these those`),
);
/** Before a noun they point too. */
const DEMONSTRATIVES = new Set(['ce', 'cet', 'cette', 'ces']);
/** Behind "il", which then stands for nothing. */
const IMPERSONAL = /^ (?:n'|ne )?(?:y |faut|fallait|faudra|s'agit|existe|pleut|neige|fait )/;
/** Before a noun that is asked for, on folded text: what follows is no noun that a pronoun takes up. */
const ASKED_FOR = /\b(?:quel(?:le)?s?|combien(?: d[e'])?|what|which|how(?: \S+)?) *$/;
/** "les autres", "celui-là", "là-bas", on folded text. */
const POINTS = /\b(?:les (?:\S+ )?autres|the others?|the other ones?)\b|-la\b|\bla-bas\b|\bla bas\b/;

/** A word that asks, on folded text; those that are relative pronouns as well at the beginning of a clause or the end. */
const ASKS_ITSELF =
  /\b(?:quoi|quels?|quelles?|quand|comment|pourquoi|combien|lequel|laquelle|lesquels|lesquelles|est-ce|qu'est|what|why|how|whose)\b|-(?:t-)?(?:il|elle|ils|elles|on|vous|ce)\b|(?:^|, )(?:(?:et|mais|and|but|so|then|alors|donc) )?(?:(?:par|avec|pour|de|d'|a|chez|sur|contre|vers|c'est|c'etait|c|in|at|by|to|from|with|for|on) )?(?:qui|que|ou|who|whom|when|where|which)\b|\b(?:qui|ou|who|where|when)\s*\?*$/u;

/** Content words of the longest question that may lack its subject though nothing in it points back. */
const SHORT = 4;

/** Content words from which a question with a subject of its own is complete, whatever word it opens with. */
const COMPLETE = 5;

/** Rarity from which a word that the earlier articles lack is a subject of its own where nothing points back. */
const RARE = 0.55;

/** What the rarities of all such words add up to from which they are one whatever points back. */
const RARE_TOGETHER = 1.2;

/** Words of earlier questions that are carried over at most. */
const MOST_CARRIED = 40;

/** Whether a word stands for what was named before, and not for the word right before it ("Castex il dit quoi"). */
function pointsBack({ text, language }: Question): boolean {
  const folded = fold(text);
  if (POINTS.test(folded)) return true;
  const found = words(folded);
  return found.some(({ surface, start, end }, at) => {
    if (folded[start - 1] === '-') return false;
    const [before, behind] = [found[at - 1], found[at + 1]];
    if (DEMONSTRATIVES.has(surface)) return behind !== undefined && !isStopWord(behind.surface, language);
    if (POINTING.has(surface)) return true;
    if (!SUBJECTS.has(surface) || (surface === 'il' && IMPERSONAL.test(folded.slice(end)))) return false;
    return (
      before === undefined ||
      isStopWord(before.surface, language) ||
      ASKED_FOR.test(folded.slice(0, before.start)) ||
      /[,;:]/.test(folded.slice(before.end, start))
    );
  });
}

const continues = ({ text }: Question): boolean => CONTINUES.test(fold(text).trim());

const isNumber = ({ key }: QuestionWord): boolean => /^\d/.test(key);

/** By its form alone, whatever was found before. */
function leansByForm(question: Question): boolean {
  const { words: asked } = question;
  if (asked.length === 0 || continues(question) || pointsBack(question)) return true;
  return asked.length <= SHORT && !asked.some((word) => word.name && !isNumber(word));
}

/**
 * Whether a question leans on what was asked and answered before.
 * @param articles those of the earlier answer
 */
export async function leansOnEarlier(
  corpus: Pick<CorpusReader, 'documentFrequencies'>,
  question: Question,
  articles: readonly Article[],
): Promise<boolean> {
  const { words: asked } = question;
  if (asked.length === 0) return true;
  const lacking = asked.filter(
    (word) => !isNumber(word) && !POINTING.has(word.key) && !articles.some((article) => hasWord(article, word)),
  );
  const names = lacking.filter(({ name }) => name).length;
  // In another language a word that the articles lack tells nothing.
  const comparable = articles.length === 0 || articles.some((article) => sharesLanguage(article, question));
  const rarities = await raritiesOf(
    corpus,
    lacking.map(({ terms }) => [terms.fr, terms.en]),
  );
  const rare = comparable ? rarities.filter(({ holding }) => holding > 0).map(({ rarity }) => rarity) : [];
  const own = names > 0 || rare.reduce((sum, one) => sum + one, 0) >= RARE_TOGETHER;
  if (continues(question)) return asked.length < COMPLETE || !(own || rare.some((one) => one >= RARE));
  if (pointsBack(question)) return !own;
  if (own || rare.some((one) => one >= RARE)) return false;
  const named = asked.some((word) => word.name && !isNumber(word));
  return asked.length < SHORT || (!named && (asked.length === SHORT || comparable));
}

/** The earlier questions that one leans on, the latest first: back to one that stands alone. */
function leantOn(earlier: readonly Question[]): Question[] {
  const latestFirst = [...earlier].reverse();
  const alone = latestFirst.findIndex((one) => !leansByForm(one));
  return alone < 0 ? latestFirst : latestFirst.slice(0, alone + 1);
}

/** A question joined with the earlier ones, oldest first, that it leans on. At least one is needed. */
export function joinWithEarlier(question: Question, earlier: readonly Question[]): FollowUp {
  const before = leantOn(earlier);
  const known = new Set(question.words.map(({ key }) => key));
  const carried: QuestionWord[] = [];
  const surfaces: string[] = [];
  for (const one of before) {
    const byKey = new Map(one.words.map((word) => [word.key, word]));
    for (const { surface } of words(one.text)) {
      const word = byKey.get(fold(surface));
      if (word === undefined || known.has(word.key) || carried.length === MOST_CARRIED) continue;
      known.add(word.key);
      carried.push(word);
      surfaces.push(surface);
    }
  }
  const asked = [...question.words, ...carried];
  const asksItself = (one: Question): boolean => ASKS_ITSELF.test(fold(one.text).trim());
  const asking = before.find(asksItself) ?? before.at(-1)!;
  const read = asksItself(question)
    ? question
    : {
        ...question,
        text: `${question.text} ${asking.text}`,
        type: question.type === 'other' ? asking.type : question.type,
      };
  const inOrder = [...before].reverse();
  return {
    searched: { ...question, text: [question.text, ...surfaces].join(' '), words: asked },
    read: { ...read, asks: true, words: asked },
    understood: [...inOrder, question].map(({ text }) => text.trim().replace(/\s+/gu, ' ')).join(' … '),
  };
}
