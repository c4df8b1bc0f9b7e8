/** Tells a server's managers, once, that messages were corrected. Never by direct message: whoever manages it there reads it. */
import type { RepliableInteraction } from 'discord.js';
import { describeForLog } from '../failures/failure.js';
import { asEphemeral, textCardMessage } from '../messages/message.js';
import type { CommandContext } from '../request/context.js';
import { isManager } from '../request/origin.js';
import { CORRECTION_WORDING } from '../wording/correction-wording.js';

/** Behind the answer to a command of the first manager who comes, when no message waits any more. */
export async function tellOfCorrections(interaction: RepliableInteraction, context: CommandContext): Promise<void> {
  const { records, origin, log } = context;
  const { guild, language } = origin;
  if (guild === null || !isManager(interaction)) return;
  const untold = await records.takeCorrections(guild);
  if (untold === null) return;
  try {
    await interaction.followUp(asEphemeral(textCardMessage(...CORRECTION_WORDING[language].told(untold))));
  } catch (error) {
    await records.giveBackCorrections(guild, untold);
    log.warn({ interaction: interaction.id, error: describeForLog(error) }, 'corrections not told');
  }
}
