/**
 * PIAF and SQuAD out of ../shared: questions over paragraphs of Wikipedia. The shipped reader has learnt from both: a figure
 * of theirs is one of training, and says only that nothing fell apart.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { inFixedOrder } from './holdout.js';
import { type EvalQuestion, SHARED } from './questions.js';

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

/** A paragraph's line feeds become spaces: in a text file they would end it. */
const oneLine = (text: string): string => text.replaceAll('\n', ' ');

/** Writes the pages of one file as plain-text articles and gives their questions. */
function writePages(folder: string, name: string, bytes: Buffer, lang: EvalQuestion['lang']): EvalQuestion[] {
  mkdirSync(folder, { recursive: true });
  const questions: EvalQuestion[] = [];
  for (const [index, { title, paragraphs }] of schema.parse(JSON.parse(bytes.toString('utf8'))).data.entries()) {
    const article = `${name}-${String(index).padStart(3, '0')}`;
    let text = `---\ntitle: ${JSON.stringify(title.replaceAll('_', ' '))}\nlanguage: ${lang}\n---\n`;
    for (const { context, qas } of paragraphs) {
      const within = { start: text.length, end: text.length + context.length };
      text += oneLine(context);
      for (const { id, question, answers } of qas) {
        const told = [...new Set(answers.map((answer) => oneLine(answer.text)))];
        const gold = told.map((contains) => ({ article, contains, within }));
        const kind = gold.length > 0 ? 'fact' : 'none';
        questions.push({ id, lang, kind, question, gold: gold.length > 0 ? [gold] : [] });
      }
      text += '\n\n';
    }
    writeFileSync(join(folder, `${article}.txt`), text);
  }
  return inFixedOrder(questions);
}

/** Writes both halves of PIAF, French, and gives the questions of the dev half. */
export function writePiaf(folder: string): EvalQuestion[] {
  return ['piaf-dev', 'piaf-other-articles'].flatMap((name) =>
    writePages(folder, name, readFileSync(`${SHARED}data/${name}.json`), 'fr'),
  );
}

/** Writes the pages of SQuAD dev, English, and gives its questions, of which some have no answer. */
export function writeSquad(folder: string): EvalQuestion[] {
  return writePages(folder, 'squad', gunzipSync(readFileSync(`${SHARED}data/squad-dev-en.json.gz`)), 'en');
}
