/** The questions that are followed in a server: those of one person, or all for those who manage it. Names no follower. */
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Follow } from '../../records/records.js';
import { fold } from '../../text/fold.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { container, controls, text } from '../cards/parts.js';
import { joinLine, lineMarkdown } from '../markdown/line.js';
import { pageControls } from '../messages/card-buttons.js';
import { cardMessage, lineMessage, type OutgoingMessage } from '../messages/message.js';
import { type Button, MAX_CHOICE_LENGTH, MAX_CHOICES } from '../request/command.js';
import type { CommandContext } from '../request/context.js';
import { isManager } from '../request/origin.js';
import { FOLLOW_WORDING } from '../wording/follow-wording.js';

/** Questions on one page: so many fit however they are escaped. */
const ON_PAGE = 10;
export const MAX_QUESTION_LISTED = 120;

const LIST_ACTION = 'follows-page';

export const questionShown = ({ question }: Follow): string => lineMarkdown(question, MAX_QUESTION_LISTED);

/** The words of a question in order, whatever their case, accents and signs: equal for questions that are nearly the same. */
export const wordsAsked = (question: string): string => (fold(question).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** What the person may see and end here, oldest first. */
export async function followsSeen(
  interaction: Interaction,
  { records, origin: { guild, person } }: CommandContext,
): Promise<readonly Follow[]> {
  return guild === null ? [] : records.follows(guild, isManager(interaction) ? null : person);
}

/** @param number of the page; beyond the last, the last */
export async function followList(
  interaction: Interaction,
  context: CommandContext,
  number: number,
): Promise<OutgoingMessage> {
  const { language } = context.origin;
  const wording = FOLLOW_WORDING[language];
  const all = await followsSeen(interaction, context);
  const ofAll = isManager(interaction);
  if (all.length === 0) return lineMessage(ofAll ? wording.none.server : wording.none.person);
  const pages = Math.ceil(all.length / ON_PAGE);
  const page = Math.min(number, pages);
  const lines = all.slice((page - 1) * ON_PAGE, page * ON_PAGE).map((follow) => {
    const isPaused = follow.corpus !== null && !context.sees(follow.corpus);
    return `- ${joinLine([questionShown(follow), `<#${follow.channel}>`, isPaused ? wording.paused : ''])}`;
  });
  return cardMessage(
    container([
      text(ofAll ? wording.heading.server(all.length) : wording.heading.person(all.length), ...lines),
      ...controls(...pageControls({ page, pages }, LIST_ACTION, 'all', language)),
    ]),
  );
}

export const FOLLOW_PAGES: Button = {
  action: LIST_ACTION,
  async press(interaction, { argument }, context) {
    await interaction.deferUpdate();
    await interaction.editReply(await followList(interaction, context, Math.max(1, Number(argument) || 1)));
  },
};

/** Autocomplete of the questions that the person may end: the value of a choice is the id. */
export async function offerFollows(interaction: AutocompleteInteraction, context: CommandContext): Promise<void> {
  const typed = fold(interaction.options.getFocused().trim());
  const choices = (await followsSeen(interaction, context))
    .filter(({ question }) => fold(question).includes(typed))
    .map(({ id, question }) => ({ name: shortenVisible(visibleLine(question), MAX_CHOICE_LENGTH), value: id }));
  await interaction.respond(choices.slice(0, MAX_CHOICES));
}
