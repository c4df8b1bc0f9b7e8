/** Told of what happens, in numbers: nothing that anybody wrote, no name, no token. Times are seconds. */
export interface Observer {
  /** From the arrival of an interaction until Discord has taken the first word about it. */
  acknowledged(seconds: number): void;
  /** From the arrival of an interaction or message until Discord has taken what was asked for. */
  answered(seconds: number): void;
  /** @param reason the code of what a person was told: `busy`, `cooldown-person`, `bad-date`, ... */
  refused(reason: string): void;
  /** Something went wrong that is nobody's mistake but ours or Discord's. */
  failed(): void;
}

/** For a bot that nobody watches. */
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
