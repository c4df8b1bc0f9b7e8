import { ApplicationCommandType, MessageFlags } from 'discord.js';
import { verifyMessage } from '../src/discord/cards/verifying.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { MessageCommand } from '../src/discord/request/command.js';
import { quotedIn } from '../src/discord/request/message-words.js';

/** `/verify` for what somebody's message quotes; the share button is that command's. */
export const checkQuotation: MessageCommand = {
  asks: true,
  data: {
    type: ApplicationCommandType.Message,
    name: 'Check this quotation',
    name_localizations: { fr: 'Vérifier cette citation' },
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const text = quotedIn(interaction.targetMessage.content);
    await interaction.editReply(await verifyMessage({ text, source: null }, context));
  },
};
