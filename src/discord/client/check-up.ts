/** What Discord says of the bot: invitation, switches, commands, permissions. Changes nothing. */
import {
  type APIApplicationCommand,
  ApplicationFlags,
  ApplicationFlagsBitField,
  PermissionsBitField,
  type REST,
  type RESTGetAPICurrentUserGuildsResult,
  Routes,
} from 'discord.js';
import type { Command } from '../request/command.js';
import { invitationLink, PERMISSIONS } from './invitation.js';
import { currentApplication, type RestAccess, withRest } from './rest.js';

/** Servers whose own commands are looked at where some are not registered everywhere: each takes a request. */
const MOST_SERVERS = 25;

/** Of the portal's switches, those of intents that Discord calls privileged. */
const PRIVILEGED = {
  'Presence Intent': [ApplicationFlags.GatewayPresence, ApplicationFlags.GatewayPresenceLimited],
  'Server Members Intent': [ApplicationFlags.GatewayGuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
  'Message Content Intent': [ApplicationFlags.GatewayMessageContent, ApplicationFlags.GatewayMessageContentLimited],
};

export interface CheckUp {
  /** Its name, as its owner gave it. */
  readonly application: string;
  readonly invitation: string;
  /** Privileged intents that are switched on in the portal; the bot asks for none. */
  readonly privileged: readonly string[];
  /** Commands that are registered neither everywhere nor in each of the servers. */
  readonly unregistered: readonly string[];
  /** `missing`: names of the permissions that the bot needs and does not have there. */
  readonly servers: readonly { readonly id: string; readonly name: string; readonly missing: readonly string[] }[];
}

/** @throws DiscordError */
export const checkUp = (parts: RestAccess & { readonly commands: readonly Command[] }): Promise<CheckUp> =>
  withRest(parts, async (rest) => {
    const { id, name, flags } = await currentApplication(rest);
    const guilds = (await rest.get(Routes.userGuilds())) as RESTGetAPICurrentUserGuildsResult;
    const switches = new ApplicationFlagsBitField(flags);
    return {
      application: name,
      invitation: invitationLink(id),
      privileged: Object.entries(PRIVILEGED).flatMap(([intent, bits]) => (switches.any(bits) ? [intent] : [])),
      unregistered: await unregistered(rest, id, parts.commands, guilds),
      servers: guilds.map(({ id: guild, name: called, permissions }) => {
        const missing = new PermissionsBitField(BigInt(permissions)).missing(PERMISSIONS);
        return { id: guild, name: called, missing };
      }),
    };
  });

const key = ({ type, name }: { readonly type?: number | undefined; readonly name: string }): string =>
  `${type ?? 1} ${name}`;

async function unregistered(
  rest: REST,
  application: string,
  commands: readonly Command[],
  guilds: RESTGetAPICurrentUserGuildsResult,
): Promise<string[]> {
  const at = async (route: `/${string}`): Promise<Set<string>> =>
    new Set(((await rest.get(route)) as APIApplicationCommand[]).map(key));
  const everywhere = await at(Routes.applicationCommands(application));
  const left = commands.filter(({ data }) => !everywhere.has(key(data)));
  const missing = new Set(guilds.length === 0 ? left : []);
  for (const { id } of left.length === 0 ? [] : guilds.slice(0, MOST_SERVERS)) {
    const here = await at(Routes.applicationGuildCommands(application, id));
    for (const command of left) if (!here.has(key(command.data))) missing.add(command);
  }
  return [...missing].map(({ data }) => data.name);
}
