/**
 * A chat on standard input and output, a terminal or a pipe: one question or command a line. Keeps the questions that the
 * next one may lean on until it ends, and writes them nowhere.
 */
import { createInterface } from 'node:readline';
import type { Abstention, Answer, EarlierQuestion } from '../../answering/answer.js';
import { rememberAnswer } from '../../answering/earlier.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import { allArticles } from '../../library/corpora/corpus.js';
import { forTerminal } from '../../text/display.js';
import type { Language } from '../../text/language.js';
import { describeArticle, describeCitation, passagesOf, renderAnswer } from '../terminal/render.js';
import { type Colors, print, terminalColors } from '../terminal/terminal.js';
import { TERMINAL_WORDING, type TerminalWording } from '../terminal/wording.js';
import type { Answering } from './open-answering.js';

/** The paragraph around an excerpt, the excerpt in bold, and its citation; null when it no longer stands there. */
async function renderContext(
  { lookups }: Answering,
  excerpt: Quotation,
  wording: TerminalWording,
  colors: Colors,
): Promise<string | null> {
  const { article, start, end, sha256 } = excerpt;
  const status = await lookups.context({ corpus: null }, { articleId: article.id, start, end, sha256 });
  if (status.kind !== 'unchanged') return null;
  const around = status.quotation;
  const before = around.text.slice(0, start - around.start);
  const after = around.text.slice(end - around.start);
  const paragraph = `${forTerminal(before)}${colors.bold(forTerminal(excerpt.text))}${forTerminal(after)}`;
  return `${paragraph}\n${colors.dim(`   ${describeCitation(excerpt, wording)}`)}`;
}

/**
 * Reads until `/quit` or end of file, or until the signal says to stop.
 * @param room where the reading room is; null where it could not be opened
 * @param language of the wording before the first question; afterwards the question's
 */
export async function chat(
  answering: Answering,
  { corpus, room, language }: { corpus: string; room: string | null; language: Language },
  signal: AbortSignal,
): Promise<void> {
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const colors = terminalColors();
  let wording = TERMINAL_WORDING[language];
  let last: Answer | Abstention | null = null;
  let earlier: readonly EarlierQuestion[] = [];

  print(wording.welcome((await answering.corpus.state()).articles, corpus));
  print(room === null ? wording.noRoom : wording.room(room));
  print(colors.dim(wording.connect));
  const lines = createInterface({
    input: process.stdin,
    output: terminal ? process.stdout : undefined,
    prompt: '\n? ',
    signal,
  });
  if (terminal) lines.prompt();
  for await (const raw of lines) {
    // Lines that were read before it are still handed out after it.
    if (signal.aborted) break;
    const line = raw.trim();
    const [command, argument] = line.split(/\s+/, 2);
    if (command === '/quit') break;
    if (command === '/help') {
      print(wording.help);
    } else if (command === '/sources') {
      for await (const article of allArticles(answering.corpus)) print(`- ${describeArticle(article)}`);
    } else if (command === '/context') {
      const quoted = last === null ? [] : last.status === 'answered' ? last.excerpts : passagesOf(last);
      const excerpt = quoted[Number(argument ?? 1) - 1];
      print((excerpt && (await renderContext(answering, excerpt, wording, colors))) ?? wording.noContext);
    } else if (command?.startsWith('/')) {
      print(wording.unknownCommand(forTerminal(command)));
    } else if (line !== '') {
      last = await answering.ask(line, { after: earlier });
      earlier = rememberAnswer(earlier, last);
      wording = TERMINAL_WORDING[last.language];
      print(renderAnswer(last, colors));
    }
    if (terminal) lines.prompt();
  }
  lines.close();
  if (terminal) print('');
}
