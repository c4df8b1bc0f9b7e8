/** What cannot be fetched, and what to do about it. Refuses to name an address inside a private network. */
import { VerbatimError } from '../../errors.js';

/** What to do about each kind of failure. The codes are stable: a front end may word the kinds itself. */
const REMEDIES = {
  'bad-url': 'give the http or https address of one published article, as the browser shows it',
  'address-not-public': 'only pages of the public internet are fetched: save the page and ingest the file',
  'host-not-found': 'check the spelling of the address, and the connection',
  'host-unreachable': 'try again later, or save the page and ingest the file',
  'robots-disallow': 'respect it, or save the page by hand if you may and ingest the file',
  'robots-unreachable': 'try again later: while robots.txt cannot be read, nothing of the site is fetched',
  'page-gone': 'check the address: it may have moved',
  'page-refused': 'if you may read it, save the page from your browser and ingest the file',
  'page-error': 'try again later',
  'host-busy': 'try again later: the site asks for time',
  'page-type': 'give the address of an article: a page, a PDF or plain text',
  'page-too-large': 'save the article itself and ingest the file',
  'page-too-slow': 'try again later',
  'page-broken': 'try again later, or save the page and ingest the file',
  'bad-redirect': 'give the address that the browser shows in the end',
  'fetch-interrupted': 'run the same command again to go on',
  'feed-unreadable': 'give the address of an RSS, Atom or JSON feed',
  'feed-list': 'correct the file, or delete it and add the feeds again',
} as const;

export type FetchErrorCode = keyof typeof REMEDIES;

/** Failures that another try does not mend: the address itself is at fault, not the moment. */
const LASTING: readonly FetchErrorCode[] = ['bad-url', 'page-gone', 'page-type', 'page-too-large', 'bad-redirect'];

export class FetchError extends VerbatimError {
  declare readonly code: FetchErrorCode;
  readonly lasting: boolean;
  /** Milliseconds that the site asks to be left alone; null: it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    code: FetchErrorCode,
    message: string,
    { cause, retryAfterMs = null }: { cause?: unknown; retryAfterMs?: number | null } = {},
  ) {
    super(code, message, REMEDIES[code], { cause });
    this.lasting = LASTING.includes(code);
    this.retryAfterMs = retryAfterMs;
  }
}
