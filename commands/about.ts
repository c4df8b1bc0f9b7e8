/** `/about`: what answers here, and which version reads it. */
import { textCardMessage, visibility } from '../src/discord/messages/message.js';
import { ANYWHERE, bilingual, type ChatCommand } from '../src/discord/request/command.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';

export const about: ChatCommand = {
  asks: false,
  data: {
    ...bilingual(
      ['about', 'How many articles there are, of which generation, read by which version'],
      ['à-propos', 'Combien d’articles il y a, de quelle génération, lus par quelle version'],
    ),
    ...ANYWHERE,
  },
  async execute(interaction, { lookups, origin: { corpus, language }, version }) {
    await interaction.deferReply(visibility(true));
    const lines = SERVICE_WORDING[language].about(await lookups.about({ corpus }));
    await interaction.editReply(textCardMessage(`**Verbatim** ${version}`, ...lines));
  },
};
