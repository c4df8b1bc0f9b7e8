/** Discord's limit for a custom id, in characters. */
const MAX_LENGTH = 100;

const CUSTOM_ID = /^v1:([a-z][a-z-]*):([\w-]{1,40})(?::([\w-]{1,20}))?$/;

/** What a button is about. */
export interface Target {
  /** Of the posted card, as the records gave it. */
  readonly id: string;
  readonly argument: string | null;
}

/**
 * `v1:<action>:<id>[:<argument>]`: all that a button knows, so that it works after a restart.
 * @throws RangeError for parts that could not be read back: a slip in the code
 */
export function customId(action: string, id: string, argument?: string | number): string {
  const made = `v1:${action}:${id}${argument === undefined ? '' : `:${argument}`}`;
  if (made.length > MAX_LENGTH || !CUSTOM_ID.test(made)) throw new RangeError(`no custom id: ${made}`);
  return made;
}

/** Null for what is no custom id of this version. */
export function readCustomId(text: string): (Target & { readonly action: string }) | null {
  const found = CUSTOM_ID.exec(text);
  if (found === null) return null;
  const [, action = '', id = '', argument] = found;
  return { action, id, argument: argument ?? null };
}
