import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledged, lost } from './acknowledgements.js';
import type { Finding } from './examination.js';
import { type OperationOrder, type Outcome, operate } from './operation.js';
import type { Before, Stage } from './stage.js';
import type { Tally } from './tally.js';

/** What is disturbed, and what stands there before. */
export interface Scenario {
  readonly name: string;
  readonly before: Before;
  readonly kind: OperationOrder['kind'];
  readonly edition: 'old' | 'new';
  readonly model: 'one' | 'two';
}

/** Every operation that writes. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'first ingest', before: 'nothing', kind: 'ingest', edition: 'old', model: 'one' },
  { name: 'ingest of changes', before: 'old', kind: 'ingest', edition: 'new', model: 'one' },
  { name: 'ingest with another model', before: 'old', kind: 'ingest', edition: 'old', model: 'two' },
  { name: 'removal', before: 'old', kind: 'withdraw', edition: 'old', model: 'one' },
  { name: 'index and switch', before: 'no index', kind: 'index', edition: 'old', model: 'one' },
  { name: 'backup', before: 'old', kind: 'backup', edition: 'old', model: 'one' },
  { name: 'migration', before: 'schema 1', kind: 'open', edition: 'old', model: 'one' },
  { name: 'records', before: 'old', kind: 'records', edition: 'old', model: 'one' },
];

/** Errors that a library may give which has nothing committed yet. */
const EARLY = ['library-missing', 'corpus-missing'];

/** An operation that is disturbed again and again, and what must hold after each time. */
export class Trial {
  readonly order: OperationOrder;
  readonly tally: Tally;
  /** Of the operation that nothing disturbs, in ms. */
  readonly took: number;
  readonly #stage: Stage;
  readonly #scenario: Scenario;
  readonly #models: readonly string[];
  readonly #before: Readonly<Record<string, string>>;
  readonly #done: string;
  readonly #expected: Finding;

  private constructor(
    [stage, tally, scenario]: readonly [Stage, Tally, Scenario],
    order: OperationOrder,
    undisturbed: Outcome & { readonly done: string },
    [before, expected]: readonly [Finding, Finding],
  ) {
    this.#stage = stage;
    this.tally = tally;
    this.#scenario = scenario;
    this.order = order;
    this.took = undisturbed.took;
    this.#done = undisturbed.done;
    this.#models = modelsOf(scenario);
    this.#before = scenario.before === 'nothing' ? {} : (before.articles ?? {});
    this.#expected = expected;
  }

  /** Does it once undisturbed, to know where it leads. */
  static async begin(stage: Stage, tally: Tally, scenario: Scenario, library: string, more: Partial<OperationOrder>) {
    const whole = await stage.whole();
    const order = stage.order(scenario.kind, library, { model: scenario.model, ...more });
    await stage.prepare(scenario.before, library);
    stage.use(scenario.edition);
    const undisturbed = await stage.undisturbed(order);
    const expected = await stage.sound(null, { act: 'look', library, models: modelsOf(scenario) });
    return new Trial([stage, tally, scenario], order, undisturbed, [whole, expected]);
  }

  /** All as before the operation. */
  async reset(): Promise<void> {
    await this.#stage.prepare(this.#scenario.before, this.order.library);
    rmSync(this.order.to, { recursive: true, force: true });
  }

  /** After a disturbance that is still there: what is said is right, or refused. */
  async during(outcome: Outcome, moment: string): Promise<void> {
    const { counts } = this.tally;
    if (outcome.unclear !== null) this.tally.fail('crashes', `${moment}: ${outcome.unclear}`);
    if (outcome.refused !== null) counts.refused += 1;
    await this.#look();
  }

  /** After a disturbance that is over: nothing that was acknowledged is lost, and the same once more completes it. */
  async after(moment: string): Promise<void> {
    const { before } = this.#scenario;
    const found = await this.#look();
    const isEarly = before === 'nothing' && found.refused.every((code) => EARLY.includes(code));
    if (found.refused.length > 0 && !isEarly) this.tally.fail('lost', `${moment}: refused: ${found.refused.join()}`);
    if (found.degraded !== null) this.tally.counts.degraded += 1;
    if (this.order.kind === 'records') await this.#cards(moment);
    else {
      const missing = lost(this.#before, this.order.acknowledged, found.articles ?? {});
      if (missing.length > 0) this.tally.fail('lost', `${moment}: ${missing.slice(0, 5).join()} of ${missing.length}`);
    }
    await this.#backups();
    await this.#complete(moment);
  }

  #look(): Promise<Finding> {
    return this.#stage.sound(this.tally, { act: 'look', library: this.order.library, models: this.#models });
  }

  async #complete(moment: string): Promise<void> {
    const again = await operate(this.order);
    if (again.done !== this.#done) {
      this.tally.fail('recovered', `${moment}: then ${JSON.stringify(again)} instead of ${this.#done}`);
    }
    const found = await this.#look();
    const { articles, generation, degraded } = this.#expected;
    const isSame = JSON.stringify(found.articles) === JSON.stringify(articles) && found.generation === generation;
    if (!isSame) this.tally.fail('recovered', `${moment}: other articles than undisturbed`);
    if (found.degraded !== degraded) this.tally.fail('recovered', `${moment}: ${found.degraded}`);
    await this.#backups();
    this.tally.counts.recovered += 1;
  }

  /** What bears the name of a backup is one, whole. */
  async #backups(): Promise<void> {
    const { to } = this.order;
    for (const name of existsSync(to) ? readdirSync(to).filter((one) => !one.startsWith('.')) : []) {
      const order = { act: 'look', library: join(to, name), models: ['one'] } as const;
      const { generation, refused } = await this.#stage.sound(this.tally, order);
      if (generation !== this.#expected.generation) this.tally.fail('lost', `backup ${name}: ${generation} ${refused}`);
    }
  }

  async #cards(moment: string): Promise<void> {
    const kept = acknowledged(this.order.acknowledged);
    const order = { act: 'records', library: this.order.library, cards: Object.keys(kept) } as const;
    const { articles, refused } = await this.#stage.sound(this.tally, order);
    const isKept = Object.entries(kept).every(([id, state]) => articles?.[id] === state);
    if (!isKept || refused.length > 0) this.tally.fail('lost', `${moment}: cards ${refused.join()}`);
  }
}

const modelsOf = ({ model }: Scenario): readonly string[] => (model === 'two' ? ['one', 'two'] : ['one']);
