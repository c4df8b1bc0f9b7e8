import type { Word } from '../text/words.js';

/** What a word of a sentence may stand for, as its letters and its place show: one bit each. */
export const SIGN = { name: 1, place: 2, number: 4, year: 8 } as const;

const YEAR = /^(?:1\d|20)\d{2}$/;
const CAPITAL = /^\p{Lu}/u;
const PLACE_PREPOSITION =
  /(?:^|[^\p{L}])(?:à|au|aux|en|dans|près de|vers|sur|in|at|near|from|to) (?:l['’]|la |le |les |the )?$/iu;

/** @param at where the word stands in its sentence */
export function wordSigns(sentence: string, word: Word, at: number): number {
  if (/^\d/.test(word.surface)) return SIGN.number | (YEAR.test(word.surface) ? SIGN.year : 0);
  // The first word of a sentence has its capital anyway.
  if (at < 3 || !CAPITAL.test(word.surface)) return 0;
  return SIGN.name | (PLACE_PREPOSITION.test(sentence.slice(Math.max(0, at - 12), at)) ? SIGN.place : 0);
}

const MONTH =
  /(?<!\p{L})(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|siècle|january|february|march|april|may|june|july|august|september|october|november|december|century)(?!\p{L})/iu;
const NUMBER_WORD =
  /(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|trente|quarante|cinquante|cents?|mille|millions?|milliards?|two|three|four|five|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|billion)(?!\p{L})/iu;
const REASON =
  /(?<!\p{L})(?:car|parce qu|afin d|en raison d|à cause d|grâce à|faute de|suite à|du fait d|puisqu|pour|permet|because|due to|owing to|in order to|thanks to)/iu;
const DEFINITION =
  /(?<!\p{L})(?:(?:est|sont|était|étaient|fut|furent|désigne|constitue|représente) (?:un|une|le|la|l['’]|les|des|du)|(?:is|are|was|were) (?:an?|the))(?!\p{L})/iu;

/** What a sentence shows as a whole, in this order; each 0 to 1. */
export const SENTENCE_SIGNS = [
  'month',
  'numberWord',
  'why',
  'defines',
  'bracket',
  'quotes',
  'commas',
  'colon',
] as const;

/** One number for each of `SENTENCE_SIGNS`. */
export function sentenceSigns(sentence: string): readonly number[] {
  const commas = sentence.split(/[,;]/).length - 1;
  return [
    Number(MONTH.test(sentence)),
    Number(NUMBER_WORD.test(sentence)),
    Number(REASON.test(sentence)),
    Number(DEFINITION.test(sentence)),
    Number(sentence.includes('(')),
    Number(/[«"“]/.test(sentence)),
    Math.min(commas, 8) / 8,
    Number(sentence.includes(':')),
  ];
}
