/** The words of ours about followed questions, as Markdown. */
import type { Language } from '../../text/language.js';
import { english, es, french, s } from '../../wording/numbers.js';

const fr = {
  /** Above what is posted. */
  question: (question: string) => `Question suivie ici\u00a0: ${question}`,
  newArticles: 'ce qu’en disent de nouveaux articles',
  stop: 'Ne plus suivre',
  /** @param question in bold */
  followed: (question: string) => [
    `Question suivie dans ce salon\u00a0: ${question}`,
    '- Quand de nouveaux articles y répondent, je publie ici leurs phrases exactes avec leur source, une fois par jour au plus, visibles par tout le salon. Je ne dis pas qui suit la question.',
    '- Les articles que j’ai déjà ne comptent pas\u00a0: pour ceux-là, utilisez `/demander`.',
    '- Pour arrêter\u00a0: le bouton ci-dessous, celui de mes messages, ou `/suivre arrêter`. Les personnes qui gèrent le serveur le peuvent aussi.',
    '- Le suivi s’arrête de lui-même si vous quittez le serveur, ou si vous ou moi ne pouvons plus écrire dans ce salon.',
  ],
  already: 'Vous suivez déjà cette question dans ce salon.',
  full: {
    person: (most: number) =>
      `Vous suivez déjà ${french.format(most)} questions, tous serveurs compris\u00a0: c’est le maximum. Arrêtez-en une avec \`/suivre arrêter\`.`,
    server: (most: number) =>
      `Ce serveur suit déjà ${french.format(most)} questions\u00a0: c’est le maximum. Une personne qui gère le serveur peut en arrêter avec \`/suivre arrêter\`.`,
  },
  notHere: 'Une question se suit dans un salon ou un fil public d’un serveur dont je fais partie.',
  notPublic:
    'Ce serveur limite mes réponses publiques à certains salons ou à certains rôles\u00a0: je ne publierais rien ici pour vous.',
  youMayNot: 'Pour suivre une question dans ce salon, il vous faut la permission d’y écrire.',
  iMayNot:
    'Je n’ai pas la permission d’écrire dans ce salon\u00a0: je ne pourrais rien y publier. Une personne qui gère le serveur peut me la donner.',
  heading: {
    person: (count: number) => `**Questions que vous suivez sur ce serveur\u00a0: ${french.format(count)}**`,
    server: (count: number) =>
      `**Question${s(count)} suivie${s(count)} sur ce serveur\u00a0: ${french.format(count)}**`,
  },
  none: {
    person: 'Vous ne suivez aucune question sur ce serveur. Pour en suivre une\u00a0: `/suivre question`.',
    server: 'Aucune question n’est suivie sur ce serveur. Pour en suivre une\u00a0: `/suivre question`.',
  },
  /** In the list, behind a question whose corpus cannot be seen. */
  paused: 'en pause\u00a0: son corpus n’est plus disponible ici',
  stopped: (question: string) => `Cette question n’est plus suivie\u00a0: ${question}`,
  ended: 'Cette question n’est plus suivie.',
  unknown: 'Vous ne suivez pas cette question ici. La liste\u00a0: `/suivre liste`.',
  notYours: 'Seules la personne qui suit cette question et celles qui gèrent le serveur peuvent arrêter le suivi.',
};

const en: typeof fr = {
  question: (question) => `Question followed here: ${question}`,
  newArticles: 'what new articles say about it',
  stop: 'Stop following',
  followed: (question) => [
    `Question followed in this channel: ${question}`,
    '- When new articles answer it, I post their exact sentences here with their source, once a day at most, for the whole channel to see. I do not say who follows the question.',
    '- Articles I already have are not included: use `/ask` for those.',
    '- To stop: the button below, the one on my messages, or `/follow stop`. Those who manage the server can stop it too.',
    '- It ends by itself if you leave the server, or if you or I can no longer write in this channel.',
  ],
  already: 'You already follow this question in this channel.',
  full: {
    person: (most) =>
      `You already follow ${english.format(most)} questions, in all servers together, which is the maximum. Stop one with \`/follow stop\`.`,
    server: (most) =>
      `This server already follows ${english.format(most)} questions, which is the maximum. Somebody who manages the server can stop some with \`/follow stop\`.`,
  },
  notHere: 'A question is followed in a channel or a public thread of a server that I am in.',
  notPublic: 'This server limits my public answers to certain channels or roles, so I would post nothing here for you.',
  youMayNot: 'To follow a question in this channel you need the permission to write in it.',
  iMayNot:
    'I do not have the permission to write in this channel, so I could not post anything. Somebody who manages the server can give it to me.',
  heading: {
    person: (count) => `**Questions you follow in this server: ${english.format(count)}**`,
    server: (count) => `**Question${es(count)} followed in this server: ${english.format(count)}**`,
  },
  none: {
    person: 'You follow no question in this server. To follow one: `/follow question`.',
    server: 'No question is followed in this server. To follow one: `/follow question`.',
  },
  paused: 'paused: its corpus is no longer available here',
  stopped: (question) => `This question is no longer followed: ${question}`,
  ended: 'This question is no longer followed.',
  unknown: 'You do not follow this question here. The list: `/follow list`.',
  notYours: 'Only the person who follows this question and those who manage the server can stop it.',
};

export const FOLLOW_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
