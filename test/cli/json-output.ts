/** What the commands print as JSON, as one zod schema each: `docs/json.md` shows them, tests hold real output against them. */
import { z } from 'zod';
import type { AbstentionReason, Talk } from '../../src/answering/answer.js';
import { replaceBlock } from '../readme-block.js';

/** Why nothing is quoted, by the names that stand in the JSON. */
const REASONS: Readonly<Record<AbstentionReason | 'bad-line', string>> = {
  'no-answer': 'it is not probable enough that the articles answer',
  'not-a-question': 'names or keywords: `passages` speak of them (`kind` is `search`)',
  talk: 'said to the bot itself (`kind` is `talk`)',
  'other-language': 'the question is neither French nor English',
  'empty-corpus': 'the corpus has no article',
  'empty-question': 'the question is empty',
  'question-too-long': 'the question has more than 1,000 characters',
  'no-words': 'the question has no word to look for',
  'bad-line': 'a line of `--batch` is not `{"id", "question"}`; `question` is then the line itself',
};

/** What was said to the bot itself, by the names that stand in the JSON. */
const TALK: Readonly<Record<Talk, string>> = {
  greeting: 'a greeting',
  thanks: 'thanks',
  laughter: 'laughter',
  help: 'what it can do',
  identity: 'who or what it is',
  summary: 'a request to sum something up',
  newest: 'what is new in the library',
  about: 'what the library holds',
};

const names = <Name extends string>(meanings: Readonly<Record<Name, string>>) =>
  z.enum(Object.keys(meanings) as [Name, ...Name[]]);

const probability = z.number().min(0).max(1);
const offset = z.int().min(0);
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.iso.datetime();

const known = {
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  author: z.string().nullable(),
  date: z.iso.date().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
};

const titleStated = z.boolean().describe('false: the title is the beginning of the text, which states none.');

const article = z
  .strictObject({
    id: z.string().describe('Unique in its corpus; `corpus:id` where several corpora are asked.'),
    ...known,
    title: z.string(),
    titleStated,
    path: z.string().describe('Absolute path of the file that it was read from.'),
  })
  .meta({ id: 'Article', description: 'What its file does not state is null.' });

const place = {
  article,
  start: offset.describe('In the text of the article, in UTF-16 code units.'),
  end: offset.describe('Behind the last one.'),
  paragraph: z.int().min(1).describe('Of the article, from 1.'),
  sha256: sha256.describe('Of the quoted text in UTF-8.'),
};

const citation = z
  .strictObject(place)
  .meta({ id: 'Citation', description: 'Where a quotation is found, and how it is checked.' });

const quoted = {
  ...place,
  text: z.string().min(1).describe('The exact characters of the article from `start` to `end`.'),
  highlight: z
    .array(z.tuple([offset, offset]))
    .describe('Start and end of the words that matched, in the text of the article.'),
};

const quotation = z.strictObject(quoted).meta({ id: 'Quotation', description: 'Whole sentences of one article.' });

const excerpt = z
  .strictObject({
    rank: z.int().min(1).describe('The best is 1.'),
    ...quoted,
    confidence: probability.describe('Calibrated probability that this excerpt answers.'),
    also: z.array(citation).describe('Other articles that carry the same words, or nearly.'),
  })
  .meta({
    id: 'Excerpt',
    description: 'A quotation that is given for a question; its highlight is the words that answer.',
  });

const valueKind = z.enum(['number', 'date']);

const asked = {
  id: z
    .union([z.string(), z.number()])
    .nullable()
    .optional()
    .describe('With --batch alone: that of its line, null where it has none.'),
  question: z.string(),
  language: z.enum(['fr', 'en']).describe('In which it was read.'),
  understood: z
    .string()
    .nullable()
    .describe('Where it was read in the light of earlier questions: these and it, joined. Null where it stands alone.'),
  generation: z.string().describe('Names what the corpus holds: equal content, equal generation.'),
  degraded: z.string().nullable().describe('Why exact search stood in for the vector index.'),
  searched: count.describe('Articles that were searched.'),
  read: count.describe('Passages that were read.'),
  confidence: probability.describe('That the first excerpt, or candidate, answers.'),
  answerable: probability.describe('That the articles answer at all: this decides whether excerpts are shown.'),
  candidates: z
    .array(excerpt)
    .optional()
    .describe('With --candidates N alone: the N best of what was read, shown or not; fewer where it holds fewer.'),
  elapsedMs: z.number().min(0),
};

const answered = z
  .strictObject({
    ...asked,
    status: z.literal('answered'),
    kind: z.literal('answer'),
    excerpts: z.array(excerpt).min(1).describe('Best first.'),
    disagreement: z
      .strictObject({
        kind: valueKind,
        values: z.array(z.strictObject({ value: z.string(), excerpt: z.int().min(1).describe('Its rank.') })).min(2),
      })
      .nullable()
      .describe('Values of one event that exclude each other, oldest first.'),
    values: z
      .strictObject({ kind: valueKind, values: z.array(z.strictObject({ value: z.string(), excerpt })).min(2) })
      .nullable()
      .describe('Values that may well speak of different things, oldest first: nothing is claimed of them.'),
  })
  .meta({ id: 'Answered' });

const abstained = z
  .strictObject({
    ...asked,
    status: z.literal('abstained'),
    kind: z.enum(['answer', 'search', 'talk']).describe('What the input was taken for.'),
    reason: names(REASONS),
    excerpts: z.tuple([]),
    disagreement: z.null(),
    passages: z
      .array(quotation)
      .min(1)
      .optional()
      .describe('Where kind is search: what speaks of the words, best first.'),
    talk: names(TALK).optional().describe('Where kind is talk: what was said.'),
    nearest: z.array(article).max(3).describe('The articles that came near, best first; none where none is near.'),
  })
  .meta({ id: 'Abstained' });

const exported = z.strictObject({
  id: z.string(),
  ...known,
  title: z.string(),
  titleStated,
  text: z.string().describe('The text that all offsets count in.'),
  quotable: z.string().describe('The text without what is never quoted.'),
});

const posted = z.strictObject({
  id: z.string().describe('Of the article; what is known of it is null where it is gone.'),
  ...known,
  start: offset,
  end: offset,
  sha256,
  posted: time,
});

const audited = z.strictObject({
  sound: z.boolean().describe('Whether there is no fault; the exit status is then 0, else 1.'),
  articles: count.describe('Articles that were looked at.'),
  faults: z.array(
    z.strictObject({
      corpus: z.string().nullable().describe('null: of the whole database.'),
      article: z.string().nullable().describe('null: of the whole corpus.'),
      says: z.string(),
    }),
  ),
  citations: z
    .strictObject({
      counts: z.strictObject({
        unchanged: count,
        moved: count,
        altered: count,
        gone: count,
        withdrawn: count,
        unreadable: count,
      }),
      changed: z.array(
        z.strictObject({
          corpus: z.string(),
          article: z.string(),
          start: offset,
          end: offset,
          posted: time,
          became: z.enum(['moved', 'altered', 'gone', 'withdrawn', 'unreadable']),
        }),
      ),
    })
    .describe('What became of the citations that the bot has posted where all can see them.'),
  messages: z
    .strictObject({
      messages: count.describe('That quote, in servers, for all to see, and are kept to be corrected.'),
      corrected: count.describe('Edited since an article that they quote changed or went.'),
      waiting: count.describe('Still to be edited.'),
      unreachable: count.describe('That cannot be edited: channel gone, thread archived, permission missing.'),
      deleted: count.describe('That were to be edited and that somebody had deleted.'),
    })
    .describe('The messages of the bot that quote.'),
  votes: z
    .strictObject({ helpful: count, notHelpful: count })
    .describe('What people found of the answers of the last ninety days.'),
  follows: count.describe('Questions that people follow.'),
});

/** One object of each output, by the name of its block in `docs/json.md`. */
export const OUTPUTS = {
  ask: z.union([answered, abstained]),
  export: exported,
  citations: posted,
  audit: audited,
} as const;

/** The JSON Schema of an output. It lets further properties be: the JSON may get some, what it has keeps its name. */
function jsonSchemaOf(name: keyof typeof OUTPUTS): unknown {
  return z.toJSONSchema(OUTPUTS[name], {
    override({ jsonSchema: schema }) {
      if (schema.format !== undefined) delete schema.pattern;
      if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
      delete schema.additionalProperties;
    },
  });
}

const WIDTH = 120;

/** JSON in which what fits on a line stands on one. */
function compact(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
  if (typeof value !== 'object' || value === null || indent.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((one) => compact(one, inner))
    : Object.entries(value).map(([key, one]) => `"${key}": ${compact(one, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

const table = (meanings: Readonly<Record<string, string>>): string =>
  [
    '| value | meaning |',
    '|---|---|',
    ...Object.entries(meanings).map(([name, says]) => `| \`${name}\` | ${says} |`),
  ].join('\n');

/** A page with each block between two `<!-- name -->` written anew: `ask`, `export`, ..., and the names' meanings. */
export function withSchemas(page: string): string {
  const blocks = [
    ['reasons', table(REASONS)],
    ['talk', table(TALK)],
    ...Object.keys(OUTPUTS).map((name) => [
      name,
      `\`\`\`json\n${compact(jsonSchemaOf(name as keyof typeof OUTPUTS))}\n\`\`\``,
    ]),
  ] as const;
  return blocks.reduce((text, [name, block]) => replaceBlock(text, name!, block!), page);
}
