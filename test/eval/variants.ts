import { readFileSync } from 'node:fs';
import type { Question, QuestionWord } from '../../src/reader/question.js';
import { fold } from '../../src/text/fold.js';
import type { Language } from '../../src/text/language.js';
import { term } from '../../src/text/terms.js';
import type { Wording } from './piaf-folds.js';
import { SHARED } from './questions.js';

/** French word (as a term, so that any inflection finds it) to the words that may stand for it. */
type Lexicon = ReadonlyMap<string, readonly string[]>;

const ONE_WORD = /^[\p{L}-]+$/u;

/** French to English, from the glosses of the English Wiktionary (`../shared/data/lexicon`). */
function readGlosses(): Lexicon {
  const lexicon = new Map<string, string[]>();
  for (const line of readFileSync(`${SHARED}data/lexicon/fr-en-enwiktionary.txt`, 'utf8').split('\n')) {
    const [head, meanings] = line.split(' :: ');
    const french = head?.replace(/\s*[{[(].*$/, '').trim();
    if (meanings === undefined || french === undefined || !ONE_WORD.test(french)) continue;
    const english = meanings
      .replace(/\([^)]*\)/g, '')
      .split(/[,;]/)
      .map((meaning) => meaning.replace(/^\s*(?:to|a|an|the)\s/, '').trim())
      .filter((meaning) => ONE_WORD.test(meaning));
    const key = term(french, 'fr');
    if (key !== '' && english.length > 0) lexicon.set(key, [...(lexicon.get(key) ?? []), ...english.slice(0, 2)]);
  }
  return keepCommon(lexicon, 2);
}

/** The choices of each word that its entries name most often: the first meanings, not the odd ones. */
function keepCommon(lexicon: Lexicon, most: number): Lexicon {
  const kept = new Map<string, string[]>();
  for (const [key, choices] of lexicon) {
    const counts = new Map<string, number>();
    for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
    // The sort is stable: among equals the first meaning stays first.
    kept.set(
      key,
      [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, most)
        .map(([choice]) => choice),
    );
  }
  return kept;
}

/** French to French, words that share a synset in WOLF (`../shared/data/lexicon`). */
function readSynonyms(): Lexicon {
  const synsets = new Map<string, string[]>();
  for (const line of readFileSync(`${SHARED}data/lexicon/wn-data-fra.tab`, 'utf8').split('\n')) {
    const [synset, relation, lemma] = line.split('\t');
    if (synset === undefined || relation !== 'fra:lemma' || lemma === undefined || !ONE_WORD.test(lemma)) continue;
    synsets.set(synset, [...(synsets.get(synset) ?? []), lemma]);
  }
  const lexicon = new Map<string, string[]>();
  for (const lemmas of synsets.values()) {
    for (const lemma of lemmas) {
      const key = term(lemma, 'fr');
      const others = lemmas.filter((other) => term(other, 'fr') !== key);
      if (key !== '' && others.length > 0) lexicon.set(key, [...(lexicon.get(key) ?? []), ...others]);
    }
  }
  return keepCommon(lexicon, 3);
}

/** A number from a text, the same at every run (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/**
 * A French question in other words: each content word that the lexicon knows gives way to one of those that may stand
 * for it. The retriever and the reader take a question for its content words and its type, so this stands for a
 * paraphrase, or for an English question over French articles. Names and numbers stay.
 */
function reword(question: Question, lexicon: Lexicon, language: Language): Question {
  const words = question.words.map((word): QuestionWord => {
    const choices = word.name ? undefined : lexicon.get(word.terms.fr);
    if (choices === undefined) return word;
    const chosen = choices[hash(`${question.text} ${word.key}`) % choices.length]!;
    return { key: fold(chosen), terms: { fr: term(chosen, 'fr'), en: term(chosen, 'en') }, name: false };
  });
  return { ...question, language, words, text: words.map(({ key }) => key).join(' ') };
}

/** Puts each question in one other wording: every other one in synonyms, the rest in English. */
export function rewordings(): (question: Question, index: number) => readonly [Wording, Question] {
  const [synonyms, glosses] = [readSynonyms(), readGlosses()];
  return (question, index) =>
    index % 2 === 0 ? ['synonyms', reword(question, synonyms, 'fr')] : ['english', reword(question, glosses, 'en')];
}
