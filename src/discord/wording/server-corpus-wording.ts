/** The words of ours about what a server adds itself, as Markdown. What articles say is never here. */
import type { Added, ChangeProgress, ChangeRefusal } from '../../ingest/server-corpus-change.js';
import type { Language } from '../../text/language.js';
import { english, es, french, s } from '../../wording/numbers.js';

const articles = (count: number): string => `${english.format(count)} article${es(count)}`;

const fr = {
  /** What the server's own corpus is called. */
  own: 'les articles de ce serveur',
  progress: {
    waiting: 'Une autre mise à jour est en cours\u00a0: j’attends mon tour…',
    fetch: 'Téléchargement…',
    read: 'Lecture…',
    embed: 'Analyse…',
    index: 'Indexation…',
  } satisfies Readonly<Record<ChangeProgress['stage'], string>>,
  /** How far it is. */
  share: (percent: number) => `${percent}\u00a0%`,
  added: ({ added, changed, withdrawn, problems, articles: held }: Added) => [
    ...(added + changed === 0 ? ['Aucun nouvel article.'] : []),
    ...(added > 0 ? [`${french.format(added)} article${s(added)} ajouté${s(added)}.`] : []),
    ...(changed > 0 ? [`${french.format(changed)} article${s(changed)} mis à jour.`] : []),
    ...(withdrawn > 0
      ? [
          `${french.format(withdrawn)} article${s(withdrawn)} laissé${s(withdrawn)} de côté, car retiré${s(withdrawn)} auparavant.`,
        ]
      : []),
    ...(problems > 0 ? [`${french.format(problems)} article${s(problems)} illisible${s(problems)}.`] : []),
    `Ce serveur compte maintenant ${french.format(held)} article${s(held)}.`,
  ],
  removed: (title: string) => `«\u00a0${title}\u00a0» est retiré.`,
  askToClear: (count: number) =>
    `Supprimer tout ce que ce serveur a ajouté (${french.format(count)} article${s(count)}) ? Textes, fichiers et index sont supprimés pour de bon : cela ne s’annule pas.`,
  clear: 'Tout supprimer',
  cleared: (count: number) => `C’est fait : ${french.format(count)} article${s(count)} supprimé${s(count)}.`,
  unknownArticle: 'Ce serveur n’a pas d’article de ce titre.',
  nothingYet: 'Ce serveur n’a ajouté aucun article. Pour en ajouter\u00a0: `/corpus ajouter`.',
  oneOfTwo: 'Donnez un fichier ou une adresse, pas les deux.',
  shared: 'Les autres serveurs peuvent maintenant utiliser les articles de ce serveur.',
  unshared: 'Seul ce serveur voit ses articles.',
  failure: {
    'bad-url': 'Cette adresse n’est pas celle d’une page publique\u00a0: donnez l’adresse http ou https d’un article.',
    'address-not-public': 'Cette adresse n’est pas sur l’internet public.',
    'host-not-found': 'Ce site est introuvable\u00a0: vérifiez l’adresse.',
    'host-unreachable': 'Ce site ne répond pas\u00a0: réessayez plus tard, ou joignez la page en fichier.',
    'robots-disallow': 'Ce site ne permet pas aux programmes de lire cette page.',
    'robots-unreachable': 'Ce site ne dit pas si je peux lire cette page (robots.txt)\u00a0: réessayez plus tard.',
    'page-gone': 'Il n’y a pas de page à cette adresse.',
    'page-refused': 'Cette page n’est pas ouverte à tous\u00a0: elle demande peut-être un compte ou un abonnement.',
    'page-error': 'Le site a répondu par une erreur\u00a0: réessayez plus tard.',
    'host-busy': 'Ce site demande d’attendre\u00a0: réessayez plus tard.',
    'page-type': 'Ce n’est pas un article\u00a0: donnez une page, un PDF ou un texte.',
    'page-too-large': 'Cette page est trop grande pour un article.',
    'page-too-slow': 'Le site répond trop lentement\u00a0: réessayez plus tard.',
    'page-broken': 'La page est arrivée incomplète ou illisible\u00a0: réessayez plus tard.',
    'bad-redirect':
      'Cette adresse renvoie à un endroit où je n’ai pas le droit de lire\u00a0: donnez l’adresse que votre navigateur affiche à la fin.',
    'attachment-type': 'Joignez un fichier .txt, .md, .html, .pdf, .jsonl, .csv ou .zip.',
    'attachment-too-large': 'Ce fichier est trop grand\u00a0: 25 Mo au plus.',
    'no-article': 'Je n’y ai trouvé aucun article lisible.',
    'corpus-full': 'Ce serveur n’a plus de place\u00a0: 2 000 articles et 50 Mo au plus. Retirez d’abord des articles.',
    'queue-full': 'Trop de mises à jour attendent\u00a0: réessayez dans quelques minutes.',
    'took-too-long': 'Cela a pris trop de temps. Ce qui est fait est gardé\u00a0: refaites la commande pour continuer.',
    'library-busy': 'Les articles sont en train d’être mis à jour\u00a0: réessayez dans quelques minutes.',
    'disk-full': 'Le disque est plein\u00a0: prévenez la personne qui m’héberge.',
  } satisfies Readonly<Record<ChangeRefusal, string>>,
};

const en: typeof fr = {
  own: 'this server’s own articles',
  progress: {
    waiting: 'Another update is under way: waiting for my turn…',
    fetch: 'Fetching…',
    read: 'Reading…',
    embed: 'Analysing…',
    index: 'Indexing…',
  },
  share: (percent) => `${percent}%`,
  added: ({ added, changed, withdrawn, problems, articles: held }) => [
    ...(added + changed === 0 ? ['No new articles.'] : []),
    ...(added > 0 ? [`${articles(added)} added.`] : []),
    ...(changed > 0 ? [`${articles(changed)} updated.`] : []),
    ...(withdrawn > 0 ? [`${articles(withdrawn)} left out, withdrawn earlier.`] : []),
    ...(problems > 0 ? [`${articles(problems)} could not be read.`] : []),
    `This server now has ${articles(held)} of its own.`,
  ],
  removed: (title) => `“${title}” has been withdrawn.`,
  askToClear: (count) =>
    `Delete everything that this server has added (${articles(count)})? Texts, files and index are deleted for good: this cannot be undone.`,
  clear: 'Delete everything',
  cleared: (count) => `Done: ${articles(count)} deleted.`,
  unknownArticle: 'This server has no article with that title.',
  nothingYet: 'This server has not added any articles. To add some: `/corpus add`.',
  oneOfTwo: 'Give a file or an address, not both.',
  shared: 'Other servers can now use this server’s articles.',
  unshared: 'Only this server can see its articles.',
  failure: {
    'bad-url': 'This is not the address of a public page: give the http or https address of an article.',
    'address-not-public': 'This address is not on the public internet.',
    'host-not-found': 'This site cannot be found: check the address.',
    'host-unreachable': 'The site is not responding: try again later, or attach the page as a file.',
    'robots-disallow': 'The site does not allow programs to read this page.',
    'robots-unreachable': 'The site does not say whether I may read this page (robots.txt): try again later.',
    'page-gone': 'There is no page at this address.',
    'page-refused': 'This page is not open to everyone: it may need a login or a subscription.',
    'page-error': 'The site answered with an error: try again later.',
    'host-busy': 'The site asks us to slow down: try again later.',
    'page-type': 'This is not an article: give a page, a PDF or a text.',
    'page-too-large': 'This page is too large for an article.',
    'page-too-slow': 'The site answers too slowly: try again later.',
    'page-broken': 'The page arrived incomplete or unreadable: try again later.',
    'bad-redirect':
      'This address redirects to a place I may not fetch from: give the address that your browser shows in the end.',
    'attachment-type': 'Attach a .txt, .md, .html, .pdf, .jsonl, .csv or .zip file.',
    'attachment-too-large': 'This file is too large: 25 MB at most.',
    'no-article': 'I found no article there that I could read.',
    'corpus-full': 'This server has no room left: 2,000 articles and 50 MB at most. Remove articles first.',
    'queue-full': 'Too many updates are waiting: try again in a few minutes.',
    'took-too-long': 'This took too long. What is done is kept: run it again to continue.',
    'library-busy': 'The articles are being updated: try again in a few minutes.',
    'disk-full': 'The disk is full: tell whoever hosts me.',
  },
};

export const SERVER_CORPUS_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
