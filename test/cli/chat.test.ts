import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, SURE, takenPort, Workplace } from './program.js';

const place = new Workplace();
afterAll(() => place.remove());

const chat = (lines: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
  place.run('start', [], { input: lines.map((line) => `${line}\n`).join(''), env });

describe.concurrent('npm start without a token', () => {
  let first: Outcome;
  beforeAll(async () => {
    first = await chat([SURE, '/context 1', '/quit', SURE]);
  });

  it('ingests seeds/ when the library is empty, saying so on stderr', () => {
    expect(first.stderr).toMatch(/^The library is empty: ingesting .*seeds\n/);
    expect(first.stderr).toContain('14 added');
    expect(first.status).toBe(0);
  });

  it('says what it holds and how to connect Discord', () => {
    expect(first.stdout).toMatch(/^Verbatim: 14 articles in the corpus “default”\. Ask a question, or \/help\.\n/);
    expect(first.stdout).toMatch(/DISCORD_TOKEN.*\.env|\.env\n.*DISCORD_TOKEN/);
  });

  it('opens the reading room beside it and says where, or that it cannot be opened there', async ({ expect }) => {
    const { port, close } = await takenPort();
    const env = { WEB_PORT: String(port) };
    expect(await chat([], env)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^No reading room: /m) });
    const elsewhere = { ...env, WEB_HOST: '203.0.113.9' };
    expect(await chat([], elsewhere)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^No .*WEB_HOST/m) });
    await close();
    const session = place.start('start', [], { env });
    let shown = '';
    session.stdout!.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
    });
    await expect.poll(() => shown, { timeout: 20_000 }).toContain(`http://127.0.0.1:${port}/`);
    const page = await fetch(`http://127.0.0.1:${port}/?${new URLSearchParams({ q: SURE })}`);
    expect(await page.text()).toContain('4,750 miles long.');
    session.stdin!.end('/quit\n');
    const [status] = await once(session, 'close');
    expect(status).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('ends when npm, which started it, is told to end, and the reading room beside it too', async ({ expect }) => {
    const { port, close } = await takenPort();
    await close();
    const session = place.start('start', [], { env: { WEB_PORT: String(port) }, npm: true });
    const ended = once(session, 'close');
    let shown = '';
    session.stdout!.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
    });
    await expect.poll(() => shown, { timeout: 40_000 }).toContain(`http://127.0.0.1:${port}/`);
    session.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('reads a question in the light of the ones before it, and says so', async ({ expect }) => {
    const first = 'How long is the border between Kazakhstan and Russia?';
    const { stdout } = await chat([first, 'hello', 'and in miles?', first]);
    expect(stdout.match(/^Question read as a follow-up: .*$/gm)).toEqual([
      `Question read as a follow-up: “${first} … and in miles?”`,
    ]);
  });

  it('shows the paragraph around an excerpt of the last answer', () => {
    expect(first.stdout).toContain(`\n${SURE} Few borders anywhere run further`);
  });

  it('ends at /quit and reads no further', () => {
    expect(first.stdout.split(`1. “${SURE}”`)).toHaveLength(2);
  });

  it('shows no paragraph of an article that has changed since', async ({ expect }) => {
    const ingested = (text: string): Promise<Outcome> => {
      writeFileSync(place.path('border.txt'), `A border\n\n${text} Few run further.\n`);
      return place.run('ingest', ['--library', env.LIBRARY, place.path('border.txt')]);
    };
    const env = { LIBRARY: place.path('one-article') };
    await ingested(SURE);
    const session = place.start('start', [], { env });
    let shown = '';
    session.stdout!.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
    });
    session.stdin!.write(`${SURE}\n`);
    await expect.poll(() => shown, { timeout: 20_000 }).toContain('paragraph');
    const answered = shown.length;
    await ingested('A border is a line that nobody drew.');
    session.stdin!.end('/context 1\n');
    await once(session, 'close');
    expect(shown).toContain('The last answer has no excerpt with that number.');
    expect(shown.slice(answered)).not.toContain('further');
  });

  it('does not ingest again, lists its sources, and ends at the end of the input', async () => {
    const { status, stdout, stderr } = await chat(['/sources', '/help', '/context 2', '/bogus']);
    expect(stdout.match(/^- .+ · .+ · 2022-01-\d\d · /gm)).toHaveLength(14);
    expect(stdout).toContain('The last answer has no excerpt with that number.');
    expect(stdout).toContain('Unknown command: /bogus. See /help.');
    for (const command of ['/context N', '/sources', '/help', '/quit']) expect(stdout).toContain(`\n  ${command} `);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('speaks the language of the environment, then of the question', async () => {
    const { stdout } = await chat(['/bogus', 'Who won the Tour de France in 1987?', '/bogus'], { LANG: 'fr_FR.UTF-8' });
    expect(stdout).toMatch(/^Verbatim\u00a0: 14 articles dans le corpus «\u00a0default\u00a0»\./);
    const said = ['Commande inconnue\u00a0: /bogus.', 'No answer found in the articles.', 'Unknown command: /bogus.'];
    expect(said.map((line) => stdout.indexOf(line))).toEqual(
      said.map((line) => stdout.indexOf(line)).sort((a, b) => a - b),
    );
    for (const line of said) expect(stdout).toContain(line);
  });

  it('takes any line: too long, of emoji, with control characters', async () => {
    const { status, stdout } = await chat(['x'.repeat(5000), '🎉🎉', '\u0000', '/\u001b[31mred', SURE]);
    expect(stdout).toContain('1\u202f000 caractères au plus');
    expect(stdout).toContain('/\ufffd[31mred');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain(`1. “${SURE}”`);
    expect(status).toBe(0);
  });
});
