/** What the bot asks of Discord and of servers: intents and permissions, no more than it uses. */
import { GatewayIntentBits, OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/** None of these is privileged: mentions, replies with ping and direct messages carry their content without it. */
export const INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** Without it the bot answers all the same, but makes no threads. */
const THREADS = PermissionFlagsBits.CreatePublicThreads;

/** A reply to a message needs the permission to read the history. */
export const PERMISSIONS = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
]).freeze();

/** The page on which somebody adds the bot to their server, with these permissions and no more. */
export function invitationLink(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  url.searchParams.set('permissions', PERMISSIONS.add(THREADS).bitfield.toString());
  return url.href;
}
