import { statSync } from 'node:fs';

const KIBIBYTE = 1024;

/** Seconds that a piece of work takes. */
export async function seconds(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/**
 * Asks every question for its ten nearest once those that warm up have been asked.
 * @param search question to ids of passages, best first
 */
async function askAll(search, warmUp, timed) {
  for (const question of warmUp) await search(question);
  const times = [];
  const hits = [];
  for (const question of timed) {
    const begun = performance.now();
    const found = await search(question);
    times.push(performance.now() - begun);
    hits.push(found);
  }
  return { times, hits };
}

/** Asks all questions and tells the bench on stdout, as JSON, what there is to tell. */
export async function tell({ ingestSeconds, search, warmUp, timed, save }) {
  const { times, hits } = await askAll(search, warmUp, timed);
  const resident = process.memoryUsage.rss();
  const peak = process.resourceUsage().maxRSS * KIBIBYTE;
  const files = await save();
  const disk = files.reduce((bytes, file) => bytes + statSync(file).size, 0);
  process.stdout.write(JSON.stringify({ ingestSeconds, times, hits, resident, peak, disk }));
}
