import type { Abstention, Answer } from '../../src/answering/answer.js';
import { LINES, type Lines } from './lines.js';
import type { Stage, Take } from './stage.js';

/** A kind of card, and how one comes to see it. */
export interface Scene {
  /** Its place on the page: `answer`. */
  readonly kind: string;
  readonly heading: { readonly fr: string; readonly en: string };
  /** What is shown, in order. */
  play(on: Stage, lines: Lines): Promise<readonly Take[]>;
}

type Reply = Answer | Abstention;

/** The first of the questions that is answered as wanted. */
async function questionThat(
  what: string,
  { lookups }: Stage,
  questions: readonly string[],
  isWanted: (reply: Reply) => boolean,
): Promise<string> {
  for (const question of questions) {
    if (isWanted(await lookups.ask({ corpus: null }, question))) return question;
  }
  throw new Error(`no question of the preview ${what} any more: put another one into test/preview/lines.ts`);
}

const isAnswered = ({ status, disagreement, excerpts }: Reply): boolean =>
  status === 'answered' && disagreement === null && excerpts.length > 1;
const isDisputed = ({ disagreement }: Reply): boolean => disagreement !== null;
const isUnanswered = ({ status }: Reply): boolean => status === 'abstained';

const scene = (kind: string, fr: string, en: string, play: Scene['play']): Scene => ({
  ...{ kind, heading: { fr, en } },
  play,
});

const verification = (
  kind: string,
  fr: string,
  en: string,
  given: (lines: Lines) => { text: string; source?: string },
) => scene(kind, fr, en, async (on, lines) => [await on.use('verify', given(lines))]);

/** Every kind of card there is, in the order of the page. */
export const SCENES: readonly Scene[] = [
  scene(
    'answer',
    'Une réponse, son contexte et la suite',
    'An answer, its context and what follows',
    async (on, lines) => {
      const question = await questionThat('is answered with several sources', on, lines.answered, isAnswered);
      const answer = await on.use('ask', { question });
      return [answer, await on.press('context', answer), await on.press('page', answer)];
    },
  ),
  scene('disagreement', 'Des sources qui se contredisent', 'Sources that differ', async (on, lines) => {
    const question = await questionThat('shows sources that differ', on, lines.disputed, isDisputed);
    return [await on.use('ask', { question })];
  }),
  scene('abstention', 'Pas de réponse', 'No answer', async (on, lines) => {
    const question = await questionThat('is left unanswered', on, lines.unanswered, isUnanswered);
    const abstention = await on.use('ask', { question });
    return [abstention, await on.press('nearest', abstention)];
  }),
  scene(
    'private',
    'Une question privée, avec des filtres',
    'A private question, with filters',
    async (on, { filtered }) => [await on.use('ask', { ...filtered, private: true })],
  ),
  scene('mention', 'Une mention', 'A mention', async (on, lines) => [await on.mention(lines.mention)]),
  scene('compare', 'Les sources côte à côte', 'The sources side by side', async (on, lines) => [
    await on.use('compare', {
      question: await questionThat('shows sources that differ', on, lines.disputed, isDisputed),
    }),
  ]),
  scene('follow', 'Une question suivie', 'A followed question', async (on, lines) => {
    const question = await questionThat('is answered with several sources', on, lines.answered, isAnswered);
    return [...(await on.follow(question)), await on.use('follow', { list: {} })];
  }),
  scene('search', 'Une recherche', 'A search', async (on, { words }) => [await on.use('search', { words })]),
  scene('sources', 'Les articles', 'The articles', async (on) => [await on.use('sources')]),
  scene('article', 'Un article', 'An article', async (on, { title }) => [await on.use('article', { title })]),
  scene('quote', 'Une citation à partager', 'A quotation to share', async (on, { title, quoted }) => [
    await on.use('quote', { title, words: quoted }),
  ]),
  scene('exact', 'Une citation exacte', 'An exact quotation', async (on, { exact }) => [
    await on.useOn(exact, 'Check this quotation'),
  ]),
  verification(
    'elsewhere',
    'Exacte, mais d’une autre source',
    'Exact, but from another source',
    ({ elsewhere }) => elsewhere,
  ),
  verification('altered', 'Une citation modifiée', 'An altered quotation', ({ altered }) => ({ text: altered })),
  verification('absent', 'Une citation introuvable', 'A quotation not found', ({ absent }) => ({ text: absent })),
  scene('claims', 'Les sources d’un message', 'The sources of a message', async (on, { message }) => [
    await on.useOn(message, 'Find sources'),
  ]),
  scene('help', 'L’aide', 'Help', async (on) => [await on.use('help')]),
  scene('privacy', 'Ce qui est gardé', 'What is kept', async (on) => [await on.use('privacy')]),
  scene('about', 'À propos', 'About', async (on) => [await on.use('about')]),
  scene('corpus', 'Le corpus d’un serveur', 'The corpus of a server', async (on) => {
    const [channel] = on.channels.keys();
    await on.use('corpus', { channels: { channel: { channel: channel! }, corpus: 'default' } });
    return [await on.use('corpus', { status: {} })];
  }),
  scene('settings', 'Les réglages d’un serveur', 'The settings of a server', async (on) => [
    await on.use('settings', { show: {} }),
  ]),
];

/** A scene and what it showed. */
export interface Played {
  readonly scene: Scene;
  readonly takes: readonly Take[];
}

/** @throws Error when a scene does not show what it is there for */
export async function playAll(on: Stage): Promise<readonly Played[]> {
  const played: Played[] = [];
  for (const one of SCENES) played.push({ scene: one, takes: await one.play(on, LINES[on.language]) });
  return played;
}
