import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, Order } from './examination.js';
import { Examiner } from './examiner.js';
import { type Edition, editions, idOf, truthOf, writeEdition } from './material.js';
import { type OperationOrder, type Outcome, operate } from './operation.js';
import { toSchema1 } from './schema-1.js';
import type { Tally } from './tally.js';

/** Shares of the articles in the ingests of a library: the last are newer than its index. */
const SHARES = [0.6, 0.97, 1];

/** Which library stands before a fault: none, one of the old articles, of an older schema, or without its index. */
export type Before = 'nothing' | 'old' | 'schema 1' | 'no index';

/** A folder with articles and libraries, and the examiner of them. */
export class Stage {
  readonly folder = mkdtempSync(join(tmpdir(), 'verbatim-faults-'));
  readonly editions: { readonly old: Edition; readonly new: Edition };
  readonly examiner: Examiner;
  #articles: string | null = null;
  #whole: Finding | null = null;

  constructor(articles: number) {
    this.editions = editions(articles);
    this.examiner = new Examiner(truthOf(this.editions.old, this.editions.new), this.path('truth.json'));
    for (const [name, edition] of Object.entries(this.editions)) writeEdition(this.path(`articles ${name}`), edition);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Both editions are ingested from one folder, as one that is edited. */
  use(edition: keyof Stage['editions']): void {
    if (this.#articles === edition) return;
    if (this.#articles !== null) renameSync(this.path('articles'), this.path(`articles ${this.#articles}`));
    renameSync(this.path(`articles ${edition}`), this.path('articles'));
    this.#articles = edition;
  }

  order(kind: OperationOrder['kind'], library: string, more: Partial<OperationOrder> = {}): OperationOrder {
    return {
      ...{ kind, library, model: 'one', articles: this.path('articles'), acknowledged: this.path('acknowledged') },
      // One from each part of the library, and all of one part.
      withdrawn: [...this.editions.old.keys()].filter((number) => number % 7 === 3 || number % 11 === 0).map(idOf),
      ...{ to: this.path('backups'), ...more },
    };
  }

  /** An operation that nothing disturbs. */
  async undisturbed(order: OperationOrder): Promise<Outcome & { readonly done: string }> {
    const { done, ...outcome } = await operate(order);
    if (done === null) throw new Error(`${order.kind} failed undisturbed: ${outcome.refused ?? outcome.unclear}`);
    return { ...outcome, done };
  }

  /** Puts a library there as it is before a fault. */
  async prepare(before: Before, library: string): Promise<void> {
    rmSync(library, { recursive: true, force: true });
    rmSync(this.path('acknowledged'), { force: true });
    if (before !== 'nothing') cpSync(await this.#template(before), library, { recursive: true });
  }

  /** What an examiner finds in the library of the old articles. */
  async whole(): Promise<Finding> {
    this.#whole ??= await this.sound(null, { act: 'look', library: await this.#template('old'), models: ['one'] });
    return this.#whole;
  }

  /** Has a library examined. @throws Failure when the examiner was lost, or saw what it must not */
  async sound(tally: Tally | null, order: Order): Promise<Finding> {
    const finding = await this.examiner.examine(order);
    const fail = (what: 'wrong' | 'crashes', detail: string): never => {
      if (tally === null) throw new Error(detail);
      return tally.fail(what, `${detail} (library kept in ${this.folder})`);
    };
    if ('lost' in finding) return fail('crashes', `the process that answers was lost: ${finding.lost}`);
    if (finding.wrong.length > 0) fail('wrong', finding.wrong.join('; '));
    if (finding.unclear.length > 0) fail('crashes', `an error that says nothing: ${finding.unclear.join('; ')}`);
    return finding;
  }

  close(keep = false): void {
    this.examiner.close();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  /** Made once, and copied for each try. */
  async #template(before: Before): Promise<string> {
    const library = this.path(`kept ${before}`);
    if (existsSync(library)) return library;
    if (before === 'old') {
      const old = [...this.editions.old];
      for (const share of SHARES) {
        const articles = this.path('articles');
        mkdirSync(articles, { recursive: true });
        writeEdition(articles, new Map(old.slice(0, Math.round(old.length * share))));
        await this.undisturbed(this.order('ingest', library));
        if (share < 1) await this.undisturbed(this.order('index', library));
      }
      rmSync(this.path('articles'), { recursive: true });
    } else {
      cpSync(await this.#template('old'), library, { recursive: true });
      rmSync(join(library, 'generations'), { recursive: true });
      if (before === 'schema 1') {
        toSchema1(join(library, 'verbatim.db'));
        writeFormerIndex(join(library, 'generations', 'news'));
      }
    }
    return library;
  }
}

/** An index as it stood beside a database of schema 1: of another layout, to be left alone and removed. */
function writeFormerIndex(folder: string): void {
  mkdirSync(join(folder, 'former'), { recursive: true });
  writeFileSync(join(folder, 'current'), JSON.stringify({ name: 'former', previous: null }));
  writeFileSync(join(folder, 'former', 'manifest.json'), JSON.stringify({ format: 1 }));
  writeFileSync(join(folder, 'former', 'index.hnsw'), Buffer.alloc(10_000));
}
