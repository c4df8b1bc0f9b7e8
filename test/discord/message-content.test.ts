/** What message commands read of a message: all of its words, wherever Discord puts them, and the article it links to. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Lookups, MAX_TEXT_LENGTH, type StoredCitation } from '../../src/answering/lookup/lookup.js';
import { claimsIn } from '../../src/discord/request/message-words.js';
import { VerbatimError } from '../../src/errors.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import {
  buttonNamed,
  links,
  SENTENCE,
  SHOWN,
  type Stage,
  type StageSettings,
  setTheStage,
  shownText,
} from './bot-on-double.js';

const EPHEMERAL = 1 << 6;

let stage: Stage;
afterEach(() => stage.end());

const excerpt = anExcerpt(SENTENCE, { lit: ['2 030 soldats'] });
const articles = [
  anArticle({ id: 'autre', title: 'Un autre', url: 'https://example.org/autre?id=7' }),
  anArticle({ id: 'retrait', url: 'https://www.example.org/retrait/' }),
];
const RETRAIT = { ...excerpt, article: articles[1]! };

const claimsRead: string[] = [];
const verified: { readonly text: string; readonly source: string | undefined; readonly corpus: string | null }[] = [];
const lookups: Partial<Lookups> = {
  titles: async () => ({ generation: 'g', cards: articles }),
  article: async (_, id) => {
    const card = articles.find((one) => one.id === id);
    return card === undefined ? null : { card, opening: RETRAIT, inTime: [], inTopic: [] };
  },
  async claimEvidence(_, message) {
    claimsRead.push(message);
    if (message === '') throw new VerbatimError('text-empty', 'nothing', 'give a text');
    return [{ claim: message.slice(0, 100), excerpts: [excerpt] }];
  },
  async verify({ corpus }, text, source) {
    verified.push({ text, source, corpus });
    if (text === '') throw new VerbatimError('text-empty', 'nothing', 'give a text');
    return text === SENTENCE
      ? { verdict: 'exact', quotation: RETRAIT, difference: [] }
      : { verdict: 'absent', quotation: null, difference: [] };
  },
  ask: async () => anAnswer([excerpt]),
  citationStatuses: async (_, stored: readonly StoredCitation[]) =>
    stored.map(() => ({ kind: 'unchanged', quotation: excerpt })),
};

const begin = async (settings: StageSettings = {}, made: Partial<Lookups> = lookups): Promise<void> => {
  claimsRead.length = 0;
  verified.length = 0;
  stage = await setTheStage(made, settings);
};

/** Somebody's message with these parts, as a message command brings it. */
const messageOf = (parts: Json): Json => ({ ...stage.discord.message({ content: '' }).payload, ...parts });
const used = (name: string, message: Json, locale = 'fr'): Promise<Json> =>
  stage.discord.answerTo(stage.discord.messageCommand(name, message, { locale }));
const find = (parts: Json, locale = 'fr') => used('Find sources', messageOf(parts), locale);
const check = (parts: Json, locale = 'fr') => used('Check this quotation', messageOf(parts), locale);

const embed = (parts: Json): Json => ({ type: 'rich', ...parts });
const forwarded = (parts: Json): Json => ({
  ...{ content: '', message_reference: { type: 1, message_id: '1', channel_id: '2', guild_id: '3' } },
  message_snapshots: [
    {
      message: {
        ...{ type: 0, content: '', mentions: [], mention_roles: [], attachments: [], embeds: [], flags: 0 },
        ...{ components: [], timestamp: '2022-01-20T12:00:00.000000+00:00', edited_timestamp: null },
        ...parts,
      },
    },
  ],
});
const card = (...contents: readonly string[]): Json => ({
  ...{ content: '', flags: 1 << 15 },
  components: [
    {
      ...{ type: 17, id: 1, accent_color: null, spoiler: false },
      components: [
        ...contents.map((content, index) => ({ type: 10, id: index + 2, content })),
        {
          ...{ type: 9, id: 90, components: [{ type: 10, id: 91, content: 'Dans une section.' }] },
          accessory: { type: 2, id: 92, style: 5, label: 'Lire', url: 'https://ailleurs.example/x' },
        },
      ],
    },
  ],
});
const poll = (text: string): Json => ({
  ...{ question: { text }, answers: [], expiry: null, allow_multiselect: false, layout_type: 1 },
  results: { answer_counts: [], is_finalized: false },
});

describe('the words of a message', () => {
  it.each([
    ['of its content', { content: 'Les **soldats** sont partis.' }, 'Les soldats sont partis.'],
    [
      'of its embeds',
      {
        content: 'Lisez !',
        embeds: [
          embed({
            ...{ title: 'Le retrait', description: 'Ils *sont* partis.', author: { name: 'Le Courrier' } },
            fields: [{ name: 'Combien', value: '2 030 soldats.', inline: true }],
            footer: { text: 'Mis à jour par le ministère jeudi.' },
          }),
        ],
      },
      'Lisez !\n\nLe retrait\n\nIls sont partis.\n\nCombien\n\n2 030 soldats.\n\nMis à jour par le ministère jeudi.',
    ],
    [
      'of a forwarded message',
      forwarded({ content: 'Ils sont partis.', embeds: [embed({ description: 'Jeudi.' })] }),
      'Ils sont partis.\n\nJeudi.',
    ],
    [
      'of a card',
      card('## Le retrait', '-# petit \\*texte\\* de **fin**'),
      'Le retrait\n\npetit *texte* de fin\n\nDans une section.',
    ],
    ['of a poll', { content: '', poll: poll('Sont-ils partis ?') }, 'Sont-ils partis ?'],
    [
      'beside an address and behind a link',
      { content: 'Voyez [ce départ](https://ailleurs.example/a_b_c) <https://x.example> et https://y.example/z_.' },
      'Voyez ce départ et',
    ],
  ])('are read %s', async (_, parts, words) => {
    await begin();
    const found = await find(parts);
    expect(claimsRead).toEqual([words]);
    expect(shownText(found)).toContain(SHOWN);
    expect(hasFlag(found.flags, EPHEMERAL)).toBe(true);
  });

  it.each([
    ['in a forwarded message', forwarded({ content: `Il dit «\u00a0${SENTENCE}\u00a0» hier.` })],
    ['in an embed', { content: 'Lisez ceci, vous tous.', embeds: [embed({ description: `> ${SENTENCE}` })] }],
    [
      'as an embed',
      { content: 'https://ailleurs.example/1', embeds: [embed({ title: 'Info', description: SENTENCE })] },
    ],
    ['on a card', card('**Oui**', `“${SENTENCE}”`)],
    ['without marks', { content: `https://ailleurs.example/1 ${SENTENCE}` }],
  ])('are checked %s', async (_, parts) => {
    await begin();
    expect(shownText(await check(parts))).toContain('**Citation exacte.**');
    expect(shownText(await check(parts, 'en-US'))).toContain('**Exact quotation.**');
    expect(verified).toEqual(Array.from({ length: 2 }, () => ({ text: SENTENCE, source: undefined, corpus: null })));
  });

  it.each([
    ['fr', 'Ce message ne contient pas de texte que je puisse lire.'],
    ['en-US', 'This message has no text that I can read.'],
  ])('are missed where there is an image alone, which is said, in %s', async (locale, line) => {
    await begin();
    const image = {
      ...{ id: '5', filename: 'photo.png', size: 1, url: 'https://cdn.example/photo.png' },
      ...{ proxy_url: 'https://cdn.example/photo.png', width: 1, height: 1, content_type: 'image/png' },
    };
    const parts = {
      content: '',
      attachments: [image],
      embeds: [{ type: 'image', url: 'https://cdn.example/photo.png' }],
    };
    expect(shownText(await find(parts, locale))).toBe(line);
    expect(shownText(await check(parts, locale))).toBe(line);
  });

  it('are read as far as is bounded, whatever embeds hold', async () => {
    await begin();
    const hostile = [
      embed({ title: 5, description: { text: 'x' }, fields: 'x', author: null, footer: { text: 7 } }),
      embed({ fields: [null, { name: 3 }, { name: '«'.repeat(50_000), value: '[a]('.repeat(20_000) }] }),
      ...Array.from({ length: 200 }, () => embed({ description: '*_`~|<@1> \\'.repeat(2_000) })),
    ];
    expect(shownText(await find({ content: 'Ils sont partis. ', embeds: hostile }))).not.toBe('');
    expect(claimsRead[0]).toMatch(/^Ils sont partis\./);
    expect(claimsRead[0]!.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    const deep = (depth: number): Json =>
      depth === 0 ? { type: 10, id: 1, content: 'Au fond.' } : { type: 17, id: 1, components: [deep(depth - 1)] };
    expect(shownText(await find({ content: 'Ils sont partis.', components: [deep(40)] }))).not.toBe('');
    expect(claimsRead[1]).toBe('Ils sont partis.');
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('end with a whole sentence where they are too many', async () => {
    await begin();
    const claims = claimsIn(['Une phrase. '.repeat(300), 'Une autre sans fin '.repeat(300)]);
    expect(claims.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    expect(claims).toMatch(/Une phrase\. \n\n?$/);
  });
});

describe('a link to an article that answers here', () => {
  it.each([
    ['in the content', { content: 'À lire : https://example.org/retrait?utm_source=x.' }],
    ['behind words', { content: '[ici](<http://www.example.org/retrait/>)' }],
    ['of an embed', { content: '', embeds: [embed({ title: 'Un titre', url: 'https://example.org/retrait#haut' })] }],
    ['of a forwarded message', forwarded({ content: 'https://example.org/retrait' })],
    ['into the reading room', { content: 'https://lire.example.org/a/retrait?start=1&end=9&sha256=ab#cited' }],
  ])('%s leads to it', async (_, parts) => {
    await begin({ publicUrl: 'https://lire.example.org' });
    const found = await find(parts);
    expect(shownText(found)).toContain('**Le retrait du contingent a commencé**');
    expect(shownText(found)).toContain('**Début de l’article**');
    expect(claimsRead).toEqual([]);
    expect(hasFlag(found.flags, EPHEMERAL)).toBe(true);
    const shared = await stage.discord.followUpTo(stage.discord.button(buttonNamed(found, 'Partager'), found));
    expect(shownText(shared)).toBe(shownText(found));
  });

  it('is no other address of the same outlet, nor an article that is gone', async () => {
    await begin();
    await find({ content: 'Ils sont partis https://example.org/autre?id=8 https://example.org/retrait/2' });
    expect(claimsRead).toEqual(['Ils sont partis']);
    await stage.end();
    await begin({}, { ...lookups, article: async () => null });
    await find({ content: 'Ils sont partis https://example.org/retrait' });
    expect(claimsRead).toEqual(['Ils sont partis']);
  });

  it.each([
    ['fr', 'Le message renvoie à\u00a0: Le retrait', '**Citation exacte.**'],
    ['en-US', 'The message links to: Le retrait', '**Exact quotation.**'],
  ])('is where what the message quotes is looked for first, in %s', async (locale, line, verdict) => {
    await begin();
    const checked = shownText(
      await check({ content: `«\u00a0${SENTENCE}\u00a0» https://example.org/retrait` }, locale),
    );
    expect(verified).toEqual([{ text: SENTENCE, source: 'retrait', corpus: null }]);
    expect(checked).toContain(verdict);
    expect(checked).toContain(line);
  });

  it.each([
    ['fr', 'Ce message renvoie à cet article\u00a0:\n**Le retrait'],
    ['en-US', 'This message links to this article:\n**Le retrait'],
  ])('is what is said of a message that quotes nothing, in %s', async (locale, line) => {
    await begin();
    for (const content of ['https://example.org/retrait', 'Lisez ?! https://example.org/retrait']) {
      const card = await check({ content }, locale);
      expect(shownText(card)).toContain(line);
      expect(links(card)[0]).toContain('example.org/retrait');
    }
    expect(verified).toEqual([]);
    expect(shownText(await check({ content: 'Quel beau départ hier https://example.org/retrait' }, locale))).toContain(
      line,
    );
    const marked = await check({ content: '«\u00a0Ils ne partent pas\u00a0» https://example.org/retrait' }, locale);
    expect(shownText(marked)).toMatch(/\*\*Introuvable\.\*\*|\*\*Not found\.\*\*/);
  });
});

describe('a message of the bot itself', () => {
  it.each(['fr', 'en-US'])(
    'is read by its record: what it quotes, and none of its other words, in %s',
    async (locale) => {
      await begin();
      const answer = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }, { locale }));
      expect(shownText(await used('Check this quotation', answer, locale))).toMatch(/Citation exacte|Exact quotation/);
      expect(verified).toEqual([{ text: SENTENCE, source: undefined, corpus: null }]);
      await used('Find sources', answer, locale);
      expect(claimsRead).toEqual([SENTENCE]);
      await stage.restart();
      const onward = forwarded({ components: answer.components });
      const again = { ...onward, message_reference: { type: 1, message_id: answer.id, channel_id: answer.channel_id } };
      await find(again, locale);
      expect(claimsRead).toEqual([SENTENCE, SENTENCE]);
    },
  );

  it('is read as it stands where there is no record of it, or its corpus cannot be seen', async () => {
    await begin();
    const direct = { direct: true };
    const answer = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }, direct));
    const checked = await stage.discord.answerTo(stage.discord.messageCommand('Check this quotation', answer, direct));
    expect(shownText(checked)).toContain('**Citation exacte.**');
    expect(verified).toEqual([{ text: SENTENCE, source: undefined, corpus: null }]);
    const open = await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Combien ?' }));
    await stage.restart('presse');
    await used('Find sources', open);
    expect(claimsRead[0]).toContain('réponse très probable');
  });
});
