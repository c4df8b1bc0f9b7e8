/** "Check this quotation", in the menu of a message: `/verify` for what it quotes. Keeps its words for fifteen minutes. */
import { ApplicationCommandType } from 'discord.js';
import { visibility } from '../src/discord/messages/message.js';
import { ANYWHERE, type MessageCommand } from '../src/discord/request/command.js';
import { quotationInMessage } from '../src/discord/request/message-words.js';
import { SHARE_VERIFIED_MESSAGE, verifyMessage } from './verify.js';

export const checkQuotation: MessageCommand = {
  asks: true,
  data: {
    type: ApplicationCommandType.Message,
    name: 'Check this quotation',
    name_localizations: { fr: 'Vérifier cette citation' },
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    await interaction.deferReply(visibility(true));
    const text = quotationInMessage(interaction.targetMessage.content);
    await interaction.editReply(await verifyMessage(text, context));
  },
  buttons: [SHARE_VERIFIED_MESSAGE],
};
