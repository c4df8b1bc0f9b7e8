import { container, text } from '../src/discord/cards/parts.js';
import { asEphemeral } from '../src/discord/messages/ephemeral.js';
import { cardMessage } from '../src/discord/messages/message.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { ChatCommand } from '../src/discord/request/command.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';

export const help: ChatCommand = {
  asks: false,
  data: {
    name: 'help',
    name_localizations: { fr: 'aide' },
    description: 'What Verbatim does, and its commands',
    description_localizations: { fr: 'Ce que fait Verbatim, et ses commandes' },
    ...ANYWHERE,
  },
  async execute(interaction, { origin }) {
    await interaction.reply(asEphemeral(cardMessage(container([text(...SERVICE_WORDING[origin.language].help)]))));
  },
};
