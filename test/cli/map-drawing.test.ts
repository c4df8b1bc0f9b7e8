import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type * as MapDrawing from '../../src/cli/map-drawing.js';
import { type Answering, openAnswering } from '../../src/cli/open.js';
import { loadConfig, PROJECT_ROOT } from '../../src/config.js';
import { mapFolder } from '../../src/map/map-file.js';
import { Workplace } from './program.js';

// The process that draws is a compiled one.
const { drawingMaps }: typeof MapDrawing = await import(`${PROJECT_ROOT}dist/src/cli/map-drawing.js`);

const workplace = new Workplace();
const corpus = 'default';
const place = { library: workplace.library, corpus };
const folder = mapFolder(workplace.library, corpus);

let answering: Answering;
beforeAll(async () => {
  await workplace.run('ingest', []);
  answering = await openAnswering(loadConfig({}), place, { error: expect.fail });
});
afterAll(async () => {
  await answering.close();
  workplace.remove();
});

/** Keeps maps drawn until the test has ended. */
function drawing() {
  const log = { info: vi.fn(), warn: vi.fn() };
  const made = drawingMaps({ lookups: answering.lookups, place, log, bar: null });
  onTestFinished(() => made.close());
  return { ...made, log };
}

const stateOf = async () => (await answering.lookups.map({ corpus: null }))?.state;

describe('the map of a corpus', () => {
  it('is drawn without being asked for, of every passage', async () => {
    rmSync(folder, { recursive: true, force: true });
    drawing();
    await vi.waitFor(async () => expect(await stateOf()).toBe('current'), 30_000);
    const map = await answering.lookups.map({ corpus: null });
    expect(map?.ids.length).toBe(map?.total);
  });

  it('is drawn again when its file is damaged', async () => {
    const [name] = readdirSync(folder);
    writeFileSync(join(folder, name!), 'nothing of a map');
    drawing();
    await vi.waitFor(async () => expect(await stateOf()).toBe('current'), 30_000);
  });

  it('is drawn again when it is asked for after the corpus has changed', async () => {
    const { lookups } = drawing();
    await vi.waitFor(async () => expect(await stateOf()).toBe('current'), 30_000);
    const file = workplace.path('extra.txt');
    writeFileSync(file, 'Le jardinier sème les petits pois au mois de mars, et les arrose chaque soir.');
    await workplace.run('ingest', [file, `${PROJECT_ROOT}seeds`]);
    expect((await lookups.map({ corpus: null }))?.state).toBe('former');
    await vi.waitFor(async () => expect(await stateOf()).toBe('current'), 30_000);
  });

  it('is left when whoever has it drawn stops, and nothing stays behind', async () => {
    rmSync(folder, { recursive: true, force: true });
    const { lookups, close, log } = drawing();
    await lookups.map({ corpus: null });
    expect(process.getActiveResourcesInfo()).toContain('ProcessWrap');
    close();
    await vi.waitFor(() => expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap'), 10_000);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    expect(log.warn).not.toHaveBeenCalled();
  });
});
