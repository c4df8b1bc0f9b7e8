/** `/about`: which version this is, and what answers here: how much of it, and how new. */
import { describeDate } from '../src/discord/markdown/citation.js';
import { textCardMessage, visibility } from '../src/discord/messages/message.js';
import { ANYWHERE, bilingual, type ChatCommand } from '../src/discord/request/command.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';

/** Characters of a day in an ISO 8601 moment. */
const ISO_DAY = 10;

export const about: ChatCommand = {
  asks: false,
  data: {
    ...bilingual(
      ['about', 'Bot version and what the corpus contains'],
      ['à-propos', 'Version du bot et contenu du corpus'],
    ),
    ...ANYWHERE,
  },
  async execute(interaction, { lookups, catalogue, origin: { corpus, language }, version }) {
    await interaction.deferReply(visibility(true));
    const { articles, ingestedAt } = await lookups.about({ corpus });
    await catalogue.refresh(corpus);
    const dates = (await catalogue.articles(corpus)).flatMap(({ date }) => date ?? []);
    const day = (date: string | undefined) => (date === undefined ? null : describeDate(date, language));
    const [newest, updated] = [dates.sort().at(-1), ingestedAt?.slice(0, ISO_DAY)];
    const lines = SERVICE_WORDING[language].about(articles, day(newest), day(updated));
    await interaction.editReply(textCardMessage(`**Verbatim** ${version}`, ...lines));
  },
};
