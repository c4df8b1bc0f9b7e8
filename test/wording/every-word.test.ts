import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { ANSWER_WORDING } from '../../src/discord/wording/answer-wording.js';
import { LOOK_UP_WORDING } from '../../src/discord/wording/look-up-wording.js';
import { ANSWER_WORDS } from '../../src/wording/answer-words.js';

type Told = { readonly where: string; readonly language: string | null; readonly words: string };

/** Files of nothing but words, of every front end. */
const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)wording(?:\/[^/]+)?\.ts$/.test(file))
  .map((file) => join('src', file));

/** Whether a name is that of the words of one language: `fr`, `EN_CERTAINTY`. */
const languageIn = (name: string): string | null => /^(fr|en)(?:_|$)/i.exec(name)?.[1]?.toLowerCase() ?? null;

function languageOf(node: ts.Node): string | null {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (!ts.isVariableDeclaration(at) && !ts.isPropertyAssignment(at)) continue;
    const found = languageIn(at.name.getText());
    if (found !== null) return found;
  }
  return null;
}

/** Every string, of every branch: a call would take only some. A value in it is a 0. */
function wordsOf(file: string): Told[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Told[] = [];
  const note = (node: ts.Node, words: string): void => {
    found.push({ where: file, language: languageOf(node), words });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    if (ts.isTemplateExpression(node)) {
      note(node, [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('0'));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Names, descriptions and choices, as Discord shows them in each language. */
function toldToDiscord(entry: unknown, where: string): Told[] {
  if (typeof entry !== 'object' || entry === null) return [];
  return Object.entries(entry).flatMap(([key, value]): Told[] => {
    if (['name', 'description'].includes(key)) return [{ where, language: 'en', words: String(value) }];
    if (!key.endsWith('_localizations')) return toldToDiscord(value, where);
    return Object.entries(value).map(([language, words]) => ({ where, language, words: String(words) }));
  });
}

const ALL: readonly Told[] = [
  ...FILES.flatMap(wordsOf),
  ...commands.flatMap(({ data }) => toldToDiscord(data, `/${data.name}`)),
];

/** Without what is typed as it is: commands and their options. */
const prose = ({ words }: Told): string => words.replace(/`[^`]*`/g, '0');

const those = (language: string, fault: RegExp): string[] =>
  ALL.filter((told) => told.language === language && fault.test(prose(told))).map(
    ({ where, words }) => `${where}: ${words}`,
  );

describe('what people read', () => {
  it('is found in both languages: words of every front end, and what Discord is told of every command', () => {
    for (const place of ['src/discord/', 'src/wording/', 'src/web/', 'src/cli/', '/ask', '/Find sources']) {
      const found = ALL.filter(({ where }) => where.startsWith(place)).map(({ language }) => language);
      expect(found, place).toEqual(expect.arrayContaining(['fr', 'en']));
    }
  });

  it('has in French a no-break space before : ; ? ! » and after «', () => {
    expect(those('fr', /[^\u00a0\u202f](?=[:;?!»](?:[\s*]|$))|«(?!\u00a0)/)).toEqual([]);
  });

  it('has in English no space before : ; ? !', () => {
    expect(those('en', /\s[:;?!]/)).toEqual([]);
  });

  it('is plain, present-day English', () => {
    const dated =
      /\b(?:any ?more|no more|stands?|holds?|alone|speaks? of|of you I|(?:this|it|that) is no (?!longer\b)|nothing but|nor)\b/i;
    expect(those('en', dated)).toEqual([]);
  });

  it('puts no full stop before a middle dot', () => {
    expect(ALL.filter(({ words }) => /\.\s*·/.test(words))).toEqual([]);
    for (const language of ['fr', 'en'] as const) {
      const { searched, confidence } = ANSWER_WORDS[language];
      const { page, passages, from, to } = LOOK_UP_WORDING[language];
      const joined = [...Object.values(confidence), ANSWER_WORDING[language].further, page(1, 2), from('x'), to('x')];
      for (const part of [...joined, searched(2), passages(2)]) expect(part).not.toMatch(/[.!?]$/);
    }
  });
});
