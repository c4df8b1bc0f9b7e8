/** `/help`: what the bot does, and its commands. */
import { asEphemeral, textCardMessage } from '../src/discord/messages/message.js';
import { ANYWHERE, bilingual, type ChatCommand } from '../src/discord/request/command.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';

export const help: ChatCommand = {
  asks: false,
  data: {
    ...bilingual(['help', 'What Verbatim does, and its commands'], ['aide', 'Ce que fait Verbatim, et ses commandes']),
    ...ANYWHERE,
  },
  async execute(interaction, { origin }) {
    await interaction.reply(asEphemeral(textCardMessage(...SERVICE_WORDING[origin.language].help)));
  },
};
