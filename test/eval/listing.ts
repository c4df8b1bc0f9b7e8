/** A question with what came of it, for a person to read. */
export interface Listed {
  readonly question: string;
  /** Language and kind. */
  readonly label: string;
  readonly answerable: boolean;
  readonly answered: boolean;
  /** Probability that the articles answer it. */
  readonly sure: number;
  /** The best, best first. */
  readonly excerpts: readonly {
    readonly text: string;
    readonly confidence: number;
    readonly right: boolean;
  }[];
}

const SHOWN = 3;
const WORST = 10;

/** `+` right at the first place, `3` among the first three, `-` wrong, blank where nothing is right. */
function mark({ answerable, excerpts }: Listed): string {
  if (!answerable) return ' ';
  const at = excerpts.slice(0, SHOWN).findIndex(({ right }) => right);
  return at === 0 ? '+' : at > 0 ? '3' : '-';
}

function describe(one: Listed): string {
  const head = `${mark(one)} ${one.answered ? 'answered' : 'abstained'} ${one.sure.toFixed(2)}`;
  const best = one.excerpts
    .slice(0, SHOWN)
    .map(({ text, confidence, right }) => `    ${right ? '+' : ' '} ${confidence.toFixed(2)} ${text}`);
  return [`${head} [${one.label}] ${one.question}`, ...best].join('\n');
}

const firstIsRight = ({ answerable, excerpts }: Listed): boolean => answerable && excerpts[0]?.right === true;

const rightConfidence = ({ excerpts }: Listed): number =>
  Math.max(0, ...excerpts.filter(({ right }) => right).map(({ confidence }) => confidence));

const worst = (some: readonly Listed[], by: (one: Listed) => number): Listed[] =>
  [...some].sort((a, b) => by(b) - by(a)).slice(0, WORST);

/** Every question with its best excerpts, then the ten worst of both kinds. */
export function listing(set: string, all: readonly Listed[]): string {
  const confident = worst(
    all.filter((one) => one.answered && !firstIsRight(one)),
    ({ sure }) => sure,
  );
  const refused = worst(
    all.filter((one) => one.answerable && !one.answered && rightConfidence(one) > 0),
    rightConfidence,
  );
  return [
    `# ${set}`,
    ...all.map(describe),
    `## ${set}: answered, most surely, with a first excerpt that is wrong`,
    ...confident.map(describe),
    `## ${set}: refused, with the most probable right excerpt`,
    ...refused.map(describe),
    '',
  ].join('\n');
}
