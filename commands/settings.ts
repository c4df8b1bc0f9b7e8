/** `/settings`: how the bot answers in a server, for those who manage it. Which corpus answers is for `/corpus`. */
import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import type { Certainty } from '../src/answering/certainty.js';
import { asEphemeral, lineMessage, textCardMessage } from '../src/discord/messages/message.js';
import {
  bilingual,
  booleanOption,
  type ChatCommand,
  FOR_MANAGERS,
  stringOption,
  subcommand,
} from '../src/discord/request/command.js';
import { managedGuild, originOfInteraction } from '../src/discord/request/origin.js';
import { changeLimits, LIMIT_SUBCOMMANDS, limitLines } from '../src/discord/server-settings/answer-limits.js';
import { SERVICE_WORDING } from '../src/discord/wording/service-wording.js';
import type { GuildSettings } from '../src/records/records.js';

/** Seconds. */
const LONGEST_COOLDOWN = 3600;

/** The change that a subcommand asks for; `show` asks for none. */
function changeIn({ options }: ChatInputCommandInteraction): Partial<GuildSettings> {
  switch (options.getSubcommand()) {
    case 'language': {
      const language = options.getString('value', true);
      return { language: language === 'fr' || language === 'en' ? language : null };
    }
    case 'privacy':
      return { private: options.getBoolean('private', true) };
    case 'cooldown':
      return { cooldown: Math.min(LONGEST_COOLDOWN, Math.max(0, options.getInteger('seconds', true))) };
    case 'threads':
      return { threads: options.getBoolean('threads', true) };
    case 'confidence': {
      const asked = options.getString('value', true);
      const known: readonly Certainty[] = ['possible', 'probable', 'veryProbable'];
      return { confidence: known.find((certainty) => certainty === asked) ?? 'possible' };
    }
    default:
      return {};
  }
}

export const settings: ChatCommand = {
  asks: false,
  data: {
    ...bilingual(
      ['settings', 'How Verbatim answers on this server'],
      ['réglages', 'Comment Verbatim répond sur ce serveur'],
    ),
    ...FOR_MANAGERS,
    options: [
      subcommand(['show', 'Show the current settings'], ['voir', 'Afficher les réglages']),
      subcommand(
        ['language', 'Language of the interface; articles are always quoted in their own'],
        ['langue', 'Langue de l’interface\u00a0; les articles sont toujours cités dans la leur'],
        stringOption(['value', 'The language'], ['valeur', 'La langue'], {
          required: true,
          choices: [
            { name: 'Each person’s own', name_localizations: { fr: 'Celle de chaque personne' }, value: 'auto' },
            { name: 'French', name_localizations: { fr: 'Français' }, value: 'fr' },
            { name: 'English', name_localizations: { fr: 'Anglais' }, value: 'en' },
          ],
        }),
      ),
      subcommand(
        ['privacy', 'Who sees answers to commands, unless the person asks otherwise'],
        ['confidentialité', 'Qui voit les réponses aux commandes, sauf demande contraire'],
        booleanOption(
          ['private', 'True: only the person who asked'],
          ['privé', 'Vrai\u00a0: seulement la personne qui a posé la question'],
          true,
        ),
      ),
      subcommand(
        ['threads', 'Whether each public answer gets a thread of its own'],
        ['fils', 'Donner chaque réponse publique dans un fil à part'],
        booleanOption(['threads', 'True: a thread for each answer'], ['fils', 'Vrai\u00a0: un fil par réponse'], true),
      ),
      subcommand(
        ['cooldown', 'Delay between two questions from one person'],
        ['délai', 'Délai entre deux questions d’une même personne'],
        {
          type: ApplicationCommandOptionType.Integer,
          ...bilingual(['seconds', 'In seconds; 0: no delay'], ['secondes', 'En secondes\u00a0; 0\u00a0: aucun délai']),
          required: true,
          min_value: 0,
          max_value: LONGEST_COOLDOWN,
        },
      ),
      subcommand(
        ['confidence', 'How sure an answer must be to be given'],
        ['certitude', 'Certitude à partir de laquelle une réponse est donnée'],
        stringOption(['value', 'Minimum certainty'], ['valeur', 'Certitude minimale'], {
          required: true,
          choices: [
            { name: 'Possible', value: 'possible' },
            { name: 'Probable', value: 'probable' },
            { name: 'Very probable', name_localizations: { fr: 'Très probable' }, value: 'veryProbable' },
          ],
        }),
      ),
      ...LIMIT_SUBCOMMANDS,
    ],
  },
  async execute(interaction, context) {
    const { records, origin } = context;
    const guild = managedGuild(interaction, origin);
    await records.changeSettings(guild, changeIn(interaction));
    const refused = await changeLimits(guild, interaction, context);
    if (refused !== null) {
      await interaction.reply(asEphemeral(lineMessage(refused)));
      return;
    }
    // The language itself may have been changed.
    const { language } = await originOfInteraction(interaction, context);
    const lines = [
      ...SERVICE_WORDING[language].settings(await records.settings(guild)),
      ...(await limitLines(guild, interaction, context, language)),
    ];
    await interaction.reply(asEphemeral(textCardMessage(...lines)));
  },
};
