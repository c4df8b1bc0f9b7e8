import { container, text } from '../src/discord/cards/parts.js';
import { aboutLines } from '../src/discord/markdown/about-lines.js';
import { EPHEMERAL } from '../src/discord/messages/ephemeral.js';
import { cardMessage } from '../src/discord/messages/message.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { ChatCommand } from '../src/discord/request/command.js';

export const about: ChatCommand = {
  asks: false,
  data: {
    name: 'about',
    name_localizations: { fr: 'à-propos' },
    description: 'How many articles there are, of which generation, read by which version',
    description_localizations: { fr: 'Combien d’articles il y a, de quelle génération, lus par quelle version' },
    ...ANYWHERE,
  },
  async execute(interaction, { lookups, origin, version }) {
    await interaction.deferReply(EPHEMERAL);
    const held = await lookups.about({ corpus: origin.corpus });
    const lines = [`**Verbatim** ${version}`, ...aboutLines(held, origin.language)];
    await interaction.editReply(cardMessage(container([text(...lines)])));
  },
};
