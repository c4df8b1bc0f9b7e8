import type { Invocation } from './interactions.js';
import type { Json } from './json.js';
import type { World } from './objects.js';

/** What the double knows of an interaction: Discord takes one callback, then edits and follow-ups. */
export interface Pending {
  readonly invocation: Invocation;
  /** When it came, by the double's clock: its token ends with time. */
  readonly at: number;
  acknowledged: boolean;
  ephemeral: boolean;
  /** Whether nothing but "is thinking" is shown. */
  isThinking: boolean;
  /** Its reply; null as long as "is thinking" is shown. */
  message: Json | null;
  /** Where a button announced an edit, the message that it stands on. */
  replyId: string;
}

export interface State {
  readonly world: World;
  readonly token: string;
  readonly gatewayUrl: () => string;
  readonly recommendedShards: number;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Tells the bot, if it is connected or may come back to the session. */
  readonly announce: (event: string, data: unknown) => void;
  readonly interactions: Map<string, Pending>;
  /** Everybody's, whole: what the bot may see of them is another thing. */
  readonly messages: Map<string, Json>;
  /** Ids of messages that were deleted. */
  readonly deleted: Set<string>;
  /** Messages of the bot by their channel and nonce: Discord stores one of a nonce. */
  readonly nonces: Map<string, Json>;
  readonly threads: Map<string, Json>;
  /** What the bot may not do in a channel and its threads, by the channel's id. */
  readonly denied: Map<string, bigint>;
  /** What was registered last, by route: everywhere, or in one server. */
  readonly commands: Map<string, Json[]>;
  /** What Discord would have refused, and where the double itself went wrong. */
  readonly violations: string[];
}

export interface RecordedRequest {
  readonly method: string;
  /** As in Discord's description: `/channels/{channel_id}/messages`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Texts of the files that came with it, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** 0 where the connection was destroyed in place of an answer. */
  readonly status: number;
  readonly answer: unknown;
  /** When it was answered, by `performance.now()`. */
  readonly at: number;
}

/** What befalls requests that match. */
export interface Fault {
  readonly method: string;
  readonly route: string;
  /** In place of the double's own answer. */
  readonly status?: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is destroyed: before the request is taken, or after it, in place of the answer. */
  readonly reset?: 'before' | 'after';
  /** The request is taken when this has resolved. */
  readonly delay?: () => Promise<unknown>;
  /** How many requests it meets. Default 1. */
  readonly times?: number;
}
