/** Failures of discord.js as errors that a person can act on, and what a log may say of any error. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes, HTTPError } from 'discord.js';
import { DiscordError, DiscordSettingError } from '../../errors.js';

const PORTAL = "Discord's developer portal (https://discord.com/developers/applications)";

const wrongToken = (cause: unknown): DiscordSettingError =>
  new DiscordSettingError(
    'wrong-token',
    'Discord refused the token',
    `copy the bot's token anew from ${PORTAL}, Bot, Reset Token, and put it into DISCORD_TOKEN`,
    { cause },
  );

/** An address may hold a name and password, or a key behind `?`. */
function withoutSecrets(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

const unreachable = (apiUrl: string, cause: unknown): DiscordError =>
  new DiscordError(
    'discord-unreachable',
    `Discord cannot be reached at ${withoutSecrets(apiUrl)}`,
    'check the network and https://discordstatus.com, and that DISCORD_API_URL is unset or right, then try again',
    { cause },
  );

/** Errors of sockets, names and time limits, as Node and undici report them. */
export function isNetworkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    (typeof code === 'string' && /^(?:E[A-Z]{3}|UND_ERR)/.test(code)) ||
    /^(?:Abort|Timeout)Error$/.test(error.name) ||
    isNetworkFailure(error.cause)
  );
}

/** Whether the same may go well later: Discord could not be reached, or had an error of its own. */
export const isPassing = (error: unknown): boolean =>
  isNetworkFailure(error) || (error instanceof HTTPError && error.status >= 500);

/** The error for a code with which the gateway closes for good. */
export function closedForGood(code: number): DiscordError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return wrongToken(undefined);
  if (code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents) {
    return new DiscordSettingError(
      'intents-refused',
      'Discord refused the gateway intents, though Verbatim asks for no privileged one',
      `look at the bot's settings in ${PORTAL}, then start again`,
    );
  }
  return new DiscordError(
    'gateway-closed',
    `Discord closed the connection for good (code ${code})`,
    'start again; if it lasts, look at https://discordstatus.com',
  );
}

export function toDiscordError(error: unknown, apiUrl: string): DiscordError {
  if (error instanceof DiscordError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return wrongToken(error);
  const status = error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : null;
  if (status === 401) return wrongToken(error);
  if (status !== null && status >= 500) {
    return new DiscordError(
      'discord-failing',
      `Discord answered with an error of its own (${status})`,
      'try again in a few minutes; https://discordstatus.com says how it is',
      { cause: error },
    );
  }
  if (error instanceof DiscordAPIError) {
    return new DiscordError(
      'discord-refused',
      `Discord refused the request (${error.status}, code ${error.code})`,
      'check that the bot is in the server and may do this there, then try again',
      { cause: error },
    );
  }
  if (isNetworkFailure(error)) return unreachable(apiUrl, error);
  const [message] = String(error instanceof Error ? error.message : error).split('\n', 1);
  return new DiscordError('discord-failed', `the connection to Discord failed: ${message}`, 'try again', {
    cause: error,
  });
}

/**
 * Its kind and where it happened. Never its message, body or address: those can carry a person's question, or the token
 * of an interaction.
 */
export function describeForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, status } = error as { code?: unknown; status?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { kind: error.constructor.name, code, status, at: frames.slice(0, 4).map((line) => line.trim()) };
}
