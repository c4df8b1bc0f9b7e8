/** Registers the commands with Discord, in place of all that were registered before. */
import { ApplicationCommandType, DiscordAPIError, type RESTPutAPIApplicationCommandsResult, Routes } from 'discord.js';
import { DiscordError } from '../../errors.js';
import type { Command } from '../request/command.js';
import { currentApplication, type RestAccess, withRest } from './rest.js';

interface Deployment extends RestAccess {
  readonly commands: readonly Command[];
  /** The server that alone is to have the commands; null for everywhere. */
  readonly guild: string | null;
}

interface Deployed {
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

/** @throws DiscordError */
export const deployCommands = (deployment: Deployment): Promise<Deployed> =>
  withRest(deployment, async (rest) => {
    const { commands, guild } = deployment;
    try {
      const { id, name: application } = await currentApplication(rest);
      const route = guild === null ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
      const body = commands.map(({ data }) => data);
      const deployed = (await rest.put(route, { body })) as RESTPutAPIApplicationCommandsResult;
      return {
        application,
        commands: deployed.map(({ type, name }) => (type === ApplicationCommandType.ChatInput ? `/${name}` : name)),
      };
    } catch (error) {
      const isRefused = error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
      throw guild !== null && isRefused ? noAccess(guild, error) : error;
    }
  });
