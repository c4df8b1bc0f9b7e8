import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

/** A command for servers, direct messages and the app that a person has installed for themselves. */
export const ANYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};
