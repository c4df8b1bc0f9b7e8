/**
 * `/unanswered`: the public questions of a server that its articles did not answer, for those who manage it. Names nobody,
 * and tells nothing that was asked privately.
 */
import { button, container, row, separator, small, text } from '../src/discord/cards/parts.js';
import { lineMarkdown } from '../src/discord/markdown/line.js';
import { asEphemeral, cardMessage, fileMessage, lineMessage, visibility } from '../src/discord/messages/message.js';
import { type Button, bilingual, type ChatCommand, FOR_MANAGERS } from '../src/discord/request/command.js';
import type { CommandContext } from '../src/discord/request/context.js';
import { customId } from '../src/discord/request/custom-id.js';
import { managedGuild } from '../src/discord/request/origin.js';
import { countQuestions, questionsAsCsv } from '../src/discord/server-settings/unanswered.js';
import { UNANSWERED_WORDING } from '../src/discord/wording/unanswered-wording.js';

/** Questions on the card, and characters of each that are shown: together they fit. */
const MOST_SHOWN = 10;
const MAX_QUESTION_SHOWN = 120;

const questionsOf = async (guild: string, { records }: CommandContext) =>
  countQuestions(await records.publicQuestions(guild));

/** Gives the list to a manager, as it is now. */
const take: Button = {
  action: 'unanswered-file',
  async press(interaction, _, context) {
    const guild = managedGuild(interaction, context.origin);
    const wording = UNANSWERED_WORDING[context.origin.language];
    await interaction.deferReply(visibility(true));
    const file = questionsAsCsv(wording.headings, await questionsOf(guild, context));
    await interaction.editReply(fileMessage(wording.file, wording.fileName, file));
  },
};

export const unanswered: ChatCommand = {
  asks: false,
  data: {
    ...bilingual(
      ['unanswered', 'Public questions of the last 30 days that I could not answer, or not helpfully'],
      ['sans-réponse', 'Questions publiques des 30 derniers jours sans réponse, ou sans réponse utile'],
    ),
    ...FOR_MANAGERS,
  },
  buttons: [take],
  async execute(interaction, context) {
    const guild = managedGuild(interaction, context.origin);
    const wording = UNANSWERED_WORDING[context.origin.language];
    const questions = await questionsOf(guild, context);
    if (questions.length === 0) {
      await interaction.reply(asEphemeral(lineMessage(wording.none)));
      return;
    }
    const left = questions.length - MOST_SHOWN;
    const lines = questions
      .slice(0, MOST_SHOWN)
      .map(
        ({ question, unanswered: missed, notHelpful }) =>
          `- ${lineMarkdown(question, MAX_QUESTION_SHOWN)} · ${wording.counts(missed, notHelpful)}`,
      );
    const card = container([
      text(wording.title, ...lines, left > 0 ? wording.more(left) : null),
      separator,
      text(small(wording.about)),
      ...row(button(customId(take.action, 'all'), wording.take)),
    ]);
    await interaction.reply(asEphemeral(cardMessage(card)));
  },
};
