/** Commands in a text, to be clicked where Discord's id of them is known. */
import { ApplicationCommandType, type Client } from 'discord.js';
import { registeredAt, registeredIn } from '../client/registered.js';
import { describeForLog } from '../failures/failure.js';
import type { Command } from '../request/command.js';
import type { BotLog } from '../request/context.js';
import type { CommandMentions } from './help.js';

/** Servers whose own commands are looked at where some are not registered everywhere: each takes a request. */
const MOST_SERVERS = 25;

/** By the name of the command. */
type Ids = ReadonlyMap<string, string>;

export interface RenewedMentions extends CommandMentions {
  /** Asks Discord which commands are registered, and by which id. Never rejects. */
  renew(client: Client<true>): Promise<void>;
}

const idsOf = (registered: Awaited<ReturnType<typeof registeredAt>>): Ids =>
  new Map(registered.flatMap(({ type, name, id }) => (type === ApplicationCommandType.ChatInput ? [[name, id]] : [])));

export function createCommandMentions(commands: readonly Command[], log: Pick<BotLog, 'warn'>): RenewedMentions {
  const data = commands.map((command) => command.data).filter(({ type }) => type !== ApplicationCommandType.Message);
  const inFrench = new Map(data.map(({ name, name_localizations }) => [name, name_localizations?.fr ?? name]));
  let everywhere: Ids = new Map();
  let inServers: ReadonlyMap<string, Ids> = new Map();

  async function look({ rest, application, guilds }: Client<true>): Promise<void> {
    everywhere = idsOf(await registeredAt(rest, application.id, null));
    const servers = new Map<string, Ids>();
    const isWhole = data.every(({ name }) => everywhere.has(name));
    for (const id of isWhole ? [] : [...guilds.cache.keys()].slice(0, MOST_SERVERS)) {
      servers.set(id, idsOf(await registeredIn(rest, application.id, { id })));
    }
    inServers = servers;
  }

  return {
    mention(name, language, guild) {
      const shown = language === 'fr' ? inFrench.get(name) : name;
      const id = everywhere.get(name) ?? inServers.get(guild ?? '')?.get(name);
      if (id === undefined) return `\`/${shown}\``;
      // Only by its English name can a command be clicked; people find it by their own.
      return shown === name ? `</${name}:${id}>` : `</${name}:${id}> (\`/${shown}\`)`;
    },
    renew: (client) =>
      look(client).catch((error: unknown) =>
        log.warn({ error: describeForLog(error) }, 'ids of commands not renewed: they cannot be clicked'),
      ),
  };
}
