/** `/help`: what the bot does, and its commands. */
import { helpLines } from '../src/discord/help/help.js';
import { asEphemeral, textCardMessage } from '../src/discord/messages/message.js';
import { ANYWHERE, bilingual, type ChatCommand } from '../src/discord/request/command.js';

export const help: ChatCommand = {
  asks: false,
  data: {
    ...bilingual(['help', 'What Verbatim does, and its commands'], ['aide', 'Ce que fait Verbatim, et ses commandes']),
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    await interaction.reply(asEphemeral(textCardMessage(...helpLines(context.origin, context))));
  },
};
