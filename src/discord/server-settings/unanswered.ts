/** Questions of a server that went unanswered, those that are the same but for their spelling counted together. */
import type { PublicQuestion } from '../../records/records.js';
import { questionIn } from '../request/message-words.js';

export interface CountedQuestion {
  /** In small letters, from its first word to its last. */
  readonly question: string;
  /** How often it was not answered, and how often somebody found its answer not helpful. */
  readonly unanswered: number;
  readonly notHelpful: number;
  /** When it was asked last: milliseconds since 1970. */
  readonly askedAt: number;
}

/** Without mentions and other markup of Discord's: these may name people. Begins with a letter or a digit. */
export const normalized = (question: string): string =>
  questionIn(question)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** Most often asked first, of those the newest. */
export function countQuestions(questions: readonly PublicQuestion[]): CountedQuestion[] {
  const counted = new Map<string, CountedQuestion>();
  for (const { question, isUnanswered, askedAt } of questions) {
    const key = normalized(question);
    if (key === '') continue;
    const before = counted.get(key) ?? { question: key, unanswered: 0, notHelpful: 0, askedAt };
    counted.set(key, {
      question: key,
      unanswered: before.unanswered + (isUnanswered ? 1 : 0),
      notHelpful: before.notHelpful + (isUnanswered ? 0 : 1),
      askedAt: Math.max(before.askedAt, askedAt),
    });
  }
  const times = ({ unanswered, notHelpful }: CountedQuestion): number => unanswered + notHelpful;
  return [...counted.values()].sort((a, b) => times(b) - times(a) || b.askedAt - a.askedAt);
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A spreadsheet takes none of it for a formula: a question begins with a letter or a digit. With a mark of its encoding. */
export function questionsAsCsv(headings: readonly string[], questions: readonly CountedQuestion[]): string {
  const rows = questions.map(({ question, unanswered, notHelpful, askedAt }) => [
    question,
    unanswered,
    notHelpful,
    day(askedAt),
  ]);
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
  return `\uFEFF${[headings, ...rows].map(line).join('\r\n')}\r\n`;
}
