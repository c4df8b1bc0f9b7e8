/**
 * "Delete this answer", in the menu of a message: for whoever asked, while its card is kept, and for those who moderate.
 * Deletes messages of the bot alone.
 */
import {
  ApplicationCommandType,
  DiscordAPIError,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { isForbidden } from '../src/discord/failures/refusal.js';
import { cardIds } from '../src/discord/messages/card-ids.js';
import { lineMessage, visibility } from '../src/discord/messages/message.js';
import { ANYWHERE, type MessageCommand } from '../src/discord/request/command.js';
import type { CommandContext } from '../src/discord/request/context.js';
import { isModerator } from '../src/discord/request/origin.js';
import { DELETION_WORDING } from '../src/discord/wording/deletion-wording.js';
import { VerbatimError } from '../src/errors.js';
import type { PostedRecord } from '../src/records/records.js';

type Message = MessageContextMenuCommandInteraction['targetMessage'];

/** The card of a message: its buttons name it, or what was noted of it. Null: it is not kept. */
async function cardOf(message: Message, { records }: CommandContext): Promise<PostedRecord | null> {
  const noted = (await records.quotingMessage(message.id))?.card?.id;
  for (const id of noted === undefined ? cardIds(message) : [noted]) {
    const card = await records.posted(id);
    if (card !== null) return card;
  }
  return null;
}

/** In a direct message with the bot nobody else reads, and all that the bot says is for that person. */
const isOwnChannel = ({ context }: MessageContextMenuCommandInteraction): boolean =>
  context === InteractionContextType.BotDM;

/** By the bot's own token: that of the answer's interaction lived fifteen minutes. */
async function deleteMessage({ channelId, id, client }: Message): Promise<void> {
  try {
    await client.rest.delete(Routes.channelMessage(channelId, id));
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : null;
    if (code === RESTJSONErrorCodes.UnknownMessage) return;
    if (code === RESTJSONErrorCodes.InvalidActionOnArchivedThread) {
      throw new VerbatimError('thread-archived', 'the thread is archived', 'open it again', { cause: error });
    }
    if (!isForbidden(error)) throw error;
    throw new VerbatimError('not-deletable', 'the bot is no member there', 'delete it in Discord', { cause: error });
  }
}

export const deleteAnswer: MessageCommand = {
  asks: false,
  data: {
    type: ApplicationCommandType.Message,
    name: 'Delete this answer',
    name_localizations: { fr: 'Supprimer cette réponse' },
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { targetMessage: message } = interaction;
    const { person, language } = context.origin;
    await interaction.deferReply(visibility(true));
    if (message.author.id !== interaction.client.user.id) {
      throw new VerbatimError('not-our-message', 'this message is of somebody else', 'use it on one of the bot');
    }
    // The bot's own token would not find it.
    if (message.flags.has(MessageFlags.Ephemeral)) {
      throw new VerbatimError('private-message', 'nobody else sees this message', 'dismiss it');
    }
    const card = await cardOf(message, context);
    if (card?.owner !== person && !isModerator(interaction) && !isOwnChannel(interaction)) {
      throw new VerbatimError('not-your-answer', 'this answer is for somebody else', 'ask somebody who moderates');
    }
    await deleteMessage(message);
    await context.records.forgetMessage(message.id, card?.id ?? null);
    await interaction.editReply(lineMessage(DELETION_WORDING[language].deleted));
  },
};
