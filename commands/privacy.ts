/** `/privacy`: what is kept of a person, and the buttons that give it to them as a file and delete it. */
import { button, container, row, text } from '../src/discord/cards/parts.js';
import { asEphemeral, cardMessage, fileMessage, lineMessage, visibility } from '../src/discord/messages/message.js';
import { ANYWHERE, type Button, bilingual, type ChatCommand } from '../src/discord/request/command.js';
import { customId } from '../src/discord/request/custom-id.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';
import type { PersonalData } from '../src/records/records.js';

/** Bytes of cards in a file: Discord takes files of ten megabytes everywhere. */
const MAX_FILE_BYTES = 8_000_000;

/** Deletes what is kept of whoever presses it. */
const forget: Button = {
  action: 'forget',
  async press(interaction, _, { records, origin }) {
    await interaction.deferUpdate();
    const forgotten = await records.forget(origin.person);
    await interaction.editReply(lineMessage(SERVICE_WORDING[origin.language].forgotten(forgotten)));
  },
};

/** Gives whoever presses it all that is kept of them. */
const take: Button = {
  action: 'export',
  async press(interaction, _, { records, origin: { person, language } }) {
    await interaction.deferReply(visibility(true));
    const { votes, follows, cards } = await records.personalData(person);
    const { kept, leftOut } = newestThatFit(cards);
    const file = JSON.stringify({ person, cards: kept, cardsLeftOut: leftOut, votes, follows }, null, 2);
    await interaction.editReply(fileMessage(SERVICE_WORDING[language].exported(leftOut), 'verbatim.json', file));
  },
};

/** The newest cards that a file may hold, in their order. */
function newestThatFit(cards: PersonalData['cards']): { kept: PersonalData['cards']; leftOut: number } {
  let room = MAX_FILE_BYTES;
  let first = cards.length;
  while (first > 0) {
    room -= Buffer.byteLength(JSON.stringify(cards[first - 1], null, 6));
    if (room < 0) break;
    first -= 1;
  }
  return { kept: cards.slice(first), leftOut: first };
}

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
  buttons: [take, forget],
  async execute(interaction, { records, origin }) {
    const wording = SERVICE_WORDING[origin.language];
    const card = container([
      text(...wording.privacy, wording.kept(await records.kept(origin.person))),
      ...row(button(customId(take.action, 'me'), wording.take), button(customId(forget.action, 'me'), wording.forget)),
    ]);
    await interaction.reply(asEphemeral(cardMessage(card)));
  },
};
