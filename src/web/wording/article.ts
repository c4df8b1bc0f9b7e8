/** The words on the page of an article. Refuses markup. */
import type { Language } from '../../text/language.js';
import { english, french } from '../../wording/numbers.js';

const fr = {
  /** The language of these words, for elements inside an article of another language. */
  lang: 'fr' as Language,
  untitled: 'Sans titre',
  folded: (lines: number) =>
    lines > 1
      ? `${french.format(lines)} lignes qui ne sont pas de l’article`
      : `${french.format(lines)} ligne qui n’est pas de l’article`,
  notOfArticle: 'Ces mots ne sont pas de l’article',
  moved:
    'Cette phrase a changé de place dans l’article depuis qu’elle a été citée. Elle est surlignée là où elle se trouve à présent.',
  altered:
    'L’article a été modifié depuis qu’il a été cité. La phrase qui s’en approche le plus est surlignée. Mot à mot\u00a0:',
  legend: { struck: 'barré\u00a0: était dans l’article cité', inserted: 'souligné\u00a0: y est à présent' },
  /** Leads to the notice about a citation that moved or was altered. */
  seeNotice: 'L’article a changé depuis\u00a0: voir en quoi',
  gone: 'L’article a été modifié depuis qu’il a été cité\u00a0: ce passage ne s’y trouve plus.',
  noSentences: 'Cette adresse ne désigne pas des phrases entières de l’article\u00a0: rien n’est surligné.',
  nearest: 'Voir les phrases entières',
  sentences: 'D’une phrase à l’autre',
  first: 'Première phrase',
  previous: 'Phrase précédente',
  next: 'Phrase suivante',
  about: 'À propos de l’article',
  outlet: 'Média',
  author: 'Auteur',
  date: 'Date',
  language: 'Langue',
  licence: 'Licence',
  original: 'Original',
  originalAt: 'Lire sur le site du média',
  cite: 'Citer',
  nothingToCite: 'Choisissez une phrase pour la citer.',
  formats: { text: 'Texte', markdown: 'Markdown', bibtex: 'BibTeX', 'csl-json': 'CSL-JSON' },
  copy: 'Copier',
  copied: 'Copié',
  download: 'Télécharger',
  permanent: 'Adresse permanente de cette citation',
  /** Offered for the sentences that a person has selected. */
  selected: 'Citer les phrases sélectionnées',
};

const en: typeof fr = {
  lang: 'en',
  untitled: 'Untitled',
  folded: (lines) =>
    `${english.format(lines)} line${lines === 1 ? '' : 's'} that ${lines === 1 ? 'is' : 'are'} not part of the article`,
  notOfArticle: 'These words are not part of the article',
  moved: 'This sentence has moved within the article since it was cited. It is highlighted where it is now.',
  altered: 'The article has changed since it was cited. The closest sentence is highlighted. Word by word:',
  legend: { struck: 'struck through: was in the article as cited', inserted: 'underlined: is there now' },
  seeNotice: 'The article has changed since: see how',
  gone: 'The article has changed since it was cited: this passage is no longer in it.',
  noSentences: 'This address does not point to whole sentences of the article: nothing is highlighted.',
  nearest: 'Show the whole sentences',
  sentences: 'From sentence to sentence',
  first: 'First sentence',
  previous: 'Previous sentence',
  next: 'Next sentence',
  about: 'About the article',
  outlet: 'Outlet',
  author: 'Author',
  date: 'Date',
  language: 'Language',
  licence: 'Licence',
  original: 'Original',
  originalAt: 'Read it on the outlet’s site',
  cite: 'Cite',
  nothingToCite: 'Choose a sentence to cite it.',
  formats: { text: 'Text', markdown: 'Markdown', bibtex: 'BibTeX', 'csl-json': 'CSL-JSON' },
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  permanent: 'Permanent address of this citation',
  selected: 'Cite the selected sentences',
};

export type ArticleWording = typeof fr;
export const ARTICLE_WORDING: Readonly<Record<Language, ArticleWording>> = { fr, en };
