/** What a bot reports of its work, in numbers: nothing that anybody wrote, no name, no token. Times are seconds. */

export interface Observer {
  /** From the arrival of an interaction until Discord has accepted the first reply. */
  acknowledged(seconds: number): void;
  /** From the arrival of an interaction or message until Discord has accepted the answer. */
  answered(seconds: number): void;
  /** @param reason the code of the refusal: `busy`, `cooldown-person`, `bad-date`, ... */
  refused(reason: string): void;
  /** An error of ours or of Discord's. */
  failed(): void;
}

/** For a bot without metrics. */
export const UNOBSERVED: Observer = {
  acknowledged: () => undefined,
  answered: () => undefined,
  refused: () => undefined,
  failed: () => undefined,
};

/** One connection to the gateway. */
export interface GatewayConnection {
  readonly shard: number;
  /** As discord.js names it, in lower case: `ready`, `connecting`, `resuming`, ... */
  readonly state: string;
}
