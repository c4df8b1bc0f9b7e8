/** Says to the asker alone what is for nobody else: refusals and errors. Leaves nothing of it where others read. */
import type { CommandInteraction } from 'discord.js';
import { isGone } from '../failures/refusal.js';
import { asEphemeral, type OutgoingMessage } from './message.js';

type Answerable = Pick<
  CommandInteraction,
  'deferred' | 'replied' | 'ephemeral' | 'reply' | 'editReply' | 'deleteReply' | 'followUp'
>;

/** Where an answer was announced to all, the announcement goes first: Discord would put what follows in its place. */
export async function toAskerAlone(interaction: Answerable, message: OutgoingMessage): Promise<void> {
  if (!interaction.deferred && !interaction.replied) {
    await interaction.reply(asEphemeral(message));
    return;
  }
  // Set by `deferReply` alone: behind `deferUpdate` stands a card, which is left as it is.
  const isAnnounced = interaction.deferred && !interaction.replied && interaction.ephemeral !== null;
  if (isAnnounced && interaction.ephemeral === true) {
    await interaction.editReply(message);
    return;
  }
  if (isAnnounced) {
    await interaction.deleteReply().catch((error: unknown) => {
      // Somebody else has deleted it.
      if (!isGone(error)) throw error;
    });
  }
  await interaction.followUp(asEphemeral(message));
}
