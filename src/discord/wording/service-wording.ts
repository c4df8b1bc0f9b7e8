/** The words of ours about the bot itself: help, privacy, contents, settings of a server. As Markdown. */
import type { Certainty } from '../../answering/certainty.js';
import type { About } from '../../answering/lookup/lookup.js';
import type { GuildSettings, StoredCounts } from '../../records/records.js';
import type { Language } from '../../text/language.js';
import { english, es, french, s } from '../../wording/numbers.js';
import { lineMarkdown } from '../markdown/line.js';

/** Characters of the model's name that are shown. */
const MAX_MODEL_LENGTH = 100;

const FR_CERTAINTY: Readonly<Record<Certainty, string>> = {
  possible: 'possible (répond au plus de questions)',
  probable: 'probable',
  veryProbable: 'très probable (répond au moins de questions)',
};
const EN_CERTAINTY: Readonly<Record<Certainty, string>> = {
  possible: 'possible (answers most questions)',
  probable: 'probable',
  veryProbable: 'very probable (answers fewest questions)',
};

const fr = {
  help: [
    '**Verbatim** répond aux questions par des phrases exactes de ses articles, chacune avec sa source, ou dit qu’il n’a pas de réponse. Il n’écrit rien lui-même.',
    '- `/demander` une question ; ou mentionnez-moi, répondez-moi, écrivez-moi en privé',
    '- `/comparer` ce que disent les sources, côte à côte',
    '- `/chercher` des mots, ou une expression exacte entre guillemets',
    '- `/sources` : les articles · `/article` : l’un d’eux',
    '- `/citer` une phrase d’un article, prête à partager',
    '- `/vérifier` une citation : exacte, modifiée ou introuvable',
    '- Sur un message, menu **Applications** : **Trouver des sources**, **Vérifier cette citation**',
    '- `/à-propos` · `/confidentialité`',
    '- Pour qui gère le serveur : `/corpus`, `/réglages`',
  ],
  privacy: [
    '**De vous, avec votre identifiant Discord**',
    '- Les cartes que vous avez demandées\u00a0: la question, les mots cherchés ou le texte vérifié, et où se trouvent les extraits. 90 jours, pour que leurs boutons marchent.',
    '- Vos votes «\u00a0utile\u00a0» et «\u00a0pas utile\u00a0», aussi longtemps que la carte, pour compter les réponses utiles.',
    '**Des autres**',
    '- Le texte d’un message que vous faites vérifier\u00a0: 15 minutes, parmi vos données.',
    '**De personne**',
    '- Où sont mes messages publics qui citent un article, et quelles phrases ils citent, sans la question ni qui l’a posée\u00a0: tant que l’article est là et 90 jours de plus, pour les modifier s’il change ou s’il est retiré. Le bouton ci-dessous ne les efface pas.',
    '- Les réglages d’un serveur, jusqu’à 30 jours après mon départ.',
    'Je ne garde aucun nom et ne lis que les messages qui me sont adressés et ceux sur lesquels on utilise une de mes commandes. Rien n’est transmis à qui que ce soit.',
  ],
  kept: (kept: StoredCounts) =>
    `De vous, je garde en ce moment ${french.format(kept.posted)} carte${s(kept.posted)} et ${french.format(kept.votes)} vote${s(kept.votes)}.`,
  take: 'Exporter mes données',
  exported: (leftOut: number) =>
    leftOut === 0
      ? 'Tout ce que je garde sous votre identifiant, en JSON\u00a0:'
      : `Ce que je garde sous votre identifiant, en JSON\u00a0; faute de place, sans les ${french.format(leftOut)} carte${s(leftOut)} les plus anciennes\u00a0:`,
  forget: 'Effacer mes données',
  forgotten: (kept: StoredCounts) =>
    `C’est fait. Effacé : ${french.format(kept.posted)} carte${s(kept.posted)} et ${french.format(kept.votes)} vote${s(kept.votes)}. Les messages restent dans Discord, leurs boutons ne marchent plus.`,
  about: ({ articles, passages, generation, model }: About) => [
    `${french.format(articles)} article${s(articles)}, ${french.format(passages)} passage${s(passages)}`,
    `Génération : \`${generation}\``,
    `Modèle : ${lineMarkdown(model, MAX_MODEL_LENGTH)}`,
  ],
  corpus: {
    default: 'le corpus par défaut',
    ofServer: (name: string) => `Sur ce serveur répond ${name}.`,
    here: (name: string) => `Ici répond ${name}.`,
    ofChannel: (channel: string, name: string) => `- ${channel} : ${name}`,
    noChannels: 'Aucun salon n’a son propre corpus.',
    available: (names: string) => `Corpus disponibles : ${names}`,
    unknown: (name: string, names: string) => `Il n’y a pas de corpus ${name}. Corpus disponibles : ${names}`,
    /** @param places where it was chosen: `thisServer`, channels */
    lost: (places: string) =>
      `Le corpus choisi pour ${places} n’est plus disponible : y répond ce qui répondrait sans ce choix. Pour en choisir un autre : \`/corpus\`.`,
    thisServer: 'ce serveur',
  },
  settings: ({ language, private: isPrivate, cooldown, confidence }: GuildSettings) => [
    '**Réglages de ce serveur**',
    `- Langue : ${language === null ? 'celle de chaque personne' : language === 'fr' ? 'français' : 'anglais'}`,
    `- Réponses aux commandes : ${isPrivate ? 'privées, sauf demande contraire' : 'publiques, sauf demande contraire'}`,
    `- Attente entre deux questions d’une personne : ${french.format(cooldown)} s`,
    `- Certitude demandée : ${FR_CERTAINTY[confidence]}`,
  ],
};

const en: typeof fr = {
  help: [
    '**Verbatim** answers questions with exact sentences of its articles, each with its source, or says that it has no answer. It writes nothing of its own.',
    '- `/ask` a question; or mention me, reply to me, write to me in private',
    '- `/compare` what the sources say, side by side',
    '- `/search` for words, or an exact phrase between quotation marks',
    '- `/sources`: the articles · `/article`: one of them',
    '- `/quote` a sentence of an article, ready to be shared',
    '- `/verify` a quotation: exact, altered or not found',
    '- On a message, menu **Apps**: **Find sources**, **Check this quotation**',
    '- `/about` · `/privacy`',
    '- For those who manage the server: `/corpus`, `/settings`',
  ],
  privacy: [
    '**Of you, with your Discord id**',
    '- The cards that you asked for: the question, the words searched for or the text checked, and where the excerpts are. 90 days, so that their buttons work.',
    '- Your votes “helpful” and “not helpful”, as long as the card, to count helpful answers.',
    '**Of others**',
    '- The text of a message that you have checked: 15 minutes, among your data.',
    '**Of nobody**',
    '- Where my public messages that quote an article are, and which sentences they quote, without the question or who asked it: as long as the article is there and 90 days more, to edit them if it changes or is withdrawn. The button below does not delete them.',
    '- The settings of a server, until 30 days after I left it.',
    'I keep no names and read only messages addressed to me, and those that a command of mine is used on. Nothing is passed on to anybody.',
  ],
  kept: (kept) =>
    `Of you I keep ${english.format(kept.posted)} card${es(kept.posted)} and ${english.format(kept.votes)} vote${es(kept.votes)} now.`,
  take: 'Export my data',
  exported: (leftOut) =>
    leftOut === 0
      ? 'All that I store under your id, as JSON:'
      : `What I store under your id, as JSON; for lack of room without the ${english.format(leftOut)} oldest card${es(leftOut)}:`,
  forget: 'Delete my data',
  forgotten: (kept) =>
    `Done: ${english.format(kept.posted)} card${es(kept.posted)} and ${english.format(kept.votes)} vote${es(kept.votes)} deleted. The messages stay in Discord; their buttons no longer work.`,
  about: ({ articles, passages, generation, model }) => [
    `${english.format(articles)} article${es(articles)}, ${english.format(passages)} passage${es(passages)}`,
    `Generation: \`${generation}\``,
    `Model: ${lineMarkdown(model, MAX_MODEL_LENGTH)}`,
  ],
  corpus: {
    default: 'the default corpus',
    ofServer: (name) => `In this server ${name} answers.`,
    here: (name) => `Here ${name} answers.`,
    ofChannel: (channel, name) => `- ${channel}: ${name}`,
    noChannels: 'No channel has a corpus of its own.',
    available: (names) => `Available corpora: ${names}`,
    unknown: (name, names) => `There is no corpus ${name}. Available corpora: ${names}`,
    lost: (places) =>
      `The corpus chosen for ${places} is no longer available: until another is chosen (\`/corpus\`), the answers there are those without that choice.`,
    thisServer: 'this server',
  },
  settings: ({ language, private: isPrivate, cooldown, confidence }) => [
    '**Settings of this server**',
    `- Language: ${language === null ? 'that of each person' : language === 'fr' ? 'French' : 'English'}`,
    `- Answers to commands: ${isPrivate ? 'private unless asked otherwise' : 'public unless asked otherwise'}`,
    `- Wait between two questions of one person: ${english.format(cooldown)} s`,
    `- Certainty asked for: ${EN_CERTAINTY[confidence]}`,
  ],
};

export const SERVICE_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
