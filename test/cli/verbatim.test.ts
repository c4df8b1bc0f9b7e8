import { readFileSync, statSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { expectFailure, Workplace } from './program.js';

const place = new Workplace();
afterAll(() => place.remove());

const { bin, scripts, files } = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8'));

describe.concurrent('verbatim COMMAND', () => {
  it('runs the command with the arguments behind its name', async () => {
    expectFailure(await place.run('verbatim', ['ask', '--library', 'x', ' ']), 2, /question is empty/);
    expectFailure(await place.run('verbatim', ['export', '--library', place.path('none')]), 1, /no library/);
  });

  it('refuses a command that there is not, and names those that there are', async () => {
    expectFailure(await place.run('verbatim', []), 2, /a command was expected; usage: verbatim start\|web\|ask\|/);
    expectFailure(await place.run('verbatim', ['constructor']), 2, /no command constructor/);
  });

  it('knows every command that npm runs over a library or Discord', async () => {
    const { stderr } = await place.run('verbatim', []);
    const listed = /verbatim (\S+) \.\.\./.exec(stderr)![1]!.split('|');
    const run = Object.keys(scripts).filter((name) => / ?node dist\/src\/cli\//.test(scripts[name]));
    expect(listed.sort()).toEqual(run.sort());
  });

  it('is the program of the package, with all that it reads', () => {
    expect(bin).toEqual({ verbatim: 'dist/src/cli/verbatim.js' });
    expect(readFileSync(`${PROJECT_ROOT}${bin.verbatim}`, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    for (const file of files) expect(() => statSync(`${PROJECT_ROOT}${file}`), file).not.toThrow();
    for (const read of ['seeds', 'src/web/assets', 'embeddings/embedder', 'embeddings/reader']) {
      expect(files).toContain(read);
    }
  });
});
