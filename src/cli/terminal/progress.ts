/** Progress bars on stderr, one a stage, and work that shows one until Ctrl-C. Draws nothing where stderr is no terminal. */
import cliProgress from 'cli-progress';
import { untilInterrupted } from './run-root.js';
import { tellLine } from './terminal.js';

export interface ProgressBar {
  /** Work done of a stage; stages may take turns. */
  readonly update: (stage: string, done: number, total: number) => void;
  stop(): void;
}

export function createProgressBar(): ProgressBar {
  if (!process.stderr.isTTY) return { update() {}, stop() {} };
  const bars = new cliProgress.MultiBar(
    { format: '{stage} {bar} {percentage}% | {value}/{total}', hideCursor: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  const stages = new Map<string, cliProgress.SingleBar>();
  return {
    update(stage, done, total) {
      const bar = stages.get(stage) ?? bars.create(total, done, { stage: stage.padEnd(8) });
      stages.set(stage, bar);
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (stages.size > 0) bars.stop();
      stages.clear();
    },
  };
}

/** Runs work under a bar until it ends or Ctrl-C sets its signal. The bar is gone afterwards. */
export async function withProgress<Result>(
  work: (signal: AbortSignal, update: ProgressBar['update']) => Promise<Result>,
): Promise<Result> {
  const bar = createProgressBar();
  try {
    return await untilInterrupted((signal) => work(signal, bar.update));
  } finally {
    bar.stop();
  }
}

/** The same for work that throws once its signal is set: null then, and one line that says what the interruption left. */
export async function withProgressOrNull<Result>(
  left: string,
  work: (signal: AbortSignal, update: ProgressBar['update']) => Promise<Result>,
): Promise<Result | null> {
  const result = await withProgress((signal, update) =>
    work(signal, update).catch((error: unknown) => {
      if (!signal.aborted) throw error;
      return null;
    }),
  );
  if (result === null) tellLine(`interrupted: ${left}`);
  return result;
}
