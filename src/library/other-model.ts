/**
 * The refusal of corpora that another model than the one in use embedded, with the command that embeds them again.
 * Embeds nothing and measures nothing.
 */
import { LibraryError } from '../errors.js';

/** A corpus that another model than the one in use embedded. */
export interface OtherModelCorpus {
  readonly name: string;
  /** Of the model that embedded it. */
  readonly modelId: string;
  readonly passages: number;
}

export interface OtherModelOrder {
  /** Folder of the library, absolute. */
  readonly library: string;
  /** Of the model in use, or how it differs. */
  readonly used: string;
  /** How long embedding them takes, in words; left out where nobody measured it. */
  readonly duration?: string;
}

/** A word of a command line as a shell is to read it. */
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** @param corpora one at least */
export function otherModel(corpora: readonly OtherModelCorpus[], order: OtherModelOrder): LibraryError {
  const names = corpora.map(({ name }) => name);
  const models = [...new Set(corpora.map(({ modelId }) => modelId))];
  const passages = corpora.reduce((sum, one) => sum + one.passages, 0);
  const [subject, them] =
    names.length === 1 ? [`the corpus ${names[0]} was`, 'it'] : [`the corpora ${names.join(', ')} were`, 'them'];
  const command = `npm run ingest -- --library ${shellWord(order.library)} --corpus ${names.join(',')}`;
  const duration = order.duration === undefined ? '' : `, ${order.duration} on this machine for ${passages} passages`;
  return new LibraryError(
    'other-model',
    `${subject} embedded with the model ${models.join(', ')}, the one in use is ${order.used}`,
    `run \`${command}\` to embed ${them} again${duration}, or set EMBEDDING_MODEL to the former model if you have it`,
  );
}
