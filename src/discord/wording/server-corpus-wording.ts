/** The words of ours about what a server adds itself, as Markdown. What articles say is never here. */
import type { Added, ChangeProgress, ChangeRefusal } from '../../ingest/server-corpus-change.js';
import type { Language } from '../../text/language.js';
import { english, es, french, s } from '../../wording/numbers.js';

const articles = (count: number): string => `${english.format(count)} article${es(count)}`;

const fr = {
  /** What the server's own corpus is called. */
  own: 'les articles de ce serveur',
  progress: {
    waiting: 'Un autre ajout passe d’abord : j’attends mon tour…',
    fetch: 'Je vais chercher…',
    read: 'Je lis…',
    embed: 'J’analyse…',
    index: 'Je range dans l’index…',
  } satisfies Readonly<Record<ChangeProgress['stage'], string>>,
  added: ({ added, changed, withdrawn, problems, articles: held }: Added) => [
    `${french.format(added)} article${s(added)} ajouté${s(added)}, ${french.format(changed)} mis à jour.`,
    ...(withdrawn > 0
      ? [`${french.format(withdrawn)} laissé${s(withdrawn)} de côté : retiré${s(withdrawn)} auparavant.`]
      : []),
    ...(problems > 0 ? [`${french.format(problems)} illisible${s(problems)}.`] : []),
    `Ce serveur a maintenant ${french.format(held)} article${s(held)} à lui.`,
  ],
  removed: (title: string) => `Retiré : ${title}. Les anciennes cartes diront qu’il l’a été.`,
  askToClear: (count: number) =>
    `Supprimer tout ce que ce serveur a ajouté (${french.format(count)} article${s(count)}) ? Textes, fichiers et index sont supprimés pour de bon : cela ne s’annule pas.`,
  clear: 'Tout supprimer',
  cleared: (count: number) => `C’est fait : ${french.format(count)} article${s(count)} supprimé${s(count)}.`,
  unknownArticle: 'Ce serveur n’a pas ajouté d’article de ce titre.',
  nothingYet: 'Ce serveur n’a encore rien ajouté : `/corpus ajouter`.',
  oneOfTwo: 'Donnez soit un fichier, soit une adresse.',
  shared: 'Les autres serveurs peuvent maintenant choisir les articles de celui-ci.',
  unshared: 'Les articles de ce serveur ne sont vus que d’ici.',
  failure: {
    'bad-url': 'Cette adresse n’est pas celle d’une page publique : donnez l’adresse http ou https d’un article.',
    'address-not-public': 'Cette adresse n’est pas sur l’internet public.',
    'host-not-found': 'Ce site est introuvable : vérifiez l’adresse.',
    'host-unreachable': 'Ce site ne répond pas : réessayez plus tard, ou joignez la page en fichier.',
    'robots-disallow': 'Ce site ne veut pas que des programmes lisent cette page.',
    'robots-unreachable': 'Ce site ne dit pas en ce moment ce qu’il permet : réessayez plus tard.',
    'page-gone': 'Il n’y a pas de page à cette adresse.',
    'page-refused': 'Ce site ne donne pas cette page à tout le monde.',
    'page-error': 'Le site a répondu par une erreur : réessayez plus tard.',
    'host-busy': 'Ce site demande du temps : réessayez plus tard.',
    'page-type': 'Ce n’est pas un article : donnez une page, un PDF ou un texte.',
    'page-too-large': 'C’est trop grand pour un article.',
    'page-too-slow': 'Le site répond trop lentement : réessayez plus tard.',
    'page-broken': 'La page est arrivée abîmée : réessayez plus tard.',
    'bad-redirect': 'Cette adresse mène là où je ne vais rien chercher.',
    'attachment-type': 'Joignez un fichier .txt, .md, .html, .pdf, .jsonl, .csv ou .zip.',
    'attachment-too-large': 'Ce fichier est trop grand : 25 Mo au plus.',
    'no-article': 'Je n’y ai trouvé aucun article lisible.',
    'corpus-full': 'Ce serveur n’a plus de place : 2 000 articles et 50 Mo au plus. Retirez d’abord des articles.',
    'queue-full': 'Trop d’ajouts attendent : réessayez dans quelques minutes.',
    'took-too-long': 'Le temps a manqué. Ce qui est fait est gardé : réessayez pour continuer.',
    'library-busy': 'Les articles sont en train d’être mis à jour : réessayez dans quelques minutes.',
    'disk-full': 'Il n’y a plus de place sur le disque : dites-le à qui fait tourner le bot.',
  } satisfies Readonly<Record<ChangeRefusal, string>>,
};

const en: typeof fr = {
  own: 'this server’s own articles',
  progress: {
    waiting: 'Another change goes first: waiting for my turn…',
    fetch: 'Fetching…',
    read: 'Reading…',
    embed: 'Analysing…',
    index: 'Indexing…',
  },
  added: ({ added, changed, withdrawn, problems, articles: held }) => [
    `${articles(added)} added, ${english.format(changed)} updated.`,
    ...(withdrawn > 0 ? [`${english.format(withdrawn)} left out: withdrawn before.`] : []),
    ...(problems > 0 ? [`${english.format(problems)} could not be read.`] : []),
    `This server now has ${articles(held)} of its own.`,
  ],
  removed: (title) => `Withdrawn: ${title}. Old cards will say so.`,
  askToClear: (count) =>
    `Delete everything that this server has added (${articles(count)})? Texts, files and index are deleted for good: this cannot be undone.`,
  clear: 'Delete everything',
  cleared: (count) => `Done: ${articles(count)} deleted.`,
  unknownArticle: 'This server has added no article of that title.',
  nothingYet: 'This server has added nothing yet: `/corpus add`.',
  oneOfTwo: 'Give either a file or an address.',
  shared: 'Other servers may now choose the articles of this one.',
  unshared: 'The articles of this server are seen from here alone.',
  failure: {
    'bad-url': 'This is not the address of a public page: give the http or https address of an article.',
    'address-not-public': 'This address is not on the public internet.',
    'host-not-found': 'This site cannot be found: check the address.',
    'host-unreachable': 'The site does not answer: try again later, or attach the page as a file.',
    'robots-disallow': 'The site does not want programs to read this page.',
    'robots-unreachable': 'The site does not say at the moment what it allows: try again later.',
    'page-gone': 'There is no page at this address.',
    'page-refused': 'The site does not give this page to everyone.',
    'page-error': 'The site answered with an error: try again later.',
    'host-busy': 'The site asks for time: try again later.',
    'page-type': 'This is no article: give a page, a PDF or a text.',
    'page-too-large': 'This is too large for an article.',
    'page-too-slow': 'The site answers too slowly: try again later.',
    'page-broken': 'The page came broken: try again later.',
    'bad-redirect': 'This address leads to where I do not fetch anything.',
    'attachment-type': 'Attach a .txt, .md, .html, .pdf, .jsonl, .csv or .zip file.',
    'attachment-too-large': 'This file is too large: 25 MB at most.',
    'no-article': 'I found no article there that I can read.',
    'corpus-full': 'This server has no room left: 2,000 articles and 50 MB at most. Remove articles first.',
    'queue-full': 'Too many changes are waiting: try again in a few minutes.',
    'took-too-long': 'Time ran out. What was done is kept: try again to go on.',
    'library-busy': 'The articles are being updated: try again in a few minutes.',
    'disk-full': 'The disk is full: tell whoever runs the bot.',
  },
};

export const SERVER_CORPUS_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
