import cliProgress from 'cli-progress';

/** Bars on stderr for work of several stages, one each; silent when stderr is not a terminal. */
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
