import {
  ApplicationCommandType,
  type AutocompleteInteraction,
  type Interaction,
  type RepliableInteraction,
} from 'discord.js';
import type { Observer } from '../../operations/observer.js';
import type { Language } from '../../text/language.js';
import { describeForLog } from '../failures/failure.js';
import { failureLine, refusalOf } from '../failures/failure-line.js';
import { isGone, isOfThePlace } from '../failures/gone.js';
import { asEphemeral } from '../messages/ephemeral.js';
import { lineMessage } from '../messages/message.js';
import type { TitleCatalogue } from '../request/catalogue.js';
import type { BotServices, Button, ChatCommand, Command, CommandContext, MessageCommand } from '../request/command.js';
import { contextAt } from '../request/context.js';
import type { Cooldowns, Wait } from '../request/cooldown.js';
import { readCustomId } from '../request/custom-id.js';
import { type Origin, originOfInteraction } from '../request/origin.js';
import { DISCORD_WORDING, languageOf } from '../wording/wording.js';
import { tellOfLostChoices } from './lost-choices.js';

/** Says a line to the person alone, or in the place of what was announced. */
async function say(interaction: RepliableInteraction, line: string): Promise<void> {
  // Set by `deferReply` alone: behind `deferUpdate` stands a card, which is left as it is.
  const announced = interaction.deferred && !interaction.replied && interaction.ephemeral !== null;
  if (announced) await interaction.editReply(lineMessage(line));
  else if (interaction.deferred || interaction.replied) await interaction.followUp(asEphemeral(lineMessage(line)));
  else await interaction.reply(asEphemeral(lineMessage(line)));
}

const isMessageCommand = (command: Command): command is MessageCommand =>
  command.data.type === ApplicationCommandType.Message;

const nameOf = (interaction: Interaction): string | null => {
  if ('commandName' in interaction) return interaction.commandName;
  return 'customId' in interaction ? (readCustomId(interaction.customId)?.action ?? null) : null;
};

export interface DispatchParts extends BotServices {
  readonly commands: readonly Command[];
  readonly catalogue: TitleCatalogue;
  readonly cooldowns: Cooldowns;
  readonly observer: Observer;
  readonly isStopping: () => boolean;
}

/** Hands interactions to their commands and buttons. What the returned function does never rejects. */
export function createDispatch(parts: DispatchParts): (interaction: Interaction) => Promise<void> {
  const { commands, cooldowns, isStopping, observer, log } = parts;
  const chat = new Map<string, ChatCommand>();
  const onMessages = new Map<string, MessageCommand>();
  const buttons = new Map<string, Button>();
  for (const command of commands) {
    if (isMessageCommand(command)) onMessages.set(command.data.name, command);
    else chat.set(command.data.name, command);
    for (const button of command.buttons ?? []) buttons.set(button.action, button);
  }

  const contextFor = (origin: Origin): CommandContext => contextAt(parts, origin);

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const context = contextFor(originOfInteraction(interaction, parts));
    await chat.get(interaction.commandName)?.autocomplete?.(interaction, context);
  }

  /** What the interaction asks for, to be done in its place; null for what this version does not know. */
  function work(
    interaction: RepliableInteraction,
  ): { wait(origin: Origin): Wait | null; run(context: CommandContext): Promise<void> } | null {
    const waitFor = ({ asks }: Command) => (asks ? cooldowns.take : () => null);
    if (interaction.isChatInputCommand()) {
      const command = chat.get(interaction.commandName);
      return command ? { wait: waitFor(command), run: (context) => command.execute(interaction, context) } : null;
    }
    if (interaction.isMessageContextMenuCommand()) {
      const command = onMessages.get(interaction.commandName);
      return command ? { wait: waitFor(command), run: (context) => command.execute(interaction, context) } : null;
    }
    const target = interaction.isButton() ? readCustomId(interaction.customId) : null;
    const button = target === null ? undefined : buttons.get(target.action);
    if (!interaction.isButton() || target === null || button === undefined) return null;
    return {
      wait: ({ person }) => cooldowns.press(person),
      run: (context) => button.press(interaction, target, context),
    };
  }

  async function handle(interaction: RepliableInteraction, origin: Origin): Promise<void> {
    const wording = DISCORD_WORDING[origin.language];
    const found = work(interaction);
    const refuse = (reason: string, line: string): Promise<void> => {
      observer.refused(reason);
      return say(interaction, line);
    };
    if (isStopping()) return refuse('restarting', wording.restarting);
    if (found === null) return refuse('unknown', wording.unknown);
    const wait = found.wait(origin);
    if (wait !== null) return refuse(`cooldown-${wait.whose}`, wording.cooldown[wait.whose](wait.seconds));
    const context = contextFor(origin);
    await found.run(context);
    if (interaction.isCommand()) await tellOfLostChoices(interaction, context);
  }

  return async (interaction) => {
    const about = { interaction: interaction.id, name: nameOf(interaction) };
    let language: Language = languageOf(interaction.locale, interaction.guildLocale) ?? 'fr';
    try {
      if (interaction.isAutocomplete()) return await complete(interaction);
      if (!interaction.isRepliable()) return;
      const origin = originOfInteraction(interaction, parts);
      language = origin.language;
      await handle(interaction, origin);
    } catch (error) {
      const details = { ...about, error: describeForLog(error) };
      if (isGone(error)) {
        log.warn(details, 'interaction gone before it was answered');
        return;
      }
      const refusal = refusalOf(error);
      if (refusal === null) observer.failed();
      else observer.refused(refusal);
      log[refusal === null && !isOfThePlace(error) ? 'error' : 'warn'](details, 'interaction failed');
      if (!interaction.isRepliable()) return;
      await say(interaction, failureLine(error, DISCORD_WORDING[language])).catch((second: unknown) =>
        log.warn({ ...about, error: describeForLog(second) }, 'could not say that it failed'),
      );
    }
  };
}
