import cliProgress from 'cli-progress';

/** A bar on stderr for work of several stages; silent when stderr is not a terminal. */
export interface ProgressBar {
  /** Work done of a stage. A new stage begins a new bar. */
  update(stage: string, done: number, total: number): void;
  stop(): void;
}

export function createProgressBar(): ProgressBar {
  if (!process.stderr.isTTY) return { update() {}, stop() {} };
  const bar = new cliProgress.SingleBar(
    {
      format: '{stage} {bar} {percentage}% | {value}/{total} | {eta_formatted}',
      hideCursor: true,
      stream: process.stderr,
    },
    cliProgress.Presets.shades_classic,
  );
  let current: string | null = null;
  return {
    update(stage, done, total) {
      if (stage !== current) {
        if (current !== null) bar.stop();
        bar.start(total, done, { stage: stage.padEnd(8) });
        current = stage;
      }
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (current !== null) bar.stop();
      current = null;
    },
  };
}
