/** The words of ours about the bot itself: privacy, contents, settings of a server. As Markdown. */
import type { Certainty } from '../../answering/certainty.js';
import type { About } from '../../answering/lookup/lookup.js';
import type { GuildSettings, StoredCounts } from '../../records/records.js';
import type { Language } from '../../text/language.js';
import { english, es, french, s } from '../../wording/numbers.js';
import { lineMarkdown } from '../markdown/line.js';

/** Characters of the model's name that are shown. */
const MAX_MODEL_LENGTH = 100;

const FR_CERTAINTY: Readonly<Record<Certainty, string>> = {
  possible: 'possible (répond le plus souvent)',
  probable: 'probable',
  veryProbable: 'très probable (répond le plus rarement)',
};
const EN_CERTAINTY: Readonly<Record<Certainty, string>> = {
  possible: 'possible (answers most often)',
  probable: 'probable',
  veryProbable: 'very probable (answers least often)',
};

const fr = {
  privacy: [
    '**À votre sujet, avec votre identifiant Discord**',
    '- Les cartes que vous avez demandées\u00a0: la question, les mots cherchés ou le texte vérifié, et où se trouvent les extraits. 90 jours, pour que leurs boutons marchent.',
    '- Vos votes «\u00a0utile\u00a0» et «\u00a0pas utile\u00a0», aussi longtemps que la carte, pour compter les réponses utiles.',
    '- Les questions que vous suivez, et dans quel salon\u00a0: jusqu’à la fin du suivi, pour y publier ce qui y répond.',
    '- Vos questions publiques restées sans réponse, ou dont la réponse a été jugée inutile\u00a0: celles et ceux qui gèrent le serveur peuvent les lire 30 jours, sans votre nom. Effacer vos données les en retire.',
    '**Au sujet d’autres personnes**',
    '- Le texte d’un message que vous faites vérifier\u00a0: 15 minutes, parmi vos données.',
    '**Sans lien avec une personne**',
    '- Où sont mes messages publics qui citent un article, et quelles phrases ils citent, sans la question ni qui l’a posée\u00a0: tant que l’article est là et 90 jours de plus, pour les modifier s’il change ou s’il est retiré. Le bouton ci-dessous ne les efface pas.',
    '- Les réglages d’un serveur et les articles qu’il a ajoutés, jusqu’à 30 jours après mon départ.',
    'Je ne garde pas votre nom. Je ne lis que les messages qui me sont adressés et ceux sur lesquels une de mes commandes est utilisée. Je ne transmets rien à personne d’autre que Discord.',
  ],
  kept: (kept: StoredCounts) =>
    `Je garde actuellement ${french.format(kept.posted)} carte${s(kept.posted)}, ${french.format(kept.votes)} vote${s(kept.votes)} et ${french.format(kept.follows)} question${s(kept.follows)} suivie${s(kept.follows)} de vous.`,
  take: 'Exporter mes données',
  exported: (leftOut: number) =>
    leftOut === 0
      ? 'Tout ce que je garde sous votre identifiant, en JSON\u00a0:'
      : `Ce que je garde sous votre identifiant, en JSON\u00a0; faute de place, sans ${leftOut === 1 ? 'la carte la plus ancienne' : `les ${french.format(leftOut)} cartes les plus anciennes`}\u00a0:`,
  forget: 'Effacer mes données',
  forgotten: (kept: StoredCounts) =>
    `C’est fait, effacé\u00a0: ${french.format(kept.posted)} carte${s(kept.posted)}, ${french.format(kept.votes)} vote${s(kept.votes)}, ${french.format(kept.follows)} question${s(kept.follows)} suivie${s(kept.follows)}. Les messages restent dans Discord, mais leurs boutons ne marchent plus.`,
  /** @param newest the date of the newest article, and @param updated when articles last changed, in words; null: not known */
  about: (articles: number, newest: string | null, updated: string | null) => [
    `${french.format(articles)} article${s(articles)}`,
    ...(newest === null ? [] : [`Article le plus récent\u00a0: ${newest}`]),
    ...(updated === null ? [] : [`Dernière mise à jour\u00a0: ${updated}`]),
  ],
  /** For whoever has to name what answers. */
  contents: ({ articles, passages, generation, model }: About) => [
    `${french.format(articles)} article${s(articles)}, ${french.format(passages)} passage${s(passages)}`,
    `Génération\u00a0: \`${generation}\``,
    `Modèle\u00a0: ${lineMarkdown(model, MAX_MODEL_LENGTH)}`,
  ],
  corpus: {
    default: 'le corpus par défaut',
    ofServer: (name: string) => `Corpus de ce serveur\u00a0: ${name}.`,
    here: (name: string) => `Dans ce salon\u00a0: ${name}.`,
    ofChannel: (channel: string, name: string) => `- ${channel}\u00a0: ${name}`,
    noChannels: 'Aucun salon n’a son propre corpus.',
    available: (names: string) => `Corpus disponibles\u00a0: ${names}`,
    unknown: (name: string, names: string) => `Il n’y a pas de corpus ${name}. Corpus disponibles\u00a0: ${names}`,
    /** @param most corpora that may be named together */
    tooMany: (most: number) => `${french.format(most)} corpus au plus, sans compter les articles de ce serveur.`,
    /** @param places where it was chosen: `thisServer`, channels */
    lost: (places: string) =>
      `Le corpus choisi pour ${places} n’est plus disponible\u00a0: ce choix n’a plus d’effet. Pour en choisir un autre\u00a0: \`/corpus\`.`,
    thisServer: 'ce serveur',
  },
  settings: ({ language, private: isPrivate, threads, cooldown, confidence }: GuildSettings) => [
    '**Réglages de ce serveur**',
    `- Langue\u00a0: ${language === null ? 'celle de chaque personne' : language === 'fr' ? 'français' : 'anglais'}`,
    `- Réponses aux commandes\u00a0: ${isPrivate ? 'privées, sauf demande contraire' : 'publiques, sauf demande contraire'}`,
    `- Réponses publiques\u00a0: ${threads ? 'dans un fil à part' : 'dans le salon'}`,
    `- Délai entre deux questions d’une même personne\u00a0: ${french.format(cooldown)} s`,
    `- Certitude minimale\u00a0: ${FR_CERTAINTY[confidence]}`,
  ],
};

const en: typeof fr = {
  privacy: [
    '**About you, with your Discord id**',
    '- The cards that you asked for: the question, the words searched for or the text checked, and where the excerpts are. 90 days, so that their buttons work.',
    '- Your votes “helpful” and “not helpful”, as long as the card, to count helpful answers.',
    '- The questions that you follow, and in which channel: until that ends, to post there what answers them.',
    '- Your public questions that got no answer, or whose answer was found not helpful: those who manage the server can read them for 30 days, without your name. Deleting your data removes them from that list.',
    '**About others**',
    '- The text of a message that you have checked: 15 minutes, among your data.',
    '**Linked to nobody**',
    '- Where my public messages that quote an article are, and which sentences they quote, without the question or who asked it: as long as the article is there and 90 days more, to edit them if it changes or is withdrawn. The button below does not delete them.',
    '- The settings of a server and the articles it has added, until 30 days after I leave it.',
    'I do not store your name. I read only messages addressed to me, and those that one of my commands is used on. I pass nothing on to anyone but Discord.',
  ],
  kept: (kept) =>
    `I currently store ${english.format(kept.posted)} card${es(kept.posted)}, ${english.format(kept.votes)} vote${es(kept.votes)} and ${english.format(kept.follows)} followed question${es(kept.follows)} of yours.`,
  take: 'Export my data',
  exported: (leftOut) =>
    leftOut === 0
      ? 'All that I store under your id, as JSON:'
      : `What I store under your id, as JSON; for lack of room without the ${leftOut === 1 ? 'oldest card' : `${english.format(leftOut)} oldest cards`}:`,
  forget: 'Delete my data',
  forgotten: (kept) =>
    `Done, deleted: ${english.format(kept.posted)} card${es(kept.posted)}, ${english.format(kept.votes)} vote${es(kept.votes)}, ${english.format(kept.follows)} followed question${es(kept.follows)}. The messages stay in Discord, but their buttons no longer work.`,
  about: (articles, newest, updated) => [
    `${english.format(articles)} article${es(articles)}`,
    ...(newest === null ? [] : [`Newest article: ${newest}`]),
    ...(updated === null ? [] : [`Last updated: ${updated}`]),
  ],
  contents: ({ articles, passages, generation, model }) => [
    `${english.format(articles)} article${es(articles)}, ${english.format(passages)} passage${es(passages)}`,
    `Generation: \`${generation}\``,
    `Model: ${lineMarkdown(model, MAX_MODEL_LENGTH)}`,
  ],
  corpus: {
    default: 'the default corpus',
    ofServer: (name) => `This server uses ${name}.`,
    here: (name) => `This channel uses ${name}.`,
    ofChannel: (channel, name) => `- ${channel}: ${name}`,
    noChannels: 'No channel has a corpus of its own.',
    available: (names) => `Available corpora: ${names}`,
    unknown: (name, names) => `There is no corpus ${name}. Available corpora: ${names}`,
    tooMany: (most) => `${english.format(most)} corpora at most, not counting this server’s own articles.`,
    lost: (places) =>
      `The corpus chosen for ${places} is no longer available: that choice no longer has any effect. To choose another: \`/corpus\`.`,
    thisServer: 'this server',
  },
  settings: ({ language, private: isPrivate, threads, cooldown, confidence }) => [
    '**Settings of this server**',
    `- Language: ${language === null ? 'each person’s own' : language === 'fr' ? 'French' : 'English'}`,
    `- Answers to commands: ${isPrivate ? 'private, unless asked otherwise' : 'public, unless asked otherwise'}`,
    `- Public answers: ${threads ? 'in a thread of their own' : 'in the channel'}`,
    `- Delay between two questions from one person: ${english.format(cooldown)} s`,
    `- Minimum certainty: ${EN_CERTAINTY[confidence]}`,
  ],
};

export const SERVICE_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
