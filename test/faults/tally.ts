/** What is counted of each kind of fault. */
export interface Counts {
  tries: number;
  wrong: number;
  crashes: number;
  lost: number;
  degraded: number;
  refused: number;
  /** Cards or settings that are not as they were stored: nothing that is quoted. */
  altered: number;
  recovered: number;
}

/** A fault that did what no fault may, with what is needed to repeat it. */
export class Failure extends Error {}

/** Counts of one kind of fault. The first failure ends the run. */
export class Tally {
  readonly kind: string;
  readonly counts: Counts = {
    tries: 0,
    wrong: 0,
    crashes: 0,
    lost: 0,
    degraded: 0,
    refused: 0,
    altered: 0,
    recovered: 0,
  };

  constructor(kind: string) {
    this.kind = kind;
  }

  /** @throws Failure */
  fail(what: 'wrong' | 'crashes' | 'lost' | 'recovered', detail: string): never {
    if (what !== 'recovered') this.counts[what] += 1;
    throw new Failure(
      `${this.kind}, try ${this.counts.tries}: ${what === 'recovered' ? 'not recovered' : what}: ${detail}`,
    );
  }

  line(): string {
    const { tries, wrong, crashes, lost, degraded, refused, altered, recovered } = this.counts;
    return (
      `${this.kind}: ${tries} tries, ${wrong} wrong answers, ${crashes} crashes, ${lost} acknowledged articles lost, ` +
      `degraded said ${degraded} times, refused clearly ${refused} times, recovered ${recovered}` +
      (altered > 0 ? `, other metadata ${altered}` : '')
    );
  }
}
