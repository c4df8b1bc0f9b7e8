/** The subcommands of `/corpus` with which a server keeps articles of its own. What they do is in the files beside. */
import { ApplicationCommandOptionType } from 'discord.js';
import { bilingual, booleanOption, stringOption, subcommand } from '../request/command.js';
import { TITLE_OPTION } from '../request/title-option.js';

/** Characters of the longest address that is read, as an article may state it. */
const MAX_ADDRESS_LENGTH = 2000;

export const OWN_SUBCOMMANDS = [
  subcommand(
    ['add', 'Add an article, or a file with several, for this server only'],
    ['ajouter', 'Ajouter un article, ou un fichier qui en contient plusieurs, pour ce serveur seulement'],
    {
      type: ApplicationCommandOptionType.Attachment,
      ...bilingual(
        ['file', 'Text, Markdown, HTML, PDF, JSON Lines, CSV, or a .zip of these'],
        ['fichier', 'Texte, Markdown, HTML, PDF, JSON Lines, CSV, ou une archive .zip de ces formats'],
      ),
    },
    stringOption(['url', 'Address (URL) of the page'], ['adresse', 'Adresse (URL) de la page'], {
      max_length: MAX_ADDRESS_LENGTH,
    }),
  ),
  subcommand(
    ['remove', 'Remove an article that this server has added'],
    ['retirer', 'Retirer un article que ce serveur a ajouté'],
    TITLE_OPTION,
  ),
  subcommand(
    ['clear', 'Delete all the articles that this server has added, for good'],
    ['vider', 'Supprimer pour de bon tous les articles que ce serveur a ajoutés'],
  ),
  subcommand(['list', 'The articles that this server has added'], ['liste', 'Les articles que ce serveur a ajoutés']),
  subcommand(
    ['share', 'Let other servers use this server’s articles'],
    ['partager', 'Autoriser les autres serveurs à utiliser ces articles'],
    booleanOption(
      ['shared', 'True: other servers can use them'],
      ['partagé', 'Vrai\u00a0: les autres serveurs peuvent les utiliser'],
      true,
    ),
  ),
];
