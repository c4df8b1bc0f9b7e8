import {
  DiscordAPIError,
  type Interaction,
  MessageFlags,
  RESTJSONErrorCodes,
  type RepliableInteraction,
} from 'discord.js';
import { detectLanguage } from '../text/detect-language.js';
import type { Command, CommandContext } from './command.js';
import { describeForLog } from './failure.js';
import { lineMessage } from './message.js';
import { languageOf, WORDING, type Wording } from './wording.js';

/** The interaction is gone, or something answered it before: nothing can be said to the person any more. */
const GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);

const isGone = (error: unknown): boolean => error instanceof DiscordAPIError && GONE.has(error.code);

const isBusy = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === 'busy';

/** The line for a failure: what a person can do about it, nothing about its inside. */
export const failureLine = (error: unknown, wording: Wording): string =>
  isBusy(error) ? wording.busy : wording.failed;

/** Interface wording for an interaction: the person's language, the server's, that of what was typed. */
function wordingFor(interaction: Interaction): Wording {
  const typed = interaction.isChatInputCommand() ? (interaction.options.getString('question') ?? '') : '';
  return WORDING[languageOf(interaction.locale, interaction.guildLocale) ?? detectLanguage(typed)];
}

async function say(interaction: RepliableInteraction, line: string): Promise<void> {
  if (interaction.deferred || interaction.replied) {
    await interaction.editReply(lineMessage(line));
    return;
  }
  const { flags, ...message } = lineMessage(line);
  await interaction.reply({ ...message, flags: flags | MessageFlags.Ephemeral });
}

/** Hands interactions to their commands. What the returned function does never rejects. */
export function createDispatch(
  commands: readonly Command[],
  context: CommandContext,
  isStopping: () => boolean,
): (interaction: Interaction) => Promise<void> {
  const byName = new Map(commands.map((command) => [command.data.name, command]));

  async function handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      await byName.get(interaction.commandName)?.autocomplete?.(interaction, context);
      return;
    }
    if (!interaction.isRepliable()) return;
    const wording = wordingFor(interaction);
    const command = interaction.isChatInputCommand() ? byName.get(interaction.commandName) : undefined;
    if (isStopping()) await say(interaction, wording.restarting);
    else if (command === undefined || !interaction.isChatInputCommand()) await say(interaction, wording.unknown);
    else await command.execute(interaction, context);
  }

  return async (interaction) => {
    const about = {
      interaction: interaction.id,
      command: 'commandName' in interaction ? interaction.commandName : null,
    };
    try {
      await handle(interaction);
    } catch (error) {
      const details = { ...about, error: describeForLog(error) };
      if (isGone(error)) {
        context.log.warn(details, 'interaction gone before it was answered');
        return;
      }
      context.log[isBusy(error) ? 'warn' : 'error'](details, 'interaction failed');
      if (!interaction.isRepliable()) return;
      await say(interaction, failureLine(error, wordingFor(interaction))).catch((second: unknown) =>
        context.log.warn({ ...about, error: describeForLog(second) }, 'could not say that it failed'),
      );
    }
  };
}
