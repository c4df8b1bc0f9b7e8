/** Tells a server's managers, once, that a corpus they chose does not answer any more. Refuses to name it. */
import type { RepliableInteraction } from 'discord.js';
import { describeForLog } from '../failures/failure.js';
import { asEphemeral } from '../messages/ephemeral.js';
import { lineMessage } from '../messages/message.js';
import type { CommandContext } from '../request/command.js';
import { isManager } from '../request/manage.js';
import { SERVICE_WORDING } from '../wording/service-wording.js';

/** Channels that are named: a line holds no more. */
const MOST_CHANNELS = 15;

/**
 * Tells a manager, behind what a command has answered, that a corpus chosen for the server or a channel is not seen any
 * more: once, whoever of them comes first. It is not named: what is not seen does not exist.
 */
export async function tellOfLostChoices(interaction: RepliableInteraction, context: CommandContext): Promise<void> {
  const { records, origin, sees, log } = context;
  const { guild, language } = origin;
  if (guild === null || !isManager(interaction)) return;
  const changed = records.choices(guild).filter(({ corpus, told }) => told === sees(corpus));
  // One that is seen again may be lost again.
  for (const { channel, told } of changed) if (told) records.noteTold(guild, channel, false);
  const lost = changed.filter(({ told }) => !told);
  if (lost.length === 0) return;
  const note = (told: boolean): void => {
    for (const { channel } of lost) records.noteTold(guild, channel, told);
  };
  const { lost: line, thisServer } = SERVICE_WORDING[language].corpus;
  const names = lost.map(({ channel }) => (channel === null ? thisServer : `<#${channel}>`));
  const channels = names.length > MOST_CHANNELS ? [...names.slice(0, MOST_CHANNELS), '…'] : names;
  note(true);
  try {
    await interaction.followUp(asEphemeral(lineMessage(line(channels.join(', ')))));
  } catch (error) {
    note(false);
    log.warn({ interaction: interaction.id, error: describeForLog(error) }, 'lost choice of corpus not told');
  }
}
