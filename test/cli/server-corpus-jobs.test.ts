import { describe, expect, it } from 'vitest';
import { attachmentFile } from '../../src/articles/web/attachment.js';
import { applyingInOwnProcess, createServerCorpusJobs } from '../../src/cli/processes/server-corpus-jobs.js';
import type { Added } from '../../src/ingest/server-corpus-change.js';

const NOTHING: Added = { added: 0, changed: 0, withdrawn: 0, problems: 0, articles: 0 };
const FROM = { kind: 'address', url: 'https://parc.example/' } as const;
const silent = (): void => undefined;

describe('changes of the corpora of servers', () => {
  it('are done one at a time, in order, whether or not they succeed', async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const serverCorpora = createServerCorpusJobs(async (corpus) => {
      begun.push(corpus);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (corpus === 'server-1') throw new Error('it failed');
      return NOTHING;
    });
    const said: string[] = [];
    const first = serverCorpora.add('server-1', FROM, silent).catch(() => 'failed');
    const second = serverCorpora.add('server-2', FROM, ({ stage }) => void said.push(stage));
    await expect.poll(() => begun).toEqual(['server-1']);
    expect(said).toEqual(['waiting']);
    ends[0]?.();
    expect(await first).toBe('failed');
    await expect.poll(() => begun).toEqual(['server-1', 'server-2']);
    ends[1]?.();
    expect(await second).toEqual(NOTHING);
  });

  it('are refused when too many wait, and taken again when they are done', async () => {
    let end = silent;
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    const serverCorpora = createServerCorpusJobs(() => held.then(() => NOTHING));
    const waiting = Array.from({ length: 8 }, () => serverCorpora.add('server-1', FROM, silent));
    await expect(serverCorpora.remove('server-2', 'a', silent)).rejects.toMatchObject({ code: 'queue-full' });
    end();
    await Promise.all(waiting);
    await expect(serverCorpora.remove('server-2', 'a', silent)).resolves.toBeUndefined();
  });

  it('that take longer than Discord waits are stopped, and said to be', async () => {
    const serverCorpora = createServerCorpusJobs(
      (_corpus, _work, _onProgress, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      20,
    );
    const [running, behind] = [
      serverCorpora.add('server-1', FROM, silent),
      serverCorpora.add('server-2', FROM, silent),
    ];
    await expect(running).rejects.toMatchObject({ code: 'took-too-long' });
    await expect(behind).rejects.toMatchObject({ code: 'took-too-long' });
  });

  it('run in a process that is lost are failures, not endless', async () => {
    const run = applyingInOwnProcess('/nowhere', { PATH: process.env.PATH });
    await expect(run('../x', { kind: 'add', source: FROM }, silent, AbortSignal.timeout(60_000))).rejects.toThrow(
      /the process that changed the corpus ended/,
    );
  });
});

describe('the file that an attachment is kept in', () => {
  it.each([
    ['Le Monde (janvier).TXT', /^attachments\/le-monde-janvier-[0-9a-f]{8}\.txt$/],
    ['page.htm', /^attachments\/page-[0-9a-f]{8}\.htm$/],
    ['../../x.md', /^attachments\/x-[0-9a-f]{8}\.md$/],
    ['\u202egnp.pdf', /^attachments\/gnp-[0-9a-f]{8}\.pdf$/],
    ['дата.csv', /^attachments\/(?:file|[a-z0-9-]+)-[0-9a-f]{8}\.csv$/],
    [`${'a'.repeat(300)}.zip`, /^attachments\/a{60}-[0-9a-f]{8}\.zip$/],
  ])('%j', (name, expected) => {
    expect(attachmentFile(name)).toMatch(expected);
  });

  it.each(['x', 'x.exe', '.txt', 'x.txt.png', 'x.fetch.json', ''])('%j holds no articles', (name) => {
    expect(attachmentFile(name)).toBeNull();
  });

  it('is another for another name', () => {
    expect(attachmentFile('a b.txt')).not.toBe(attachmentFile('a-b.txt'));
  });
});
