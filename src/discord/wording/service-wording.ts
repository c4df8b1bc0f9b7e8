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
    '**Ce que je garde**',
    '- Les cartes que vous avez demandées, avec votre identifiant Discord : la question, les mots cherchés ou le texte vérifié, et où se trouvent les extraits. 90 jours, pour que leurs boutons marchent.',
    '- Vos votes « utile » et « pas utile », aussi longtemps que la carte.',
    '- Les réglages d’un serveur, jusqu’à 30 jours après mon départ.',
    'Je ne garde aucun nom et ne lis que ce qui m’est adressé. Rien n’est transmis à qui que ce soit.',
  ],
  kept: (kept: StoredCounts) =>
    `De vous, je garde en ce moment ${french.format(kept.posted)} carte${s(kept.posted)} et ${french.format(kept.votes)} vote${s(kept.votes)}.`,
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
    /** @param most corpora that may be named together */
    tooMany: (most: number) => `${french.format(most)} corpus au plus, sans compter les articles de ce serveur.`,
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
    '**What I keep**',
    '- The cards that you asked for, with your Discord id: the question, the words searched for or the text checked, and where the excerpts stand. 90 days, for their buttons to work.',
    '- Your votes “helpful” and “not helpful”, as long as the card.',
    '- The settings of a server, until 30 days after I left it.',
    'I keep no names and read only what is said to me. Nothing is passed on to anybody.',
  ],
  kept: (kept) =>
    `Of you I keep ${english.format(kept.posted)} card${es(kept.posted)} and ${english.format(kept.votes)} vote${es(kept.votes)} now.`,
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
    tooMany: (most) => `${english.format(most)} corpora at most, not counting this server’s own articles.`,
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
