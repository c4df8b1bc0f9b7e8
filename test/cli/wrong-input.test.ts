import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFailure, Workplace } from './program.js';

const place = new Workplace();
beforeAll(async () => {
  mkdirSync(place.path('empty'));
  mkdirSync(place.path('junk'));
  writeFileSync(place.path('junk/void.txt'), '');
  writeFileSync(place.path('a-file'), 'x');
  await place.run('ingest', []);
});
afterAll(() => place.remove());

describe.concurrent('a command that is called wrongly says how to call it, with exit status 2', () => {
  it.each([
    ['ask', ['--bogus', 'x'], /Unknown option '--bogus'; usage: npm run ask/],
    ['ask', [], /the question is empty; usage/],
    ['ask', ['   '], /the question is empty; usage/],
    ['ask', ['--candidates', '0', 'x'], /--candidates 0 is not a whole number from 1 to 100/],
    ['ask', ['--candidates', 'many', 'x'], /--candidates many is not/],
    ['ask', ['--library', '', 'x'], /--library was given an empty value/],
    ['ask', ['--library', '--json', 'x'], /'--library' argument is ambiguous; usage/],
    ['ask', ['--corpus', '../x', 'soldats'], /"\.\.\/x" cannot name a corpus; use small letters/],
    ['ask', ['--batch', 'nowhere.jsonl'], /nowhere\.jsonl cannot be read \(ENOENT.*name a file/],
    ['ask', ['--batch', '.'], /cannot be read \(EISDIR/],
    ['ask', ['--batch', 'a-file', 'x'], /a question and --batch were both given/],
    ['ingest', [''], /a path is empty; usage: npm run ingest/],
    ['export', ['x'], /no argument was expected, "x" was given; usage: npm run export/],
    ['start', ['x'], /no argument was expected, "x" was given; usage: npm start/],
  ] as const)('%s %j', async (root, args, says) => {
    expectFailure(await place.run(root, args), 2, says);
  });

  it('ask with 5,000 characters', async () => {
    const says = /has 5000 characters, at most 1000 are read; ask a shorter one/;
    expectFailure(await place.run('ask', ['x'.repeat(5000)]), 2, says);
  });
});

describe.concurrent('a setting that is nonsense is named', () => {
  it.each([
    ['LOG_LEVEL', 'loud'],
    ['DISCORD_API_URL', 'discord'],
  ])('%s=%s', async (name, value) => {
    const failed = await place.run('ask', ['x'], { env: { [name]: value } });
    expectFailure(failed, 2, new RegExp(`the setting ${name} is not valid: .*expected.*; correct it in`));
  });
});

describe.concurrent('what is not there is named, with what to do, and exit status 1', () => {
  it.each([
    ['ask', ['--library', 'nowhere', 'x'], /there is no library at .*nowhere; run `npm run ingest` first/],
    ['ask', ['--library', 'a-file', 'x'], /there is no library at .*a-file; /],
    ['ask', ['--corpus', 'other', 'x'], /no corpus other; run `npm run ingest` first, or name another/],
    ['ask', ['--corpus', 'default,other', 'x'], /no corpus (?:default|other); run `npm run ingest` first/],
    ['export', ['--corpus', 'other'], /no corpus other; /],
    ['ingest', ['--library', 'a-file'], /the folder .*a-file cannot be made .*; name a folder/],
    ['ingest', ['nowhere'], /nowhere does not exist; name a folder of articles/],
  ] as const)('%s %j', async (root, args, says) => {
    expectFailure(await place.run(root, args), 1, says);
  });

  it('EMBEDDING_MODEL=/nowhere', async () => {
    const failed = await place.run('ask', ['x'], { env: { EMBEDDING_MODEL: '/nowhere' } });
    expectFailure(failed, 1, /there is no embedding model at \/nowhere.*; set EMBEDDING_MODEL/);
  });
});

describe.concurrent('a folder that holds no article', () => {
  it('is said to hold none, and leaves an empty corpus that says so too', async () => {
    const { status, stderr } = await place.run('ingest', ['--library', 'none', 'empty']);
    expect(stderr).toMatch(
      /^no article found in empty: expected files that end in \.txt, \.md, .*\.zip; name a folder of them$/m,
    );
    expect(status).toBe(1);
    const { stdout } = await place.run('ask', ['--library', 'none', 'Combien de soldats ?']);
    expect(stdout).toBe('Le corpus ne contient aucun article\u00a0: npm run ingest -- DOSSIER.\n');
  });

  it('has every file named that was not taken', async () => {
    const { status, stderr } = await place.run('ingest', ['--library', 'junked', 'junk']);
    expect(stderr).toMatch(/^not taken: .*junk\/void\.txt: is empty/);
    expect(stderr).toContain('0 added, 0 changed, 0 removed, 0 unchanged, 1 not taken');
    expect(status).toBe(1);
  });
});

describe('the name of a file', () => {
  it('reaches the terminal without its escapes and line feeds', async () => {
    const red = '\u001b[31mred';
    mkdirSync(place.path('escapes'));
    writeFileSync(place.path(`escapes/${red}.md`), 'The soldiers left the town on Thursday morning.');
    writeFileSync(place.path(`escapes/${red}.txt`), 'The soldiers left the town on Thursday morning.');
    const taken = await place.run('ingest', ['--library', 'escaped', 'escapes']);
    expect(taken.stderr).toMatch(/^not taken: .*\ufffd\[31mred\.txt: would have the id \ufffd\[31mred, as /);
    const missing = await place.run('ingest', ['--library', 'escaped', `${red}\nall is well`]);
    expectFailure(missing, 1, /\ufffd\[31mred\ufffdall is well does not exist; /);
    expect(taken.stderr + missing.stderr).not.toContain('\u001b');
  });
});
