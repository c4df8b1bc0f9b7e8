import { CHANNEL_ROUTES } from './channel-routes.js';
import { checkCommands } from './command-rules.js';
import { INTERACTION_ROUTES } from './interaction-routes.js';
import { type Json, objects, snowflake } from './json.js';
import { application, botUser, member } from './objects.js';
import { type Call, type Handler, ok, type Reply, refuse } from './reply.js';
import type { State } from './state.js';

const isServer = ({ world }: State, guildId: string | undefined): boolean =>
  guildId === undefined || world.servers.some((server) => server.guildId === guildId);

function getCommands(call: Call, state: State): Reply {
  const { application_id: applicationId, guild_id: guildId } = call.parameters;
  if (applicationId !== state.world.applicationId) return refuse(403, 20012, 'You are not authorized');
  if (!isServer(state, guildId)) return refuse(403, 50001, 'Missing Access');
  const commands = state.commands.get(guildId ?? '') ?? [];
  return ok(call.query.get('with_localizations') === 'true' ? commands : commands.map(withoutLocalizations));
}

const isLocalization = (key: string): boolean => ['name_localizations', 'description_localizations'].includes(key);

/** Discord gives the names in other languages only on demand. */
function withoutLocalizations(command: Json): Json {
  const kept = Object.entries(command).filter(([key]) => !isLocalization(key));
  const options = objects(command.options).map(withoutLocalizations);
  return { ...Object.fromEntries(kept), ...(options.length === 0 ? {} : { options }) };
}

/** In order of their ids, up to 200 at once. */
function ownGuilds({ query }: Call, { world }: State): Reply {
  const after = BigInt(query.get('after') ?? 0);
  const known = world.servers.map(({ guildId }) => BigInt(guildId)).filter((id) => id > after);
  const page = known.sort((a, b) => Number(a - b)).slice(0, Number(query.get('limit') ?? 200));
  return ok(
    page.map((id) => ({
      ...{ id: String(id), name: 'Rédaction', icon: null, banner: null, owner: false },
      ...{ permissions: member(world).permissions, features: [] },
    })),
  );
}

const ENTRY_POINT = 4;

function putCommands(call: Call, state: State): Reply {
  const { application_id: applicationId, guild_id: guildId } = call.parameters;
  if (applicationId !== state.world.applicationId) return refuse(403, 20012, 'You are not authorized');
  if (!isServer(state, guildId)) return refuse(403, 50001, 'Missing Access');
  const commands = objects(call.body);
  const before = state.commands.get(guildId ?? '') ?? [];
  const lost = before.some(({ type, id }) => type === ENTRY_POINT && !commands.some((one) => one.id === id));
  if (lost) return refuse(400, 50240, 'You cannot remove this app’s Entry Point command in a bulk update operation.');
  state.violations.push(...checkCommands(commands));
  const registered = commands.map((command) => {
    const { type = 1, name } = command;
    // A command that was there keeps its id.
    const id = before.find((one) => one.type === type && one.name === name)?.id ?? snowflake();
    return {
      ...{ description: '', default_member_permissions: null, ...command, type, id, version: snowflake() },
      ...{ application_id: applicationId, nsfw: false, default_permission: true },
      // In a server, Discord keeps neither where a command can be used nor by which kind of installation.
      ...(guildId === undefined ? {} : { guild_id: guildId, integration_types: [0], contexts: null }),
    };
  });
  state.commands.set(guildId ?? '', registered);
  return ok(registered);
}

function getMember({ parameters: { user_id: id = '' } }: Call, { world, left, silenced }: State): Reply {
  const { permissions: _, ...known } = member(world, id);
  if (left.has(id)) return refuse(404, 10007, 'Unknown Member');
  return ok({ ...known, banner: null, communication_disabled_until: silenced.get(id) ?? null });
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
  'GET /guilds/{guild_id}/members/{user_id}': getMember,
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
