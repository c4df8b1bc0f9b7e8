import { expect, it } from 'vitest';
import { replaceBlock } from './readme-block.js';

it('replaces what stands between the two markers and nothing else', () => {
  const text = 'before\n<!-- bench -->\nold\n<!-- bench -->\nafter\n';
  expect(replaceBlock(text, 'bench', 'new $1')).toBe('before\n<!-- bench -->\nnew $1\n<!-- bench -->\nafter\n');
});

it('refuses a text without two markers', () => {
  expect(() => replaceBlock('no <!-- bench --> pair', 'bench', 'x')).toThrow(/expected two .* found 1/);
});
