/** Files of plain text and Markdown. Refuses to move an offset of plain text: they are the file's own. */
import type { Content } from '../../content.js';
import { Refusal } from '../../outcome.js';
import { decode } from './decode.js';
import { readFrontMatter } from './front-matter.js';
import { markdownText } from './markdown.js';

/** A `.txt` file, whole. @throws Refusal */
export function readPlainText(bytes: Uint8Array): Content {
  const decoded = decode(bytes);
  if (decoded.text === null) throw new Refusal(decoded.reason);
  const { text } = decoded;
  const front = readFrontMatter(text);
  const bodyStart = front?.end ?? Number(text.startsWith('\ufeff'));
  const fields = front?.fields ?? new Map();
  const warnings = decoded.warning === null ? [] : [decoded.warning];
  return { text, bodyStart, fields, statedBy: 'front matter', warnings, damaged: decoded.damaged };
}

/** The prose of a `.md` file. @throws Refusal */
export function readMarkdown(bytes: Uint8Array): Content {
  const whole = readPlainText(bytes);
  return { ...whole, text: markdownText(whole.text.slice(whole.bodyStart)), bodyStart: 0 };
}
