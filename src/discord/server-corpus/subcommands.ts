/** The subcommands of `/corpus` with which a server keeps articles of its own. What they do is in the files beside. */
import { ApplicationCommandOptionType } from 'discord.js';
import { bilingual, booleanOption, stringOption, subcommand } from '../request/command.js';
import { TITLE_OPTION } from '../request/title-option.js';

/** Characters of the longest address that is read, as an article may state it. */
const MAX_ADDRESS_LENGTH = 2000;

export const OWN_SUBCOMMANDS = [
  subcommand(
    ['add', 'Add an article, or a file of many, for this server alone'],
    ['ajouter', 'Ajouter un article, ou un fichier de plusieurs, pour ce serveur seul'],
    {
      type: ApplicationCommandOptionType.Attachment,
      ...bilingual(
        ['file', 'Text, Markdown, HTML, PDF, JSON Lines, CSV or a zip of those'],
        ['fichier', 'Texte, Markdown, HTML, PDF, JSON Lines, CSV, ou un zip de ceux-là'],
      ),
    },
    stringOption(
      ['url', 'Address of a page, as your browser shows it'],
      ['adresse', 'Adresse d’une page, comme votre navigateur la montre'],
      { max_length: MAX_ADDRESS_LENGTH },
    ),
  ),
  subcommand(
    ['remove', 'Withdraw an article that this server has added'],
    ['retirer', 'Retirer un article que ce serveur a ajouté'],
    TITLE_OPTION,
  ),
  subcommand(
    ['clear', 'Delete all the articles that this server has added, for good'],
    ['vider', 'Supprimer pour de bon tous les articles que ce serveur a ajoutés'],
  ),
  subcommand(['list', 'The articles that this server has added'], ['liste', 'Les articles que ce serveur a ajoutés']),
  subcommand(
    ['share', 'Whether other servers may choose the articles of this one'],
    ['partager', 'Si les autres serveurs peuvent choisir les articles de celui-ci'],
    booleanOption(
      ['shared', 'True: others may choose them'],
      ['partagé', 'Vrai : les autres peuvent les choisir'],
      true,
    ),
  ),
];
