/** The commands of the bot that Discord knows, everywhere and in its servers. Changes none. */
import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  DiscordAPIError,
  type REST,
  type RESTGetAPICurrentUserGuildsResult,
  Routes,
} from 'discord.js';
import type { Command } from '../request/command.js';

/** Servers that Discord gives in one answer. */
const A_PAGE = 200;

export type OwnServer = RESTGetAPICurrentUserGuildsResult[number];

/** Where commands are registered: in a server, by its id; null: everywhere. */
export type Place = string | null;

type Named = { readonly type?: number | undefined; readonly name: string };

/** Of a command, in one place. */
export const keyOf = ({ type, name }: Named): string => `${type ?? ApplicationCommandType.ChatInput} ${name}`;

/** `/ask` for a slash command, the bare name for one in a menu. */
export const shownName = ({ type, name }: Named): string =>
  (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput ? `/${name}` : name;

/** Starts an Activity. Discord makes it by itself, and takes no list of commands that leaves it out. */
export const isEntryPoint = ({ type }: Named): boolean => type === ApplicationCommandType.PrimaryEntryPoint;

export const routeOf = (application: string, place: Place): `/${string}` =>
  place === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, place);

export const isRefused = (error: unknown): boolean =>
  error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);

/** All servers that the bot is in. */
export async function ownServers(rest: REST): Promise<OwnServer[]> {
  const servers: OwnServer[] = [];
  for (;;) {
    const after = servers.at(-1)?.id;
    const query = new URLSearchParams({ limit: String(A_PAGE), ...(after === undefined ? {} : { after }) });
    const page = (await rest.get(Routes.userGuilds(), { query })) as RESTGetAPICurrentUserGuildsResult;
    servers.push(...page);
    if (page.length < A_PAGE) return servers;
  }
}

/** What is registered in a place, with its names in all languages. */
export async function registeredAt(rest: REST, application: string, place: Place): Promise<APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  return ((await rest.get(routeOf(application, place), { query })) ?? []) as APIApplicationCommand[];
}

/** The same of one of the bot's servers; nothing where it was invited without the scope for commands. */
export const registeredIn = (
  rest: REST,
  application: string,
  server: Pick<OwnServer, 'id'>,
): Promise<APIApplicationCommand[]> =>
  registeredAt(rest, application, server.id).catch((error: unknown) => {
    if (isRefused(error)) return [];
    throw error;
  });

/** What Discord adds to a command, or still gives beside what took its place. */
const ADDED: ReadonlySet<string> = new Set([
  ...['id', 'application_id', 'guild_id', 'version', 'name_localized', 'description_localized'],
  ...['default_permission', 'dm_permission'],
]);
/** What a command has only where it is registered everywhere. */
const EVERYWHERE_ALONE: ReadonlySet<string> = new Set(['integration_types', 'contexts']);

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** A command without what makes no difference: what Discord adds, and what is as good as left out. */
function essence(value: unknown, leftOut: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((part) => essence(part, leftOut));
    return parts.every((part) => typeof part === 'number') ? parts.sort() : parts;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !leftOut.has(key))
    .map(([key, part]) => [key, essence(part, leftOut)] as const);
  return Object.fromEntries(entries.filter(([, part]) => !isNothing(part)));
}

/** Whether Discord shows a command as this version has it. */
export function isCurrent(registered: APIApplicationCommand, { data }: Command, place: Place): boolean {
  const leftOut = place === null ? ADDED : new Set([...ADDED, ...EVERYWHERE_ALONE]);
  const { type = ApplicationCommandType.ChatInput } = data;
  return isDeepStrictEqual(essence(registered, leftOut), essence({ ...data, type }, leftOut));
}
