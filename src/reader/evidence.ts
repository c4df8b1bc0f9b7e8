import { fold } from '../text/fold.js';
import type { Range } from '../text/range.js';
import { isStopWord } from '../text/stop-words.js';
import type { AnswerType } from './answer-type.js';

const MONTH =
  'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december';
const DAY =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const NUMBER_WORD =
  'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cents?|mille|millions?|milliards?|dizaines?|douzaines?|vingtaines?|trentaines?|quarantaines?|cinquantaines?|centaines?|milliers?|moitie|tiers|quart|two|three|four|five|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|billions?|dozens?|half|third|quarter';
const DIGITS = '\\d{1,3}(?:[ .,]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?';
const UNIT =
  '(?: ?(?:%|pour cent|percent|€|euros?|dollars?|millions?|milliards?|billions?|km|kilometres?|metres?|ans|jours|mois|heures|minutes|days|years|months|hours|miles?|milles?))*';

/** Folded text keeps its length (see `foldInPlace`), so that what is found there stands at the same place in the text. */
const TIME = new RegExp(
  `\\b(?:(?:(?:${DAY}) )?(?:1er|\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?:${MONTH})(?:,? \\d{4})?|(?:${MONTH}) \\d{1,2}(?:,? \\d{4})?|(?:${MONTH}) \\d{4}|(?:${DAY})|(?:en |in |des |depuis |since )?(?:1\\d|20)\\d{2}\\b(?! ?(?:%|€|euros|dollars|personnes|soldats))|\\d{1,2} ?h(?: ?\\d{2})?\\b|[xivl]+e siecle|\\d+(?:th|st|nd|rd) century|il y a [^,.;]{1,25}? (?:ans|jours|mois|semaines|heures)|\\w+ (?:days|years|months|weeks|hours) ago|hier|aujourd'hui|demain|yesterday|today|tomorrow)(?![a-z0-9])`,
  'g',
);
const NUMBER = new RegExp(`(?<![\\w.,])(?:${DIGITS})${UNIT}|\\b(?:une? )?(?:${NUMBER_WORD})\\b${UNIT}`, 'g');
const REASON =
  /\b(?:car|parce que?|parce qu|afin d(?:e|u)?|en raison d(?:e|es|u)?|a cause d|grace a|faute de|suite a|du fait d(?:e|es|u)?|puisque?|etant donne|c'est pourquoi|provoqu[a-z]+|declench[a-z]+|because|due to|owing to|in order to|so that|as a result|thanks to|caused|triggered)(?![a-z0-9])/g;
const PLACE_PREPOSITION =
  /\b(?:a|au|aux|en|dans|pres de|vers|depuis|entre|sur|de|in|at|near|from|to) (?:l'|la |le |les |d')?$/;
const NAME =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \u00a0](?:(?:de|du|des|d’|d'|von|van|ben|al|el|bin|of|the) ?)?\p{Lu}[\p{L}\p{M}'’-]*)*/gu;

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

function matches(text: string, pattern: RegExp): Range[] {
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Names, without the function word whose capital merely opens the sentence, nor a lone word that may be one. */
function names(sentence: string): Range[] {
  const opening = /^[\s«»"“”'’([–—-]*/u.exec(sentence)?.[0].length ?? 0;
  return matches(sentence, NAME).flatMap(({ start, end }) => {
    if (start > opening) return [{ start, end }];
    const first = /^\S+(?=[ \u00a0])/u.exec(sentence.slice(start, end))?.[0];
    if (first === undefined) return [];
    const word = fold(first);
    const merelyOpens = isStopWord(word, 'fr') || isStopWord(word, 'en');
    return [{ start: merelyOpens ? start + first.length + 1 : start, end }];
  });
}

/**
 * Where a sentence shows words of the kind that a question of this type asks for. Ranges count in the sentence.
 * Empty for `other`.
 */
export function evidence(sentence: string, type: AnswerType): Range[] {
  switch (type) {
    case 'person':
      return names(sentence);
    case 'place': {
      const folded = foldInPlace(sentence);
      return names(sentence).filter(({ start }) =>
        PLACE_PREPOSITION.test(folded.slice(Math.max(0, start - 14), start)),
      );
    }
    case 'time':
      return matches(foldInPlace(sentence), TIME);
    case 'number':
      return matches(foldInPlace(sentence), NUMBER);
    case 'reason':
      return matches(foldInPlace(sentence), REASON);
    case 'other':
      return [];
  }
}
