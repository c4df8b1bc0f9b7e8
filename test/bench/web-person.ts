import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** What a person saw of one page. */
export interface Seen {
  readonly page: 'answer' | 'article';
  /** HTTP's; null: nothing came. */
  readonly status: number | null;
  readonly milliseconds: number;
}

export interface PersonOrder {
  /** Of the room, without a slash at its end. */
  readonly address: string;
  /** On loopback, of this person alone: the room counts what each address asks. */
  readonly from: string;
  /** Asked in order, over and over. */
  readonly questions: readonly string[];
  /** Milliseconds between a page and the next. */
  readonly think: () => number;
  /** In the time of `performance.now()`. */
  readonly until: number;
  readonly signal: AbortSignal;
}

/** One answer in so many is followed to its first citation. */
const FOLLOWED = 3;

const FIRST_CITATION = /href="(\/a\/[^"]+)"/;

/** Asks, reads, follows a citation now and then, as long as told. */
export async function person({ address, from, questions, think, until, signal }: PersonOrder): Promise<Seen[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const seen: Seen[] = [];

  async function open(page: Seen['page'], path: string): Promise<string> {
    const begun = performance.now();
    const { status, body } = await new Promise<{ status: number | null; body: string }>((resolve) => {
      const failed = (): void => resolve({ status: null, body: '' });
      const headers = { accept: 'text/html', 'accept-language': 'fr' };
      get(`${address}${path}`, { agent, localAddress: from, headers, signal }, (response) => {
        text(response).then((body) => resolve({ status: response.statusCode ?? null, body }), failed);
      }).on('error', failed);
    });
    if (!signal.aborted) seen.push({ page, status, milliseconds: performance.now() - begun });
    await wait(think(), undefined, { signal }).catch(() => undefined);
    return body;
  }

  try {
    for (let turn = 0; performance.now() < until && !signal.aborted; turn += 1) {
      const question = questions[turn % questions.length] ?? '';
      const answer = await open('answer', `/?q=${encodeURIComponent(question)}`);
      const citation = turn % FOLLOWED === 0 ? FIRST_CITATION.exec(answer)?.[1] : undefined;
      if (citation !== undefined) await open('article', citation.replaceAll('&amp;', '&').replace(/#.*/, ''));
    }
    return seen;
  } finally {
    agent.destroy();
  }
}
