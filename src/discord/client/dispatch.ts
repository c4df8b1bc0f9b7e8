/** Hands interactions to their commands and buttons. Refuses what has to wait and what this version does not know. */
import {
  ApplicationCommandType,
  type AutocompleteInteraction,
  type Interaction,
  InteractionContextType,
  type RepliableInteraction,
} from 'discord.js';
import type { Language } from '../../text/language.js';
import { tellOfCorrections } from '../corrections/tell-managers.js';
import { describeForLog } from '../failures/failure.js';
import { failureLine, isForbidden, isGone, refusalOf } from '../failures/refusal.js';
import { untilTaken } from '../failures/until-taken.js';
import { toAskerAlone } from '../messages/asker.js';
import { lineMessage } from '../messages/message.js';
import type { Button, ChatCommand, Command, MessageCommand } from '../request/command.js';
import { type CommandContext, contextFor, type RunningBot } from '../request/context.js';
import type { Wait } from '../request/cooldown.js';
import { readCustomId, withChoice } from '../request/custom-id.js';
import { type Origin, originOfInteraction } from '../request/origin.js';
import { DISCORD_WORDING, languageOf } from '../wording/wording.js';
import { tellOfLostChoices } from './lost-choices.js';

const say = (interaction: RepliableInteraction, line: string): Promise<void> =>
  toAskerAlone(interaction, lineMessage(line));

const isMessageCommand = (command: Command): command is MessageCommand =>
  command.data.type === ApplicationCommandType.Message;

const nameOf = (interaction: Interaction): string | null => {
  if ('commandName' in interaction) return interaction.commandName;
  return 'customId' in interaction ? (readCustomId(interaction.customId)?.action ?? null) : null;
};

/** What an interaction asks for. */
interface Work {
  /** Whether it is a question: buttons of cards that are there ask none. */
  readonly asks: boolean;
  wait(origin: Origin): Wait | null;
  run(context: CommandContext): Promise<void>;
}

/** What the returned function does never rejects. */
export function createDispatch(
  bot: RunningBot & { readonly commands: readonly Command[] },
): (interaction: Interaction) => Promise<void> {
  const { cooldowns, isStopping, observer, log } = bot;
  const chat = new Map<string, ChatCommand>();
  const onMessages = new Map<string, MessageCommand>();
  const buttons = new Map<string, Button>();
  for (const command of bot.commands) {
    if (isMessageCommand(command)) onMessages.set(command.data.name, command);
    else chat.set(command.data.name, command);
    for (const button of command.buttons ?? []) buttons.set(button.action, button);
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const context = contextFor(bot, await originOfInteraction(interaction, bot));
    await chat.get(interaction.commandName)?.autocomplete?.(interaction, context);
  }

  /** Null for what this version does not know. */
  function workOf(interaction: RepliableInteraction): Work | null {
    const waitFor = ({ asks }: Command) => (asks ? cooldowns.take : () => null);
    if (interaction.isChatInputCommand()) {
      const command = chat.get(interaction.commandName);
      return command
        ? { asks: command.asks, wait: waitFor(command), run: (context) => command.execute(interaction, context) }
        : null;
    }
    if (interaction.isMessageContextMenuCommand()) {
      const command = onMessages.get(interaction.commandName);
      return command
        ? { asks: command.asks, wait: waitFor(command), run: (context) => command.execute(interaction, context) }
        : null;
    }
    if (!interaction.isButton() && !interaction.isStringSelectMenu()) return null;
    const read = readCustomId(interaction.customId);
    const button = read && buttons.get(read.action);
    if (!button) return null;
    const target = interaction.isButton() ? read : withChoice(read, interaction.values);
    return {
      asks: false,
      wait: ({ person }) => cooldowns.press(person),
      run: (context) => button.press(interaction, target, context),
    };
  }

  async function handle(interaction: RepliableInteraction, origin: Origin): Promise<void> {
    const wording = DISCORD_WORDING[origin.language];
    const work = workOf(interaction);
    const refuse = (reason: string, line: string): Promise<void> => {
      observer.refused(reason);
      return say(interaction, line);
    };
    if (isStopping()) return refuse('restarting', wording.restarting);
    if (work === null) return refuse('unknown', wording.unknown);
    if (work.asks && interaction.context === InteractionContextType.BotDM && !bot.directMessages) {
      return refuse('no-direct-messages', wording.noDirectMessages);
    }
    const wait = work.wait(origin);
    if (wait !== null) return refuse(`cooldown-${wait.whose}`, wording.cooldown[wait.whose](wait.seconds));
    const context = contextFor(bot, origin);
    await work.run(context);
    if (!interaction.isCommand()) return;
    await tellOfLostChoices(interaction, context);
    await tellOfCorrections(interaction, context);
  }

  return async (interaction) => {
    let about: Readonly<Record<string, unknown>> = { interaction: interaction.id };
    let language: Language = 'en';
    try {
      language = languageOf(interaction.locale, interaction.guildLocale);
      about = { ...about, name: nameOf(interaction) };
      if (interaction.isAutocomplete()) return await complete(interaction);
      if (!interaction.isRepliable()) return;
      const origin = await originOfInteraction(interaction, bot);
      language = origin.language;
      await handle(interaction, origin);
    } catch (error) {
      const details = { ...about, error: describeForLog(error) };
      if (isGone(error)) {
        log.warn(details, 'interaction gone before it was answered');
        return;
      }
      const isOurs = refusalOf(error) === null && !isForbidden(error);
      log[isOurs ? 'error' : 'warn'](details, 'interaction failed');
      const line = failureLine(error, language, observer);
      if (!interaction.isRepliable()) return;
      await untilTaken(() => say(interaction, line), bot).catch((second: unknown) =>
        log.warn({ ...about, error: describeForLog(second) }, 'could not say that it failed'),
      );
    }
  };
}
