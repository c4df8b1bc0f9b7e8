import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Range } from '../../src/text/range.js';
import { SHARED } from './questions.js';

const schema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z
            .array(z.object({ id: z.string(), question: z.string(), answers: z.array(z.object({ text: z.string() })) }))
            .default([]),
        }),
      ),
    }),
  ),
});

/** A PIAF question: its answer stands in one paragraph of one article, in one of several wordings. */
export interface PiafQuestion {
  readonly id: string;
  readonly question: string;
  readonly article: string;
  /** The paragraph's range in the article's text. */
  readonly paragraph: Range;
  readonly answers: readonly string[];
}

/**
 * Writes both halves of PIAF as plain-text articles, one file each, and gives the questions of the dev half.
 * A paragraph's line feeds become spaces: in a text file they would end it.
 */
export function writePiaf(folder: string): PiafQuestion[] {
  mkdirSync(folder, { recursive: true });
  const questions: PiafQuestion[] = [];
  for (const part of ['piaf-dev', 'piaf-other-articles']) {
    const { data } = schema.parse(JSON.parse(readFileSync(`${SHARED}data/${part}.json`, 'utf8')));
    for (const [index, { title, paragraphs }] of data.entries()) {
      const article = `${part}-${String(index).padStart(3, '0')}`;
      let text = `---\ntitle: ${JSON.stringify(title)}\nlanguage: fr\n---\n`;
      for (const { context, qas } of paragraphs) {
        const start = text.length;
        text += context.replaceAll('\n', ' ');
        const paragraph = { start, end: text.length };
        for (const { id, question, answers } of qas) {
          questions.push({ id, question, article, paragraph, answers: answers.map((answer) => answer.text) });
        }
        text += '\n\n';
      }
      writeFileSync(join(folder, `${article}.txt`), text);
    }
  }
  return questions;
}
