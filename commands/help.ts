import { ANYWHERE } from '../src/discord/anywhere.js';
import type { ChatCommand } from '../src/discord/command.js';
import { cardMessage } from '../src/discord/message.js';
import { container, text } from '../src/discord/parts.js';
import { SERVICE_WORDING } from '../src/discord/service-wording.js';
import { whispered } from '../src/discord/whisper.js';

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
