/** `/privacy`: what is kept of a person, and the button that deletes it. */
import { button, container, row, text } from '../src/discord/cards/parts.js';
import { asEphemeral, cardMessage, lineMessage } from '../src/discord/messages/message.js';
import { ANYWHERE, type Button, bilingual, type ChatCommand } from '../src/discord/request/command.js';
import { customId } from '../src/discord/request/custom-id.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';

/** Deletes what is kept of whoever presses it. */
const forget: Button = {
  action: 'forget',
  async press(interaction, _, { records, origin }) {
    await interaction.deferUpdate();
    const forgotten = await records.forget(origin.person);
    await interaction.editReply(lineMessage(SERVICE_WORDING[origin.language].forgotten(forgotten)));
  },
};

export const privacy: ChatCommand = {
  asks: false,
  data: {
    ...bilingual(
      ['privacy', 'What I store about you, for how long, with a button to delete it'],
      [
        'confidentialité',
        'Données conservées à votre sujet, leur durée de conservation, et un bouton pour les effacer',
      ],
    ),
    ...ANYWHERE,
  },
  buttons: [forget],
  async execute(interaction, { records, origin }) {
    const wording = SERVICE_WORDING[origin.language];
    const card = container([
      text(...wording.privacy, wording.kept(await records.kept(origin.person))),
      ...row(button(customId(forget.action, 'me'), wording.forget)),
    ]);
    await interaction.reply(asEphemeral(cardMessage(card)));
  },
};
