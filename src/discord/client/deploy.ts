/**
 * Registers the commands with Discord, and removes those of the bot that are stale: of an earlier version, or listed twice.
 * Leaves the command that starts an Activity as it is.
 */
import type { APIApplicationCommand, REST } from 'discord.js';
import { DiscordError } from '../../errors.js';
import type { Command } from '../request/command.js';
import {
  isEntryPoint,
  isRefused,
  keyOf,
  type OwnServer,
  ownServers,
  type Place,
  registeredAt,
  registeredIn,
  routeOf,
  shownName,
} from './registered.js';
import { currentApplication, type RestAccess, withRest } from './rest.js';

/** Servers that are looked at together. */
const AT_ONCE = 20;

/** What was done in one place, or is worth knowing there. */
export interface Deployed {
  /** `twice`: registered everywhere and in this server, which lists them twice. */
  readonly what: 'registered' | 'removed' | 'twice';
  /** `/ask` for a slash command, the bare name for one in the menu of a message. */
  readonly commands: readonly string[];
  /** The server; null: everywhere. Its name where it is known. */
  readonly server: { readonly id: string; readonly name: string | null } | null;
}

interface Deployment extends RestAccess {
  readonly commands: readonly Command[];
  /** The server that is to have the commands; null for everywhere, and then in no server apart. */
  readonly guild: string | null;
  /** Whether the server alone is to have them. */
  readonly only: boolean;
  /** Is told of each step as soon as it is done, with the name of the application. */
  readonly tell: (application: string, deployed: Deployed) => void;
}

/** What keeps a command as it is in a list that takes the place of all. */
const unchanged = ({ id, type, name, handler, ...command }: APIApplicationCommand) => {
  const { name_localizations, description, description_localizations } = command;
  const { default_member_permissions, integration_types, contexts } = command;
  return {
    ...{ id, type, name, handler, name_localizations, description, description_localizations },
    ...{ default_member_permissions, integration_types, contexts },
  };
};

const noAccess = (guild: string, cause: unknown): DiscordError =>
  new DiscordError(
    'no-access-to-guild',
    `the bot has no access to the server ${guild}`,
    'check the id (right-click the server, Copy Server ID) and invite the bot with the scope applications.commands',
    { cause },
  );

/** @throws DiscordError; what was told until then is done, and the next call goes on with the rest */
export const deployCommands = (deployment: Deployment): Promise<void> =>
  withRest(deployment, async (rest) => {
    const { commands, guild, only, tell } = deployment;
    const { id, name: application } = await currentApplication(rest);
    const done = (
      what: Deployed['what'],
      which: Parameters<typeof shownName>[0][],
      server: Deployed['server'],
    ): void => {
      if (which.length > 0) tell(application, { what, commands: which.map(shownName), server });
    };

    async function register(): Promise<void> {
      try {
        const before = await registeredAt(rest, id, guild);
        const registered = await put(rest, id, guild, before, commands);
        const server = guild === null ? null : { id: guild, name: null };
        const now = new Set(registered.map(keyOf));
        done(
          'registered',
          commands.map(({ data }) => data),
          server,
        );
        done(
          'removed',
          before.filter((one) => !now.has(keyOf(one))),
          server,
        );
      } catch (error) {
        throw guild !== null && isRefused(error) ? noAccess(guild, error) : error;
      }
    }

    async function clear(before: APIApplicationCommand[], server: OwnServer | null): Promise<void> {
      const stale = before.filter((one) => !isEntryPoint(one));
      if (stale.length === 0) return;
      await put(rest, id, server?.id ?? null, before, []);
      done('removed', stale, server);
    }

    await register();
    const everywhere = guild === null ? [] : await registeredAt(rest, id, null);
    if (guild !== null && !only) {
      const ours = new Set(commands.map(({ data }) => keyOf(data)));
      done(
        'twice',
        everywhere.filter((one) => ours.has(keyOf(one))),
        { id: guild, name: null },
      );
      return;
    }
    // First registered, then removed: nobody is without commands in between.
    await clear(everywhere, null);
    const others = (await ownServers(rest)).filter((server) => server.id !== guild);
    for (let from = 0; from < others.length; from += AT_ONCE) {
      const servers = others.slice(from, from + AT_ONCE);
      const found = await Promise.all(servers.map((server) => registeredIn(rest, id, server)));
      for (const [at, server] of servers.entries()) await clear(found[at] ?? [], server);
    }
  });

/** Puts commands in the place of all that were registered there. */
async function put(
  rest: REST,
  application: string,
  place: Place,
  before: readonly APIApplicationCommand[],
  commands: readonly Command[],
): Promise<APIApplicationCommand[]> {
  const body = [...commands.map(({ data }) => data), ...before.filter(isEntryPoint).map(unchanged)];
  return (await rest.put(routeOf(application, place), { body })) as APIApplicationCommand[];
}
