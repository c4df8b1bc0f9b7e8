/** What Discord says of the bot: invitation, switches, commands, permissions. Changes nothing. */
import {
  type APIApplicationCommand,
  ApplicationFlags,
  ApplicationFlagsBitField,
  PermissionsBitField,
  type REST,
} from 'discord.js';
import type { Command } from '../request/command.js';
import { invitationLink, PERMISSIONS } from './invitation.js';
import {
  isCurrent,
  isEntryPoint,
  keyOf,
  type OwnServer,
  ownServers,
  registeredAt,
  registeredIn,
  shownName,
} from './registered.js';
import { currentApplication, type RestAccess, withRest } from './rest.js';

/** Servers whose own commands are looked at: each takes a request. */
const MOST_SERVERS = 25;

/** Of the portal's switches, those of intents that Discord calls privileged. */
const PRIVILEGED = {
  'Presence Intent': [ApplicationFlags.GatewayPresence, ApplicationFlags.GatewayPresenceLimited],
  'Server Members Intent': [ApplicationFlags.GatewayGuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
  'Message Content Intent': [ApplicationFlags.GatewayMessageContent, ApplicationFlags.GatewayMessageContentLimited],
};

/** Commands of one place that people see otherwise than this version has them. */
export interface CommandFaults {
  /** Null: everywhere. */
  readonly server: { readonly id: string; readonly name: string } | null;
  /** As another version has them. */
  readonly outdated: readonly string[];
  /** That this version does not have. */
  readonly unknown: readonly string[];
  /** Registered everywhere too. */
  readonly twice: readonly string[];
}

export interface CheckUp {
  /** Its name, as its owner gave it. */
  readonly application: string;
  readonly invitation: string;
  /** Privileged intents that are switched on in the portal; the bot asks for none. */
  readonly privileged: readonly string[];
  /** Commands that are registered neither everywhere nor in each of the servers. */
  readonly unregistered: readonly string[];
  /** By place, everywhere first; none where all is well. */
  readonly commandFaults: readonly CommandFaults[];
  /** `missing`: names of the permissions that the bot needs and does not have there. */
  readonly servers: readonly { readonly id: string; readonly name: string; readonly missing: readonly string[] }[];
}

/** @throws DiscordError */
export const checkUp = (parts: RestAccess & { readonly commands: readonly Command[] }): Promise<CheckUp> =>
  withRest(parts, async (rest) => {
    const { id, name, flags } = await currentApplication(rest);
    const guilds = await ownServers(rest);
    const switches = new ApplicationFlagsBitField(flags);
    return {
      application: name,
      invitation: invitationLink(id),
      privileged: Object.entries(PRIVILEGED).flatMap(([intent, bits]) => (switches.any(bits) ? [intent] : [])),
      ...(await checkCommands(rest, id, parts.commands, guilds)),
      servers: guilds.map(({ id: guild, name: called, permissions }) => {
        const missing = new PermissionsBitField(BigInt(permissions)).missing(PERMISSIONS);
        return { id: guild, name: called, missing };
      }),
    };
  });

/** What is wrong with the commands of one place. */
function faultsAt(
  place: OwnServer | null,
  registered: readonly APIApplicationCommand[],
  everywhere: ReadonlySet<string>,
  commands: readonly Command[],
): CommandFaults {
  const ours = new Map(commands.map((command) => [keyOf(command.data), command]));
  const known = registered.filter((one) => !isEntryPoint(one));
  const those = (wanted: (one: APIApplicationCommand, command: Command | undefined) => boolean): string[] =>
    known.filter((one) => wanted(one, ours.get(keyOf(one)))).map(shownName);
  return {
    server: place,
    outdated: those((one, command) => command !== undefined && !isCurrent(one, command, place?.id ?? null)),
    unknown: those((_, command) => command === undefined),
    twice: place === null ? [] : those((one) => everywhere.has(keyOf(one))),
  };
}

async function checkCommands(
  rest: REST,
  application: string,
  commands: readonly Command[],
  servers: readonly OwnServer[],
): Promise<Pick<CheckUp, 'unregistered' | 'commandFaults'>> {
  const global = await registeredAt(rest, application, null);
  const everywhere = new Set(global.map(keyOf));
  const left = commands.filter(({ data }) => !everywhere.has(keyOf(data)));
  const missing = new Set(servers.length === 0 ? left : []);
  const faults = [faultsAt(null, global, everywhere, commands)];
  for (const server of servers.slice(0, MOST_SERVERS)) {
    const own = await registeredIn(rest, application, server);
    const here = new Set(own.map(keyOf));
    for (const command of left) if (!here.has(keyOf(command.data))) missing.add(command);
    faults.push(faultsAt(server, own, everywhere, commands));
  }
  return {
    unregistered: [...missing].map(({ data }) => shownName(data)),
    commandFaults: faults.filter(({ outdated, unknown, twice }) => outdated.length + unknown.length + twice.length > 0),
  };
}
