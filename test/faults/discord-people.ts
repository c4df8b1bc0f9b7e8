import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { DiscordDouble } from '../discord-double/double.js';
import type { Invocation, Setting } from '../discord-double/interactions.js';
import { isObject, type Json, objects } from '../discord-double/json.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';
import { someLookups } from '../fixtures/lookups.js';

/** What somebody did, to see what became of it. */
export interface Asked {
  readonly kind: 'command' | 'page' | 'autocomplete' | 'message';
  readonly id: string;
  /** Null of a message. */
  readonly token: string | null;
  /** Whether its answer comes when it is let go. */
  readonly isSlow: boolean;
  readonly what: string;
}

const SLOWLY = 'Combien, en prenant ton temps ?';

/** Questions that wait for each other's release. */
export const SLOW = {
  waiting: [] as (() => void)[],
  release(): void {
    for (const go of SLOW.waiting.splice(0)) go();
  },
};

const excerpts = [1, 2, 3, 4, 5, 6, 7].map((index) =>
  anExcerpt(`La phrase numéro ${index} répond.`, { article: { id: `article-${index}` }, rank: index }),
);

/** Of seven articles, each with a sentence. */
export const lookups = (): Lookups =>
  someLookups({
    async ask(_, question) {
      if (question === SLOWLY) await new Promise<void>((resolve) => SLOW.waiting.push(resolve));
      return anAnswer(excerpts.slice(0, 3), { candidates: excerpts });
    },
    search: async (_, __, page) => ({ matches: excerpts.slice(0, 5), total: 7, page, pages: 2 }),
    claimEvidence: async (_, message) => [{ claim: message, excerpts: excerpts.slice(0, 1) }],
    citationStatuses: async (_, places) =>
      places.map(({ articleId }) => {
        const quotation = excerpts.find(({ article }) => article.id === articleId);
        return quotation === undefined ? { kind: 'gone' } : { kind: 'unchanged', quotation };
      }),
    contentHashes: async () => new Map(),
  });

/** Cards that stand somewhere, of which pages can be turned. */
function pagesOf(double: DiscordDouble): { card: Json; customId: string }[] {
  return double.messagesIn(double.world.channelId).flatMap((card) => {
    const customId = /"custom_id":"(v1:(?:page|search-page):[^"]+)","label":"[^"]+"(?!,"disabled":true)/.exec(
      JSON.stringify(card.components),
    )?.[1];
    return customId === undefined ? [] : [{ card, customId }];
  });
}

/** One of many people does one thing. @param isSlow whether it is a question that waits */
export function act(double: DiscordDouble, random: () => number, at: number, isSlow: boolean): Asked {
  const { world } = double;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const by = String(700_000_000_000_000_000n + BigInt(at % 500));
  const server = pick(world.servers);
  const settings: readonly Setting[] = [
    ...[
      { by, server },
      { by, server },
      { by, server, inThread: true },
      { by, direct: true },
    ],
    { by, userInstalled: true },
  ];
  const setting: Setting = { ...pick(settings), locale: random() < 0.5 ? 'fr' : 'en-US' };
  const asked = (kind: Asked['kind'], { id, token }: Invocation, what: string): Asked => ({
    ...{ kind, id, token, isSlow, what: `${what} ${id}` },
  });
  const message = (parts: Parameters<DiscordDouble['message']>[0], what: string): Asked => ({
    ...{ kind: 'message', id: double.message({ by, ...parts }).id, token: null, isSlow: false },
    what: `${what} of ${by}`,
  });
  if (isSlow) return asked('command', double.slash('ask', { question: SLOWLY }, setting), 'a slow question');
  const share = random();
  if (share < 0.4) {
    const hidden = random() < 0.3 ? { private: true } : {};
    return asked('command', double.slash('ask', { question: 'Combien ?', ...hidden }, setting), 'a question');
  }
  if (share < 0.5) return asked('command', double.slash('search', { words: 'phrase' }, setting), 'a search');
  if (share < 0.6)
    return asked('autocomplete', double.autocomplete('article', { title: 'kaz' }, 'title', setting), 'a title');
  if (share < 0.7) {
    const on = double.message({ content: 'Les soldats sont partis hier soir.', by, server }).payload;
    return asked('command', double.messageCommand('Find sources', on, { by, server }), 'a message command');
  }
  if (share < 0.8) {
    const found = pagesOf(double).filter(({ card }) => isObject(card.author) && objects(card.components).length > 0);
    if (found.length > 0) {
      const { card, customId } = pick(found);
      return asked('page', double.button(customId, card, { by }), 'a button');
    }
  }
  if (share < 0.93) {
    const mention = { content: `<@${world.botId}> Combien de soldats ?`, mentionsBot: true, server };
    return message(mention, 'a mention');
  }
  return message({ content: 'Combien de soldats ?', direct: true }, 'a direct message');
}
