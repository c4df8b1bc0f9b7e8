/** Tells a server's managers, once, that a corpus they chose no longer answers. Never names it: to them it does not exist. */
import type { RepliableInteraction } from 'discord.js';
import { describeForLog } from '../failures/failure.js';
import { asEphemeral, lineMessage } from '../messages/message.js';
import type { CommandContext } from '../request/context.js';
import { isManager } from '../request/origin.js';
import { SERVICE_WORDING } from '../wording/service-wording.js';

/** Channels that are named: a line holds no more. */
const MOST_CHANNELS = 15;

/** Behind the answer to a command of the first manager who comes. */
export async function tellOfLostChoices(interaction: RepliableInteraction, context: CommandContext): Promise<void> {
  const { records, origin, sees, log } = context;
  const { guild, language } = origin;
  if (guild === null || !isManager(interaction)) return;
  const choices = await records.choices(guild);
  const changed = choices.filter(({ corpus, told }) => told === sees(corpus));
  // A corpus that can be seen again may be lost again.
  for (const { channel, told } of changed) if (told) await records.noteTold(guild, channel, false);
  const lost = changed.filter(({ told }) => !told);
  if (lost.length === 0) return;
  const note = async (told: boolean): Promise<void> => {
    for (const { channel } of lost) await records.noteTold(guild, channel, told);
  };
  const { lost: line, thisServer } = SERVICE_WORDING[language].corpus;
  const names = lost.map(({ channel }) => (channel === null ? thisServer : `<#${channel}>`));
  const channels = names.length > MOST_CHANNELS ? [...names.slice(0, MOST_CHANNELS), '…'] : names;
  await note(true);
  try {
    await interaction.followUp(asEphemeral(lineMessage(line(channels.join(', ')))));
  } catch (error) {
    await note(false);
    log.warn({ interaction: interaction.id, error: describeForLog(error) }, 'lost choice of corpus not told');
  }
}
