/** What `/help` and a mention without words say. Waits for nothing: what is not known yet is left out. */
import { isSureEnough } from '../../answering/certainty.js';
import type { Language } from '../../text/language.js';
import { asMarkdown } from '../markdown/escape.js';
import type { Origin } from '../request/origin.js';
import { HELP_WORDING } from '../wording/help-wording.js';

export interface CommandMentions {
  /**
   * A command, to be clicked where Discord's id of it is known.
   * @param guild null in a direct message
   * @param name in English
   */
  mention(name: string, language: Language, guild: string | null): string;
}

export interface ExampleQuestion {
  readonly question: string;
  /** As of its answer. */
  readonly confidence: number;
}

export interface ExampleQuestions {
  /** At once; none where none are found yet, which then begins, or where there are none. */
  of(corpus: string | null, language: Language): readonly ExampleQuestion[];
}

interface HelpParts {
  readonly mentions: CommandMentions;
  readonly examples: ExampleQuestions;
  /** What the bot was started on. */
  readonly mainCorpus: string;
}

/** One line for somebody who asked nothing: what to do, and questions that are answered where they are. */
export function helpLine(origin: Origin, { mentions, examples, mainCorpus }: HelpParts): string {
  const { language, guild, corpus, settings } = origin;
  const wording = HELP_WORDING[language];
  const start = wording.start((name) => mentions.mention(name, language, guild));
  // The main corpus is asked for without its name.
  const questions = examples
    .of(corpus === mainCorpus ? null : corpus, language)
    .filter(({ confidence }) => isSureEnough(confidence, settings.confidence))
    .map(({ question }) => asMarkdown(question));
  return questions.length === 0 ? start : `${start} ${wording.examples(questions)}`;
}

/** All of it. */
export function helpLines(origin: Origin, parts: HelpParts): string[] {
  const { language, guild } = origin;
  const { commands, limits } = HELP_WORDING[language];
  return [helpLine(origin, parts), ...commands((name) => parts.mentions.mention(name, language, guild)), limits];
}
