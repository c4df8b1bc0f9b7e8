/** The subcommands of `/corpus` with which a server keeps articles of its own, as Discord is told of them. */
import { type APIApplicationCommandSubcommandOption, ApplicationCommandOptionType } from 'discord.js';
import { words } from '../request/command-data.js';
import { TITLE_OPTION } from '../request/title-option.js';

/** Characters of the longest address that is read, as an article may state it. */
const MAX_ADDRESS_LENGTH = 2000;

export const OWN_SUBCOMMANDS: readonly APIApplicationCommandSubcommandOption[] = [
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...words(
      ['add', 'Add an article, or a file of many, for this server alone'],
      ['ajouter', 'Ajouter un article, ou un fichier de plusieurs, pour ce serveur seul'],
    ),
    options: [
      {
        type: ApplicationCommandOptionType.Attachment,
        ...words(
          ['file', 'Text, Markdown, HTML, PDF, JSON Lines, CSV or a zip of those'],
          ['fichier', 'Texte, Markdown, HTML, PDF, JSON Lines, CSV, ou un zip de ceux-là'],
        ),
      },
      {
        type: ApplicationCommandOptionType.String,
        ...words(
          ['url', 'Address of a page, as your browser shows it'],
          ['adresse', 'Adresse d’une page, comme votre navigateur la montre'],
        ),
        max_length: MAX_ADDRESS_LENGTH,
      },
    ],
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...words(
      ['remove', 'Withdraw an article that this server has added'],
      ['retirer', 'Retirer un article que ce serveur a ajouté'],
    ),
    options: [TITLE_OPTION],
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...words(['list', 'The articles that this server has added'], ['liste', 'Les articles que ce serveur a ajoutés']),
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...words(
      ['share', 'Whether other servers may choose the articles of this one'],
      ['partager', 'Si les autres serveurs peuvent choisir les articles de celui-ci'],
    ),
    options: [
      {
        type: ApplicationCommandOptionType.Boolean,
        ...words(['shared', 'True: others may choose them'], ['partagé', 'Vrai : les autres peuvent les choisir']),
        required: true,
      },
    ],
  },
];
