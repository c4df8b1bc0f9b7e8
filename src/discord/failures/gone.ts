import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** Answers of Discord's after which nothing can be said to the person any more, or that they have made so themselves. */
const GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  // The reply, or the card whose button was pressed, was deleted meanwhile.
  RESTJSONErrorCodes.UnknownMessage,
  // An interaction's token lives fifteen minutes.
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
]);

/** Answers of Discord's about where something was to be said. */
const OF_THE_PLACE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

const codeOf = (error: unknown): unknown => (error instanceof DiscordAPIError ? error.code : null);

export const isGone = (error: unknown): boolean => GONE.has(codeOf(error));

/** Whether the bot may not speak there: a matter of the server's, not of the code. */
export const isOfThePlace = (error: unknown): boolean => OF_THE_PLACE.has(codeOf(error));
