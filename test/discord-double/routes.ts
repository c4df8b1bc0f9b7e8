import { CHANNEL_ROUTES } from './channel-routes.js';
import { checkCommands } from './command-rules.js';
import { INTERACTION_ROUTES } from './interaction-routes.js';
import { objects, snowflake } from './json.js';
import { application, botUser, member } from './objects.js';
import { type Call, type Handler, ok, type Reply, refuse } from './reply.js';
import type { State } from './state.js';

const isServer = ({ world }: State, guildId: string | undefined): boolean =>
  guildId === undefined || world.servers.some((server) => server.guildId === guildId);

function getCommands(call: Call, state: State): Reply {
  const { application_id: applicationId, guild_id: guildId } = call.parameters;
  if (applicationId !== state.world.applicationId) return refuse(403, 20012, 'You are not authorized');
  if (!isServer(state, guildId)) return refuse(403, 50001, 'Missing Access');
  return ok(state.commands.get(guildId ?? '') ?? []);
}

const ownGuilds = (_: Call, { world }: State): Reply =>
  ok(
    world.servers.map(({ guildId }) => ({
      ...{ id: guildId, name: 'Rédaction', icon: null, banner: null, owner: false },
      ...{ permissions: member(world).permissions, features: [] },
    })),
  );

function putCommands(call: Call, state: State): Reply {
  const { application_id: applicationId, guild_id: guildId } = call.parameters;
  if (applicationId !== state.world.applicationId) return refuse(403, 20012, 'You are not authorized');
  if (!isServer(state, guildId)) return refuse(403, 50001, 'Missing Access');
  const commands = objects(call.body);
  state.violations.push(...checkCommands(commands));
  const registered = commands.map((command) => ({
    ...{
      type: 1,
      description: '',
      default_member_permissions: null,
      ...command,
      id: snowflake(),
      version: snowflake(),
    },
    ...{ application_id: applicationId, ...(guildId === undefined ? {} : { guild_id: guildId }) },
  }));
  state.commands.set(guildId ?? '', registered);
  return ok(registered);
}

function gatewayBot(_: Call, state: State): Reply {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
  return ok({ url: state.gatewayUrl(), shards: state.recommendedShards, session_start_limit });
}

/** Method and route, as Discord's description names them. */
const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /gateway/bot': gatewayBot,
  'GET /applications/@me': (_, { world }) => ok(application(world)),
  'GET /users/@me': (_, { world }) => ok(botUser(world)),
  'GET /users/@me/guilds': ownGuilds,
  'GET /applications/{application_id}/commands': getCommands,
  'GET /applications/{application_id}/guilds/{guild_id}/commands': getCommands,
  'PUT /applications/{application_id}/commands': putCommands,
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': putCommands,
  ...INTERACTION_ROUTES,
  ...CHANNEL_ROUTES,
};

const patterns = Object.keys(ROUTES).map((key) => {
  const [method = '', route = ''] = key.split(' ');
  return { key, method, route, pattern: new RegExp(`^${route.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) };
});

/** The route of a decoded path below `/api/v10`, and what stands in its places; null where the double has none. */
export function match(method: string, path: string) {
  for (const entry of patterns) {
    const found = entry.method === method ? entry.pattern.exec(path) : null;
    if (found === null) continue;
    const parameters: Record<string, string> = { ...found.groups };
    return { handler: ROUTES[entry.key]!, route: entry.route, parameters };
  }
  return null;
}
