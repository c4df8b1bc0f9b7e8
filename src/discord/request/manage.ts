import { type Interaction, PermissionFlagsBits } from 'discord.js';
import { VerbatimError } from '../../errors.js';
import type { Origin } from './origin.js';

/** Whether the person manages the server that they are in. */
export const isManager = ({ memberPermissions }: Interaction): boolean =>
  memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;

/**
 * The server that the person manages. Discord asks for the permission before it offers the command, unless a server has
 * changed that: so it is asked for here again.
 * @throws VerbatimError `not-a-manager`
 */
export function managedGuild(interaction: Interaction, { guild }: Origin): string {
  if (guild !== null && isManager(interaction)) return guild;
  throw new VerbatimError('not-a-manager', 'this takes the permission Manage Server', 'ask somebody who has it');
}
