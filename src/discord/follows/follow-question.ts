/** What begins and ends a follow. Refuses where its person or the bot may not write, and what is followed already. */
import { ChannelType, type ChatInputCommandInteraction } from 'discord.js';
import { VerbatimError } from '../../errors.js';
import { MOST_FOLLOWED, newCardId } from '../../records/records.js';
import { talkMessage } from '../answers/talk-message.js';
import { button, container, row, text } from '../cards/parts.js';
import { boldLine } from '../markdown/line.js';
import { cardMessage, lineMessage, type OutgoingMessage } from '../messages/message.js';
import type { CommandContext } from '../request/context.js';
import { customId } from '../request/custom-id.js';
import { unchosenCorpus } from '../request/visible-corpora.js';
import { FOLLOW_WORDING } from '../wording/follow-wording.js';
import { followsSeen, MAX_QUESTION_LISTED, questionShown, wordsAsked } from './follow-list.js';
import { mayWrite } from './place.js';
import { UNFOLLOW_ACTION } from './unfollow.js';

export async function followQuestion(
  { options, channel, channelId, memberPermissions, appPermissions }: ChatInputCommandInteraction,
  { origin, records, lookups, catalogue, mainCorpus }: CommandContext,
): Promise<OutgoingMessage> {
  const { guild, person, language } = origin;
  const wording = FOLLOW_WORDING[language];
  const question = options.getString('question', true).trim();
  const talk = talkMessage(question, language);
  if (talk !== null) return talk;
  const words = wordsAsked(question);
  if (words === '') throw new VerbatimError('no-words', 'the question has no word', 'add a name or a number');
  if (guild === null || channel === null || channel.type === ChannelType.PrivateThread) {
    return lineMessage(wording.notHere);
  }
  if (origin.privateOnly) return lineMessage(wording.notPublic);
  if (!mayWrite(memberPermissions, channel.isThread())) return lineMessage(wording.youMayNot);
  if (!mayWrite(appPermissions, channel.isThread())) return lineMessage(wording.iMayNot);
  const own = await records.follows(guild, person);
  if (own.some((one) => one.channel === channelId && wordsAsked(one.question) === words)) {
    return lineMessage(wording.already);
  }
  const id = newCardId();
  const isChosen = origin.corpus !== unchosenCorpus(guild, { catalogue, mainCorpus });
  const outcome = await records.follow({
    ...{ id, person, guild, channel: channelId, language, question },
    corpus: isChosen ? origin.corpus : null,
    seen: await lookups.lastArrival({ corpus: null }),
  });
  if (outcome === 'person-full') return lineMessage(wording.full.person(MOST_FOLLOWED.person));
  if (outcome === 'guild-full') return lineMessage(wording.full.server(MOST_FOLLOWED.guild));
  const lines = wording.followed(boldLine(question, MAX_QUESTION_LISTED));
  return cardMessage(container([text(...lines), ...row(button(customId(UNFOLLOW_ACTION, id), wording.stop))]));
}

/** The question is chosen among those that are offered, by its id, or typed. */
export async function stopFollowing(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const wording = FOLLOW_WORDING[context.origin.language];
  const given = interaction.options.getString('question', true);
  const follows = await followsSeen(interaction, context);
  const words = wordsAsked(given);
  const found = follows.find(({ id }) => id === given) ?? follows.find((one) => wordsAsked(one.question) === words);
  if (found === undefined) return lineMessage(wording.unknown);
  await context.records.unfollow(found.id);
  return lineMessage(wording.stopped(questionShown(found)));
}
