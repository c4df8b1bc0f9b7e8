import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFailure, Workplace } from './program.js';

const place = new Workplace();
afterAll(() => place.remove());

const GUILD = '123456789012345678';
const OTHER = '223456789012345678';

beforeAll(async () => {
  writeFileSync(place.path('loup.txt'), 'Un loup a dormi au village.\n');
  for (const corpus of ['presse', 'droit', `server-${GUILD}`]) {
    expect((await place.run('ingest', ['--corpus', corpus, place.path('loup.txt')])).status).toBe(0);
  }
});

const offer = (...args: string[]) => place.run('offer', args);

describe('npm run offer', () => {
  it('lists that nothing is offered, until it is, to all servers or to one', async () => {
    expect(await offer()).toEqual({
      status: 0,
      stdout: '',
      stderr: 'no corpus is offered: servers see what `npm start -- --corpus` names\n',
    });
    expect(await offer('presse')).toEqual({
      status: 0,
      stdout: '',
      stderr: 'corpus presse: offered to every server; its managers choose it by /corpus use\n',
    });
    expect((await offer('presse')).stderr).toContain('offered already to every server');
    expect((await offer('droit', '--guild', GUILD)).stderr).toContain(`offered to the server ${GUILD}`);
    expect(await offer()).toEqual({
      status: 0,
      stdout: `droit  the server ${GUILD}\npresse  every server\n`,
      stderr: '',
    });
  });

  it('takes offers back: one server’s, or all of a corpus', async () => {
    await offer('presse');
    await offer('presse', '--guild', GUILD);
    const one = await offer('--withdraw', 'presse', '--guild', GUILD);
    expect(one.stderr).toBe(
      `corpus presse: no longer offered to the server ${GUILD}; its articles stay in the library\n` +
        'it is offered to every server all the same: npm run offer -- --withdraw presse\n',
    );
    expect(one.status).toBe(0);
    for (const guild of [GUILD, OTHER]) await offer('presse', '--guild', guild);
    const all = await offer('--withdraw', 'presse');
    expect(all.stderr).toBe(
      'corpus presse: no longer offered to every server (3 offers); its articles stay in the library\n',
    );
    expect((await offer()).stdout).not.toContain('presse');
    expect(await offer('--withdraw', 'presse')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'corpus presse: was not offered to every server\n',
    });
  });

  it('takes back what is no longer in the library, and says that it is not there', async () => {
    writeFileSync(place.path('ours.txt'), 'Un ours a vu le vizirat.\n');
    await place.run('ingest', ['--library', place.path('other'), '--corpus', 'presse', place.path('ours.txt')]);
    await place.run('ingest', ['--library', place.path('other'), '--corpus', 'perdu', place.path('ours.txt')]);
    await offer('--library', place.path('other'), 'perdu');
    // As after an older database was restored.
    const { openLibrary } = await import('../../src/library/open.js');
    const library = openLibrary(place.path('other'));
    library.drop('perdu');
    library.close();
    const listed = await offer('--library', place.path('other'));
    expect(listed.stdout).toBe('perdu  every server (not in the library now)\n');
    expect((await offer('--library', place.path('other'), '--withdraw', 'perdu')).status).toBe(0);
  });

  it.each([
    [['prese'], 1, /the library has no corpus prese; offer one that it has \(droit, presse\)/],
    [[`server-${GUILD}`], 2, /is what a server has added itself; only its managers share it, by \/corpus share/],
    [['Presse'], 2, /"Presse" cannot name a corpus/],
    [['presse,droit'], 2, /cannot name a corpus/],
    [['presse', 'droit'], 2, /one corpus at a time.*; usage: npm run offer/],
    [['presse', '--guild', 'moi'], 2, /--guild expects the id of a server, .*; right-click/],
    [['--guild', GUILD], 2, /the name of a corpus was expected; usage: npm run offer/],
    [['--withdraw'], 2, /the name of a corpus was expected; usage: npm run offer/],
    [
      ['--help'],
      2,
      /usage: npm run offer -- \[--library DIR\] \[\[--withdraw\] NAME \[--guild ID\]\]; without a name it lists/,
    ],
  ] as const)('refuses %j, with what to do', async (args, status, says) => {
    expectFailure(await offer(...args), status, says);
  });

  it('says that there is no library, and makes none', async () => {
    for (const args of [[], ['presse'], ['--withdraw', 'presse']]) {
      expectFailure(await offer('--library', place.path('none'), ...args), 1, /no library at .*none/);
    }
    expect(existsSync(place.path('none'))).toBe(false);
  });
});
