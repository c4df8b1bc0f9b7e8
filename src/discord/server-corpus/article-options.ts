import { type APIApplicationCommandSubcommandOption, ApplicationCommandOptionType } from 'discord.js';
import { TITLE_OPTION } from '../request/title-option.js';

/** Characters of the longest address that is read, as an article may state it. */
const MAX_ADDRESS_LENGTH = 2000;

/** The subcommands with which a server keeps articles of its own. */
export const OWN_SUBCOMMANDS: readonly APIApplicationCommandSubcommandOption[] = [
  {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'add',
    name_localizations: { fr: 'ajouter' },
    description: 'Add an article, or a file of many, for this server alone',
    description_localizations: { fr: 'Ajouter un article, ou un fichier de plusieurs, pour ce serveur seul' },
    options: [
      {
        type: ApplicationCommandOptionType.Attachment,
        name: 'file',
        name_localizations: { fr: 'fichier' },
        description: 'Text, Markdown, HTML, PDF, JSON Lines, CSV or a zip of those',
        description_localizations: { fr: 'Texte, Markdown, HTML, PDF, JSON Lines, CSV, ou un zip de ceux-là' },
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'url',
        name_localizations: { fr: 'adresse' },
        description: 'Address of a page, as your browser shows it',
        description_localizations: { fr: 'Adresse d’une page, comme votre navigateur la montre' },
        max_length: MAX_ADDRESS_LENGTH,
      },
    ],
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'remove',
    name_localizations: { fr: 'retirer' },
    description: 'Withdraw an article that this server has added',
    description_localizations: { fr: 'Retirer un article que ce serveur a ajouté' },
    options: [TITLE_OPTION],
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'list',
    name_localizations: { fr: 'liste' },
    description: 'The articles that this server has added',
    description_localizations: { fr: 'Les articles que ce serveur a ajoutés' },
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'share',
    name_localizations: { fr: 'partager' },
    description: 'Whether other servers may choose the articles of this one',
    description_localizations: { fr: 'Si les autres serveurs peuvent choisir les articles de celui-ci' },
    options: [
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'shared',
        name_localizations: { fr: 'partagé' },
        description: 'True: others may choose them',
        description_localizations: { fr: 'Vrai : les autres peuvent les choisir' },
        required: true,
      },
    ],
  },
];
