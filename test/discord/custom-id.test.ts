import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { customId, readCustomId } from '../../src/discord/request/custom-id.js';

const base64url = fc.string({ unit: fc.constantFrom(...'azAZ09-_'), minLength: 1, maxLength: 40 });

it('a custom id is read back as it was made, and is no longer than Discord takes', () => {
  const action = fc.constantFrom('page', 'share-answer', 'vote');
  fc.assert(
    fc.property(action, base64url, fc.option(fc.integer({ min: 0, max: 999 })), (name, id, argument) => {
      const made = argument === null ? customId(name, id) : customId(name, id, argument);
      expect(made.length).toBeLessThanOrEqual(100);
      expect(readCustomId(made)).toEqual({ action: name, id, argument: argument === null ? null : String(argument) });
    }),
  );
});

it('what is no custom id of ours is not read, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      const read = readCustomId(text);
      if (read !== null) expect(text).toBe(customId(read.action, read.id, read.argument ?? undefined));
    }),
  );
  for (const text of [
    '',
    'v1:page',
    'v1:page:',
    'v1:Page:a',
    'v1:page:a b',
    'v1:page:a:1:2',
    'v2:page:a',
    ' v1:page:a',
  ]) {
    expect(readCustomId(text)).toBeNull();
  }
});

it('a part that could not be read back is refused when the id is made', () => {
  expect(() => customId('page', 'a:b')).toThrow(RangeError);
  expect(() => customId('page', 'a'.repeat(41))).toThrow(RangeError);
});

it('an action belongs to one command', () => {
  const actions = commands.flatMap(({ buttons = [] }) => buttons.map(({ action }) => action));
  expect(new Set(actions).size).toBe(actions.length);
});
