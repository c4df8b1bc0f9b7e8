import type { Invocation } from './interactions.js';
import type { Json } from './json.js';
import type { World } from './objects.js';

/** What the double knows of an interaction: Discord takes one callback, then edits and follow-ups. */
export interface Pending {
  readonly invocation: Invocation;
  acknowledged: boolean;
  readonly ephemeral: boolean;
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
  readonly interactions: Map<string, Pending & { ephemeral: boolean }>;
  readonly messages: Map<string, Json>;
  /** People who have left the server; for how long others may not speak (ISO 8601). */
  readonly left: Set<string>;
  readonly silenced: Map<string, string>;
  /** Messages of the bot by their channel and nonce: Discord stores one of a nonce. */
  readonly nonces: Map<string, Json>;
  /** Ids of people's messages that were deleted. */
  readonly deleted: Set<string>;
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
  readonly status: number;
  readonly answer: unknown;
  /** When it was answered, by `performance.now()`. */
  readonly at: number;
}

/** What the double answers to requests that match, in place of its own answer. */
export interface Fault {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many requests it meets. Default 1. */
  readonly times?: number;
}
