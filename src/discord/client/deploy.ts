import {
  ApplicationCommandType,
  DiscordAPIError,
  REST,
  type RESTGetCurrentApplicationResult,
  type RESTPutAPIApplicationCommandsResult,
  Routes,
} from 'discord.js';
import { DiscordError } from '../../errors.js';
import { toDiscordError } from '../failures/failure.js';
import type { Command } from '../request/command.js';

export interface Deployment {
  readonly token: string;
  readonly apiUrl: string;
  readonly commands: readonly Command[];
  /** The server that alone is to have the commands; null for everywhere. */
  readonly guild: string | null;
}

export interface Deployed {
  /** Name of the application, as its owner gave it. */
  readonly application: string;
  /** `/ask` for a slash command, the bare name for one in the menu of a message. */
  readonly commands: readonly string[];
}

const noAccess = (guild: string, cause: unknown): DiscordError =>
  new DiscordError(
    'no-access-to-guild',
    `the bot has no access to the server ${guild}`,
    'check the id (right-click the server, Copy Server ID) and invite the bot with the scope applications.commands',
    { cause },
  );

/**
 * Puts all commands in the place of those that Discord knows, at once.
 * @throws DiscordError
 */
export async function deployCommands({ token, apiUrl, commands, guild }: Deployment): Promise<Deployed> {
  const rest = new REST({ version: '10', api: apiUrl }).setToken(token);
  try {
    const { id, name: application } = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    const route = guild === null ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
    const body = commands.map(({ data }) => data);
    const deployed = (await rest.put(route, { body })) as RESTPutAPIApplicationCommandsResult;
    return {
      application,
      commands: deployed.map(({ type, name }) => (type === ApplicationCommandType.ChatInput ? `/${name}` : name)),
    };
  } catch (error) {
    const refused = error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
    if (guild !== null && refused) throw noAccess(guild, error);
    throw toDiscordError(error, apiUrl);
  }
}
