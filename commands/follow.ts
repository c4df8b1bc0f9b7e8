/** `/follow`: questions that are asked of each new article, and what answers them is posted. In servers only. */
import { FOLLOW_PAGES, followList, offerFollows } from '../src/discord/follows/follow-list.js';
import { followQuestion, stopFollowing } from '../src/discord/follows/follow-question.js';
import { UNFOLLOW } from '../src/discord/follows/unfollow.js';
import { visibility } from '../src/discord/messages/message.js';
import {
  bilingual,
  type ChatCommand,
  IN_SERVERS,
  QUESTION_OPTION,
  stringOption,
  subcommand,
} from '../src/discord/request/command.js';

export const follow: ChatCommand = {
  asks: false,
  buttons: [UNFOLLOW, FOLLOW_PAGES],
  data: {
    ...bilingual(
      ['follow', 'Posts answers from new articles to a question in this channel'],
      ['suivre', 'Publie dans ce salon ce que de nouveaux articles répondent à une question'],
    ),
    options: [
      subcommand(
        ['question', 'Follow a question in this channel'],
        ['question', 'Suivre une question dans ce salon'],
        QUESTION_OPTION,
      ),
      subcommand(
        ['list', 'The questions that you follow in this server'],
        ['liste', 'Les questions que vous suivez sur ce serveur'],
      ),
      subcommand(
        ['stop', 'Stop following a question'],
        ['arrêter', 'Ne plus suivre une question'],
        stringOption(
          ['question', 'The question: type a few letters and choose'],
          ['question', 'La question\u00a0: tapez quelques lettres et choisissez'],
          { required: true, max_length: QUESTION_OPTION.max_length, autocomplete: true },
        ),
      ),
    ],
    ...IN_SERVERS,
  },
  async execute(interaction, context) {
    await interaction.deferReply(visibility(true));
    const asked = interaction.options.getSubcommand();
    const message =
      asked === 'question'
        ? await followQuestion(interaction, context)
        : asked === 'stop'
          ? await stopFollowing(interaction, context)
          : await followList(interaction, context, 1);
    await interaction.editReply(message);
  },
  autocomplete: offerFollows,
};
