import type { Content } from '../../content.js';
import { Refusal } from '../../refusal.js';
import { decode } from './decode.js';
import { readFrontMatter } from './front-matter.js';
import { markdownText } from './markdown.js';

function extractMarkdown(markdown: string): string {
  try {
    return markdownText(markdown);
  } catch {
    throw new Refusal('nests its Markdown too deeply to be read');
  }
}

interface Parts extends Pick<Content, 'fields' | 'bodyStart' | 'warnings'> {
  /** The whole file. */
  readonly text: string;
}

function parts(bytes: Uint8Array): Parts {
  const decoded = decode(bytes);
  if (decoded.text === null) throw new Refusal(decoded.reason);
  const { text } = decoded;
  const front = readFrontMatter(text);
  if (front.kind === 'broken') throw new Refusal(front.reason);
  const bodyStart = front.kind === 'fields' ? front.end : Number(text.startsWith('\ufeff'));
  const fields = front.kind === 'fields' ? front.fields : new Map<string, unknown>();
  return { text, bodyStart, fields, warnings: decoded.warning === null ? [] : [decoded.warning] };
}

/**
 * A `.txt` file, whole, so that offsets are the file's own.
 * @throws Refusal
 */
export function readPlainText(bytes: Uint8Array): Content {
  return { ...parts(bytes), statedBy: 'front matter' };
}

/**
 * The prose of a `.md` file.
 * @throws Refusal
 */
export function readMarkdown(bytes: Uint8Array): Content {
  const { text, bodyStart, ...rest } = parts(bytes);
  return { ...rest, text: extractMarkdown(text.slice(bodyStart)), bodyStart: 0, statedBy: 'front matter' };
}
