import type { DiscordDouble } from '../discord-double/double.js';
import type { Invocation, Setting } from '../discord-double/interactions.js';
import type { Json } from '../discord-double/json.js';
import type { ServerIds } from '../discord-double/objects.js';
import { randomness } from './randomness.js';

/** What people have to ask about. */
export interface Subjects {
  readonly questions: readonly string[];
  readonly titles: readonly string[];
  /** Cards with buttons, and the custom ids of these. */
  readonly cards: readonly { readonly card: Json; readonly buttons: readonly string[]; readonly server: ServerIds }[];
}

/** What a hundred interactions are, on average. */
const MIX = { ask: 50, search: 10, article: 5, verify: 5, compare: 5, autocomplete: 15, button: 10 };
type Kind = keyof typeof MIX;

function kindOf(share: number): Kind {
  let left = 100 * share;
  for (const [kind, weight] of Object.entries(MIX)) {
    left -= weight;
    if (left < 0) return kind as Kind;
  }
  return 'ask';
}

const firstWords = (text: string, count: number): string => text.split(/\s+/).slice(0, count).join(' ');

/** Does what people do, at random: each call one interaction of one of the people in one of the servers. */
export function createPeople(discord: DiscordDouble, people: number, { questions, titles, cards }: Subjects) {
  const random = randomness(20_220_120);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const persons = Array.from({ length: people }, (_, at) => ({
    by: String(700_000_000_000_000_000n + BigInt(at)),
    server: discord.world.servers[at % discord.world.servers.length]!,
    locale: at % 2 === 0 ? 'fr' : 'en-US',
  }));

  const acts: Readonly<Record<Kind, (by: Setting) => Invocation>> = {
    ask: (by) => discord.slash('ask', { question: pick(questions) }, by),
    search: (by) => discord.slash('search', { words: firstWords(pick(titles), 2) }, by),
    article: (by) => discord.slash('article', { title: pick(titles) }, by),
    verify: (by) => discord.slash('verify', { text: pick(questions) }, by),
    compare: (by) => discord.slash('compare', { question: pick(questions) }, by),
    autocomplete: (by) => discord.autocomplete('article', { title: pick(titles).slice(0, 4) }, 'title', by),
    button: (by) => {
      const { card, buttons, server } = pick(cards);
      return discord.button(pick(buttons), card, { ...by, server });
    },
  };
  return (): Invocation => acts[kindOf(random())](pick(persons));
}
