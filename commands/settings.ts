import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Certainty } from '../src/answering/certainty.js';
import { container, text } from '../src/discord/cards/parts.js';
import { asEphemeral } from '../src/discord/messages/ephemeral.js';
import { cardMessage } from '../src/discord/messages/message.js';
import type { ChatCommand } from '../src/discord/request/command.js';
import { managedGuild } from '../src/discord/request/manage.js';
import { originOfInteraction } from '../src/discord/request/origin.js';
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
    name: 'settings',
    name_localizations: { fr: 'réglages' },
    description: 'How Verbatim answers in this server',
    description_localizations: { fr: 'Comment Verbatim répond sur ce serveur' },
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'show',
        name_localizations: { fr: 'voir' },
        description: 'What is set now',
        description_localizations: { fr: 'Ce qui est réglé en ce moment' },
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'language',
        name_localizations: { fr: 'langue' },
        description: 'Language of the interface; articles are always quoted in their own',
        description_localizations: { fr: 'Langue de l’interface ; les articles sont toujours cités dans la leur' },
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'value',
            name_localizations: { fr: 'valeur' },
            description: 'The language',
            description_localizations: { fr: 'La langue' },
            required: true,
            choices: [
              { name: 'That of each person', name_localizations: { fr: 'Celle de chaque personne' }, value: 'auto' },
              { name: 'French', name_localizations: { fr: 'Français' }, value: 'fr' },
              { name: 'English', name_localizations: { fr: 'Anglais' }, value: 'en' },
            ],
          },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'privacy',
        name_localizations: { fr: 'confidentialité' },
        description: 'Who sees answers to commands, unless the person asks otherwise',
        description_localizations: { fr: 'Qui voit les réponses aux commandes, sauf demande contraire' },
        options: [
          {
            type: ApplicationCommandOptionType.Boolean,
            name: 'private',
            name_localizations: { fr: 'privé' },
            description: 'True: the person who asked alone',
            description_localizations: { fr: 'Vrai : seule la personne qui a demandé' },
            required: true,
          },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'cooldown',
        name_localizations: { fr: 'attente' },
        description: 'Wait between two questions of one person',
        description_localizations: { fr: 'Attente entre deux questions d’une personne' },
        options: [
          {
            type: ApplicationCommandOptionType.Integer,
            name: 'seconds',
            name_localizations: { fr: 'secondes' },
            description: 'Seconds; 0 for none',
            description_localizations: { fr: 'Secondes ; 0 pour aucune' },
            required: true,
            min_value: 0,
            max_value: LONGEST_COOLDOWN,
          },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'confidence',
        name_localizations: { fr: 'certitude' },
        description: 'How sure an answer has to be to be given',
        description_localizations: { fr: 'À quel point une réponse doit être sûre pour être donnée' },
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'value',
            name_localizations: { fr: 'valeur' },
            description: 'The least certainty',
            description_localizations: { fr: 'La moindre certitude' },
            required: true,
            choices: [
              { name: 'Possible', value: 'possible' },
              { name: 'Probable', value: 'probable' },
              { name: 'Very probable', name_localizations: { fr: 'Très probable' }, value: 'veryProbable' },
            ],
          },
        ],
      },
    ],
  },
  async execute(interaction, context) {
    const { records, origin } = context;
    const guild = managedGuild(interaction, origin);
    records.changeSettings(guild, changeIn(interaction));
    const now = records.settings(guild);
    // The language itself may have been changed.
    const { language } = originOfInteraction(interaction, context);
    const lines = SERVICE_WORDING[language].settings(now);
    await interaction.reply(asEphemeral(cardMessage(container([text(...lines)]))));
  },
};
