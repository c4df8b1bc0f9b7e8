import { container, text } from '../src/discord/cards/parts.js';
import { cardMessage } from '../src/discord/messages/message.js';
import { whispered } from '../src/discord/messages/whisper.js';
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
  async execute(interaction, { place }) {
    await interaction.reply(whispered(cardMessage(container([text(...SERVICE_WORDING[place.language].help)]))));
  },
};
