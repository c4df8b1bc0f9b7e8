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
const isSingle = ({ status, excerpts }: Reply): boolean => status === 'answered' && excerpts.length === 1;
const hasThree = (reply: Reply): boolean => isAnswered(reply) && reply.excerpts.length === 3;
const isNear = (reply: Reply): boolean =>
  reply.status === 'abstained' && reply.kind === 'answer' && reply.nearest.length > 0;
const isFar = (reply: Reply): boolean =>
  reply.status === 'abstained' && reply.kind === 'answer' && reply.nearest.length === 0;
const isSearch = (reply: Reply): boolean => reply.status === 'abstained' && (reply.passages ?? []).length > 0;

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
    'Une réponse, les phrases autour et la suite',
    'An answer, the sentences around and what follows',
    async (on, lines) => {
      const question = await questionThat('is answered with three sources', on, lines.answered, hasThree);
      const answer = await on.use('ask', { question });
      return [answer, await on.choose('context', 1, answer), await on.press('page', answer)];
    },
  ),
  scene('single', 'Un seul extrait, et un vote', 'One excerpt, and a vote', async (on, lines) => {
    const question = await questionThat('is answered with one excerpt', on, lines.single, isSingle);
    const answer = await on.use('ask', { question });
    return [answer, await on.press('context', answer), await on.press('vote', answer)];
  }),
  scene('disagreement', 'Des sources qui se contredisent', 'Sources that differ', async (on, lines) => {
    const question = await questionThat('shows sources that differ', on, lines.disputed, isDisputed);
    return [await on.use('ask', { question })];
  }),
  scene('abstention', 'Pas de réponse', 'No answer', async (on, lines) => {
    const question = await questionThat('is left unanswered, with something near', on, lines.unanswered, isNear);
    const abstention = await on.use('ask', { question });
    return [abstention, await on.press('nearest', abstention)];
  }),
  scene('far', 'Pas de réponse, ni rien de proche', 'No answer, and nothing near', async (on, lines) => {
    const question = await questionThat('is left unanswered, with nothing near', on, lines.strange, isFar);
    return [await on.use('ask', { question })];
  }),
  scene('keywords', 'Prise comme une recherche', 'Taken as a search', async (on, lines) => {
    const question = await questionThat('is taken as a search', on, lines.keywords, isSearch);
    return [await on.use('ask', { question })];
  }),
  scene(
    'private',
    'Une question privée, avec des filtres, puis partagée',
    'A private question, with filters, then shared',
    async (on, { filtered }) => {
      const answer = await on.use('ask', { ...filtered, private: true });
      return [answer, await on.pressAndFollow('share-answer', answer)];
    },
  ),
  scene('mention', 'Une mention', 'A mention', async (on, lines) => [await on.mention(lines.mention)]),
  scene('follow-up', 'Une question qui suit, puis un fil', 'A follow-up, then a thread', async (on, lines) => {
    const answer = await on.mention(lines.mention);
    const further = await on.reply(lines.followUp, answer);
    return [further, await on.press('discuss', answer), ...(await on.inThread(answer))];
  }),
  scene('deleted', 'Une réponse supprimée', 'A deleted answer', async (on, lines) => {
    return [await on.useOnOwn(await on.mention(lines.mention), 'Delete this answer')];
  }),
  scene('compare', 'Les sources côte à côte', 'The sources side by side', async (on, lines) => [
    await on.use('compare', {
      question: await questionThat('shows sources that differ', on, lines.disputed, isDisputed),
    }),
  ]),
  scene('values', 'Des valeurs côte à côte', 'Values side by side', async (on, lines) => {
    for (const question of lines.valued) {
      const { values, sides } = await on.lookups.compare({ corpus: null }, question);
      if (values !== null && sides.length > 1) return [await on.use('compare', { question })];
    }
    throw new Error('no question of the preview has values of which nothing is claimed: see test/preview/lines.ts');
  }),
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
  ...(['withdrawn', 'altered', 'moved'] as const).map((fate) =>
    scene(
      `corrected-${fate}`,
      {
        withdrawn: 'Un article retiré\u00a0: le message est modifié',
        altered: 'Un article qui dit autre chose',
        moved: 'Un article modifié ailleurs, vu en tournant les pages',
      }[fate],
      {
        withdrawn: 'An article that was withdrawn: the message is edited',
        altered: 'An article that says something else',
        moved: 'An article that changed elsewhere, seen when pages are turned',
      }[fate],
      async (on, lines) => {
        const question = await questionThat('is answered with three sources', on, lines.answered, hasThree);
        const answer = await on.use('ask', { question });
        if (fate === 'moved') {
          await on.become(fate, 1, answer);
          const further = await on.press('page', answer);
          const back = await on.press('page', further);
          await on.reset();
          return [back];
        }
        await on.become(fate, 1, answer);
        const corrected = await on.corrected(answer);
        await on.reset();
        return [corrected];
      },
    ),
  ),
  scene(
    'corrected-alone',
    'Retiré, quand la carte n’est plus gardée',
    'Withdrawn, when the card is no longer kept',
    async (on, lines) => {
      const question = await questionThat('is answered with three sources', on, lines.answered, hasThree);
      const answer = await on.use('ask', { question });
      const change = await on.changeOf(answer, 2);
      await on.reset();
      change('gone');
      const corrected = await on.corrected(answer);
      await on.reset();
      return [corrected];
    },
  ),
  scene('mistakes', 'Ce qui ne va pas', 'What goes wrong', async (on, { mention, title, filtered }) => {
    const answer = await on.use('ask', { question: mention, private: true });
    await on.reset();
    return [
      await on.use('ask', { question: mention, from: '31/02/2022' }),
      await on.use('sources', { corpus: 'zzz' }),
      await on.use('verify', { text: 'oui' }),
      await on.use('search', { words: '?!' }),
      await on.use('article', { title: 'zzz' }),
      await on.use('quote', { title, words: 'zzz' }),
      await on.use('ask', { question: mention, source: 'zzz', from: filtered.from }),
      await on.useOn('', 'Find sources'),
      await on.press('vote', answer),
    ];
  }),
  scene('cooldown', 'Trop vite', 'Too fast', (on, { mention }) =>
    on.within(async () => {
      await on.use('ask', { question: mention });
      return [await on.use('ask', { question: mention }), await on.mention(mention)];
    }),
  ),
  scene('talk', 'Dit au bot lui-même', 'Said to the bot itself', async (on, { greeting }) => [
    await on.mention(greeting),
    await on.use('ask', { question: greeting }),
  ]),
  scene('help', 'L’aide', 'Help', async (on) => [await on.use('help')]),
  scene('privacy', 'Ce qui est gardé', 'What is kept', async (on) => [await on.use('privacy')]),
  scene('about', 'À propos', 'About', async (on) => [await on.use('about')]),
  scene('corpus', 'Le corpus d’un serveur', 'The corpus of a server', async (on) => {
    const [channel] = on.channels.keys();
    await on.use('corpus', { channels: { channel: { channel: channel! }, corpus: 'default' } });
    return [await on.use('corpus', { status: {} })];
  }),
  scene('clear', 'Tout supprimer', 'Delete everything', async (on) => {
    on.ownArticles(12);
    await on.use('corpus', { list: {} });
    const asked = await on.use('corpus', { clear: {} });
    return [asked, await on.press('clear-articles', asked)];
  }),
  scene('unanswered', 'Les questions sans réponse', 'Questions without an answer', async (on, lines) => {
    await on.use('ask', { question: lines.unanswered[0]! });
    return [await on.use('unanswered')];
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
  for (const one of SCENES) {
    const takes = await one.play(on, LINES[on.language]).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`scene ${one.kind}, ${on.language}: ${why}`, { cause });
    });
    played.push({ scene: one, takes });
  }
  return played;
}
