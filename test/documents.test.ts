import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../src/config.js';

const { scripts } = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8'));

const pages = ['', 'docs/', 'seeds/', 'test/eval/', 'test/faults/'].flatMap((folder) =>
  readdirSync(PROJECT_ROOT + folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name),
);

describe.each(pages)('%s', (page) => {
  const text = readFileSync(PROJECT_ROOT + page, 'utf8');

  it('names only commands that there are', () => {
    const named = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links only to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)\s#]+)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(PROJECT_ROOT, dirname(page), link)))).toEqual([]);
  });

  it('names only files of ours that there are', () => {
    const named = [...text.matchAll(/`((?:src|commands|test)\/[\w./-]+\.(?:ts|md|jsonl))`/g)].map(([, path]) => path!);
    expect(named.filter((path) => !/[A-Z]{4}/.test(path) && !existsSync(PROJECT_ROOT + path))).toEqual([]);
  });
});

it('README.md is read in one sitting: 200 lines at most', () => {
  expect(readFileSync(`${PROJECT_ROOT}README.md`, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(200);
});
