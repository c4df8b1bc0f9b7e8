/**
 * Questions of ours that a corpus answers: who somebody is of its newest articles. Each is asked before it is shown; refuses
 * one whose answer is not probable, or does not itself say what the person is.
 */
import { LRUCache } from 'lru-cache';
import { isSureEnough } from '../../answering/certainty.js';
import type { Lookups } from '../../answering/lookup/lookup.js';
import type { ArticleCard } from '../../articles/article.js';
import { fold } from '../../text/fold.js';
import type { Language } from '../../text/language.js';
import { peopleIn } from '../../text/names/people.js';
import { describeForLog } from '../failures/failure.js';
import type { BotLog } from '../request/context.js';
import { HELP_WORDING } from '../wording/help-wording.js';
import type { ExampleQuestion, ExampleQuestions } from './help.js';

/** Pages of the newest articles that names are looked for in. */
const PAGES_READ = 2;
/** People that are asked about, in each language. */
const MOST_PEOPLE = 8;
/** Examples that are shown, in each language. */
const MOST_EXAMPLES = 2;
/** Corpora whose examples are kept: those in use, where every server has its own. */
const CORPORA_KNOWN = 16;

export interface RenewedExamples extends ExampleQuestions {
  /** Looks for those of a corpus, and of each that is known and has changed. Never rejects. */
  renew(corpus: string | null): Promise<void>;
}

interface Person {
  readonly name: string;
  /** Of an article that names them. */
  readonly language: Language;
}

interface Known {
  readonly generation: string;
  readonly examples: Readonly<Record<Language, readonly ExampleQuestion[]>>;
}

interface Parts {
  readonly lookups: Pick<Lookups, 'about' | 'ask' | 'reading' | 'sources'>;
  readonly log: Pick<BotLog, 'info'>;
  readonly isStopping: () => boolean;
}

/** No corpus' name is empty. */
const keyOf = (corpus: string | null): string => corpus ?? '';
const corpusOf = (key: string): string | null => key || null;

const lastName = (name: string): string => fold(name.split(' ').at(-1)!);

export function createExampleQuestions({ lookups, log, isStopping }: Parts): RenewedExamples {
  const known = new LRUCache<string, Known>({ max: CORPORA_KNOWN });
  const waiting = new Set<string>();
  let work = Promise.resolve();

  async function named(corpus: string | null, { id, language }: ArticleCard): Promise<Person[]> {
    const reading = await lookups.reading({ corpus }, id);
    const own = language?.startsWith('en') === true ? 'en' : 'fr';
    return (reading?.sentences ?? [])
      .filter(({ heading }) => !heading)
      .flatMap(({ start, end }) => peopleIn(reading!.text.slice(start, end), own))
      .map((name) => ({ name, language: own }));
  }

  /** Those of the newest articles first, each once. */
  async function people(corpus: string | null): Promise<Person[]> {
    const found = new Map<string, Person>();
    for (let page = 1; page <= PAGES_READ; page += 1) {
      const { articles, pages } = await lookups.sources({ corpus }, page);
      for (const card of articles) {
        if (isStopping()) return [];
        for (const person of await named(corpus, card)) {
          if (!found.has(lastName(person.name))) found.set(lastName(person.name), person);
        }
      }
      if (page >= pages) break;
    }
    return [...found.values()];
  }

  async function tried(corpus: string | null, question: string, name: string): Promise<ExampleQuestion | null> {
    const { status, confidence, excerpts } = await lookups.ask({ corpus }, question);
    if (status !== 'answered' || !isSureEnough(confidence, 'probable')) return null;
    const { text } = excerpts[0]!;
    const said = [...peopleIn(text, 'fr'), ...peopleIn(text, 'en')].map(lastName);
    return said.includes(lastName(name)) ? { question, confidence } : null;
  }

  async function examples(corpus: string | null, all: readonly Person[], language: Language) {
    const own = all.filter((person) => person.language === language);
    const others = all.filter((person) => person.language !== language);
    const found: ExampleQuestion[] = [];
    for (const { name } of [...own, ...others].slice(0, MOST_PEOPLE)) {
      if (found.length === MOST_EXAMPLES || isStopping()) break;
      const example = await tried(corpus, HELP_WORDING[language].whoIs(name), name);
      if (example !== null) found.push(example);
    }
    return found;
  }

  async function look(key: string): Promise<void> {
    const corpus = corpusOf(key);
    try {
      const { generation } = await lookups.about({ corpus });
      if (known.get(key)?.generation === generation) return;
      // What was true of other articles is not said of these.
      known.delete(key);
      const all = await people(corpus);
      const found = { fr: await examples(corpus, all, 'fr'), en: await examples(corpus, all, 'en') };
      if (!isStopping()) known.set(key, { generation, examples: found });
    } catch (error) {
      known.delete(key);
      log.info({ corpus, error: describeForLog(error) }, 'no example questions found');
    }
  }

  /** One after another, so that whoever asks waits for one question of ours at most. */
  function queue(key: string): Promise<void> {
    if (waiting.has(key)) return work;
    waiting.add(key);
    work = work.then(async () => {
      if (!isStopping()) await look(key);
      waiting.delete(key);
    });
    return work;
  }

  return {
    of(corpus, language) {
      const found = known.get(keyOf(corpus));
      if (found === undefined) void queue(keyOf(corpus));
      return found?.examples[language] ?? [];
    },
    async renew(corpus) {
      await Promise.all([...new Set([keyOf(corpus), ...known.keys()])].map(queue));
    },
  };
}
