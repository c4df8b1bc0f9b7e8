/** The line for a failure: what the person can do about it, nothing about its inside. */
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { VerbatimError } from '../../errors.js';
import type { Observer } from '../../operations/observer.js';
import type { Language } from '../../text/language.js';
import { DISCORD_WORDING, type DiscordWording } from '../wording/wording.js';

type RefusalLineCode = keyof DiscordWording['refusal'];

/** The code of a failure that is nobody's mistake in the code (a full queue, a text that is too short), else null. */
export const refusalOf = (error: unknown): RefusalLineCode | null =>
  error instanceof VerbatimError && Object.hasOwn(DISCORD_WORDING.en.refusal, error.code)
    ? (error.code as RefusalLineCode)
    : null;

/** Counts a failure and gives its line. */
export function failureLine(error: unknown, language: Language, observer: Observer): string {
  const { failed, refusal } = DISCORD_WORDING[language];
  const code = refusalOf(error);
  if (code === null) observer.failed();
  else observer.refused(code);
  return code === null ? failed : refusal[code];
}

/** Discord's codes after which the person can no longer be answered, or has been. */
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

/** Discord's codes for a channel in which the bot may not speak. */
const FORBIDDEN: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

/** Without the permission Read Message History no message can be referred to. */
export const isWithoutHistory = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;

/** Whether the message that a reply refers to was deleted, if Discord finds fault with nothing else. */
export function isReferenceGone(error: unknown): boolean {
  if (codeOf(error) !== RESTJSONErrorCodes.InvalidFormBodyOrContentType) return false;
  const { errors } = (error as DiscordAPIError).rawError as { readonly errors?: object };
  return errors === undefined || 'message_reference' in errors;
}

const codeOf = (error: unknown): unknown => (error instanceof DiscordAPIError ? error.code : null);

export const isGone = (error: unknown): boolean => GONE.has(codeOf(error));

/** Whether the bot may not speak there: the server decides that. */
export const isForbidden = (error: unknown): boolean => FORBIDDEN.has(codeOf(error));
