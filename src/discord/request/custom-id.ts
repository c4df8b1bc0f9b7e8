/** Custom ids of buttons and menus: all that one knows, so that it works after a restart. */

/** Together with `v1` and colons 96 characters at most: Discord takes 100. */
const ACTION = /^[a-z][a-z-]{0,30}$/;
const ID = /^[\w-]{1,40}$/;
const ARGUMENT = /^[\w-]{1,20}$/;

function areReadable(parts: readonly string[]): boolean {
  const [version, action = '', id = '', argument, ...more] = parts;
  const isArgument = argument === undefined || ARGUMENT.test(argument);
  return version === 'v1' && ACTION.test(action) && ID.test(id) && isArgument && more.length === 0;
}

/** What a button or a menu is about. */
export interface Target {
  /** Id of the card's record. */
  readonly id: string;
  readonly argument: string | null;
}

/**
 * `v1:<action>:<id>[:<argument>]`
 * @throws RangeError for parts that could not be read back: a slip in the code
 */
export function customId(action: string, id: string, argument?: string | number): string {
  const parts = ['v1', action, id, ...(argument === undefined ? [] : [String(argument)])];
  if (!areReadable(parts)) throw new RangeError(`no custom id: ${parts.join(' ')}`);
  return parts.join(':');
}

/** Null for what is no custom id of this version. */
export function readCustomId(text: string): (Target & { readonly action: string }) | null {
  const parts = text.split(':');
  if (!areReadable(parts)) return null;
  const [, action = '', id = '', argument = null] = parts;
  return { action, id, argument };
}

/** A menu's target with what was chosen from it; without an argument where that is nothing that one could be. */
export function withChoice<Of extends Target>(target: Of, [chosen = '']: readonly string[]): Of {
  return { ...target, argument: ARGUMENT.test(chosen) ? chosen : null };
}
