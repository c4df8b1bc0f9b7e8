import { quantile } from '../eval/metrics.js';
import type { Seen } from './web-person.js';

/** What many people saw in one stretch of time. */
export interface WebLoad {
  readonly says: string;
  readonly seconds: number;
  readonly seen: readonly Seen[];
  /** Resident MiB of the server, from the beginning to the end. */
  readonly memory: readonly number[];
}

export interface WebConditions {
  readonly head: string;
  readonly people: number;
  readonly articles: number;
  readonly passages: number;
}

/** Told to wait, in words and with the time to wait: that is not an error. */
const ASKED_TO_WAIT = [429, 503];

const isShown = ({ status }: Seen): boolean => status === 200;
const isToWait = ({ status }: Seen): boolean => status !== null && ASKED_TO_WAIT.includes(status);

function times(seen: readonly Seen[], page: Seen['page']): string {
  const all = seen.filter((one) => one.page === page && isShown(one)).map(({ milliseconds }) => milliseconds);
  return [0.5, 0.95, 0.99].map((share) => `${quantile(all, share).toFixed(0)} ms`).join(', ');
}

/** A Markdown table with a column a load; `failed` when any page was neither shown nor asked to wait for. */
export function reportWeb(
  loads: readonly WebLoad[],
  { head, people, articles, passages }: WebConditions,
): { readonly table: string; readonly failed: boolean } {
  const line = (says: string, figure: (load: WebLoad) => string | number): string =>
    `| ${says} | ${loads.map(figure).join(' | ')} |`;
  const errors = ({ seen }: WebLoad): number => seen.filter((one) => !isShown(one) && !isToWait(one)).length;
  const table = [
    line(head, ({ says }) => says),
    `|---|${loads.map(() => '---|').join('')}`,
    line('library', () => `${articles.toLocaleString('en')} articles, ${passages.toLocaleString('en')} passages`),
    line('load', ({ seconds }) => `${people} people for ${seconds} s`),
    line('pages shown', ({ seen }) => seen.filter(isShown).length),
    line('pages a second', ({ seen, seconds }) => (seen.filter(isShown).length / seconds).toFixed(0)),
    line('an answer, p50, p95, p99', ({ seen }) => times(seen, 'answer')),
    line('an article, p50, p95, p99', ({ seen }) => times(seen, 'article')),
    line('asked to wait', ({ seen }) => seen.filter(isToWait).length),
    line('errors', errors),
    line('resident memory at the start, in the middle, at the end', ({ memory }) =>
      [0, Math.floor(memory.length / 2), memory.length - 1].map((at) => `${memory[at]!.toFixed(0)} MiB`).join(', '),
    ),
  ].join('\n');
  return { table, failed: loads.some((one) => errors(one) > 0) };
}
