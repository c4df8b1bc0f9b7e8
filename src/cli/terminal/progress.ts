/** Progress bars on stderr, one a stage, and work that shows them until Ctrl-C. Draws only on a terminal. */
import cliProgress from 'cli-progress';
import { untilInterrupted } from './run-root.js';
import { tellLine } from './terminal.js';

export interface ProgressBar {
  /** Work done of a stage; stages may take turns. */
  update(stage: string, done: number, total: number): void;
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

/** Work that can be interrupted, and says how far each of its stages is. */
type Work<Result> = (
  signal: AbortSignal,
  onProgress: (progress: { readonly stage: string; readonly done: number; readonly total: number }) => void,
) => Promise<Result>;

/** Runs work under a bar until it ends or Ctrl-C sets its signal. The bar is gone afterwards. */
export async function withProgress<Result>(work: Work<Result>): Promise<Result> {
  const bar = createProgressBar();
  try {
    return await untilInterrupted((signal) => work(signal, ({ stage, done, total }) => bar.update(stage, done, total)));
  } finally {
    bar.stop();
  }
}

/** The same for work that throws once its signal is set: null then, and one line that says what the interruption left. */
export async function withProgressOrNull<Result>(left: string, work: Work<Result>): Promise<Result | null> {
  const result = await withProgress((signal, onProgress) =>
    work(signal, onProgress).catch((error: unknown) => {
      if (!signal.aborted) throw error;
      return null;
    }),
  );
  if (result === null) tellLine(`interrupted: ${left}`);
  return result;
}
