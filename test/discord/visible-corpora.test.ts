import { createHash } from 'node:crypto';
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as OptionType,
  PermissionFlagsBits,
} from 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { ownCorpus } from '../../src/discord/request/visible-corpora.js';
import type { Invocation, OptionValues, Setting } from '../discord-double/interactions.js';
import type { Json } from '../discord-double/json.js';
import { type Stage, setTheStage } from './bot-on-double.js';
import {
  article,
  customIds,
  HIDDEN,
  hiddenArticle,
  type ManyCorpora,
  numbered,
  openManyCorpora,
  QUESTION,
  said,
  secretsIn,
  UNANSWERED,
} from './many-corpora.js';

const MAIN = 'default,presse';
/** Stand for the names of the server's own corpus and of another's, which shares nothing, in whatever world it is. */
const OWN = '<own>';
const OTHERS = '<another’s>';
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages) };
const MEMBER = { permissions: String(PermissionFlagsBits.SendMessages) };
const PLACES: readonly Setting[] = [MEMBER, { ...MANAGER, inThread: true }, { direct: true }, { userInstalled: true }];

/** What is said, but for what differs by chance: ids of Discord's and of cards, hashes. */
const comparable = (message: Json): string =>
  JSON.stringify([message.components, message.choices])
    .replaceAll(/(v1:[\w-]+:)[\w-]{12}/g, '$1card')
    .replaceAll(/\d{15,20}/g, '#')
    .replaceAll(/`[0-9a-f]{8,64}`/g, '`hash`');

describe('what the bot was not started on, and what is offered elsewhere, does not exist on Discord', () => {
  /** The library as it is, and the same without what is hidden: nothing that is said may tell one from the other. */
  let worlds: readonly Stage[];
  let corpora: ManyCorpora;

  beforeAll(async () => {
    corpora = await openManyCorpora();
    const gone = new Set<string>([HIDDEN]);
    const settings = { servers: 2, mainCorpus: MAIN, publicUrl: 'https://lire.example.org', checkEvery: 10 };
    const main = (): string => MAIN;
    worlds = [
      await setTheStage(corpora.lookups(main), settings),
      await setTheStage(
        corpora.lookups(main, (corpus) => gone.has(corpus)),
        settings,
      ),
    ];
    for (const { discord, records } of worlds) {
      const [own, another] = discord.world.servers.map(({ guildId }) => ownCorpus(guildId));
      // What is offered to another server is none of this one's business.
      await records.offer({ corpus: HIDDEN, guild: discord.world.servers[1]!.guildId });
      await corpora.fill(
        own!,
        numbered(11, (index) => article(`Notre digue ${index}`, 'Maison', 'Nous', 'Notre digue tient.')),
      );
      gone.add(another!);
    }
    await corpora.fill(ownCorpus(worlds[0]!.discord.world.servers[1]!.guildId), [hiddenArticle(77)]);
    // The bots look for the names of corpora again behind an answer.
    for (const { discord } of worlds) {
      const typing = () => discord.choicesFor(discord.autocomplete('sources', { corpus: 'server-' }, 'corpus'));
      await vi.waitFor(async () => expect(await typing()).not.toEqual([]), { timeout: 30_000 });
    }
  });
  afterAll(async () => {
    for (const stage of worlds) await stage.end();
    await corpora.close();
  });

  const inWorld = (text: string, { discord }: Stage): string => {
    const [own, another] = discord.world.servers.map(({ guildId }) => ownCorpus(guildId));
    return text.replaceAll(OWN, own!).replaceAll(OTHERS, another!);
  };

  function optionsIn(values: OptionValues, stage: Stage): OptionValues {
    const given = Object.entries(values).map(([name, value]): [string, OptionValues[string]] => {
      if (typeof value === 'string') return [name, inWorld(value, stage)];
      if (typeof value !== 'object') return [name, value];
      if ('channel' in value && value.channel === '<channel>')
        return [name, { channel: stage.discord.world.channelId }];
      return [name, 'attached' in value ? value : optionsIn(value as OptionValues, stage)];
    });
    return Object.fromEntries(given);
  }

  /** Of what a person may type, much is of what is hidden. */
  const typed = fc.constantFrom(
    ...['', 'p', 'port', 'default', 'default-3', 'default:default-3', 'Le port 3', 'Le Courrier', QUESTION, UNANSWERED],
    ...[
      HIDDEN,
      `${HIDDEN}-3`,
      `${HIDDEN}:${HIDDEN}-3`,
      'Le port Zyrkovia 3',
      'Gazette Wulfrane',
      'le ministre Tamborilo',
    ],
    ...['Les quibblers de Brimbalie ont applaudi', 'jeudi 3 janvier sur ordre du ministre', 'a rouvert mardi après la'],
    `sha256:${createHash('sha256').update(`${HIDDEN}-3`).digest('hex')}`,
  );
  const corpusNames = fc.constantFrom(
    ...['', 'e', 'server-', 'default', 'presse', MAIN, `presse,${OWN}`, OWN, 'perdu'],
    ...[HIDDEN, `${HIDDEN},default`, `default, ${HIDDEN}`, OTHERS, `default,${OTHERS}`],
  );
  const stringFor = (name: string): fc.Arbitrary<string> => {
    if (name === 'corpus') return corpusNames;
    return name === 'from' || name === 'to' ? fc.constantFrom('2022', '2022-01-13') : typed;
  };

  type Leaf = Exclude<APIApplicationCommandOption, { type: OptionType.Subcommand | OptionType.SubcommandGroup }>;

  /** Whatever a person may give for an option. */
  function givenFor(option: Leaf): fc.Arbitrary<OptionValues[string]> {
    const choices = 'choices' in option && option.choices ? option.choices.map(({ value }) => value) : [];
    if (choices.length > 0) return fc.constantFrom(...choices);
    switch (option.type) {
      case OptionType.String:
        return stringFor(option.name);
      case OptionType.Boolean:
        return fc.boolean();
      case OptionType.Integer:
        return fc.constantFrom(0, 1);
      case OptionType.Channel:
        return fc.constant({ channel: '<channel>' });
      case OptionType.Role:
        return fc.constant({ role: '123456789012345678' });
      case OptionType.Attachment:
        return fc.constant({ attached: { filename: 'a.txt', url: 'https://cdn.discordapp.com/a.txt', size: 3 } });
      default:
        throw new Error(`no value for an option of type ${option.type}: say here what a person gives for it`);
    }
  }

  const valuesOf = (options: readonly Leaf[]): fc.Arbitrary<OptionValues> => {
    const required = options.filter((option) => option.required === true).map(({ name }) => name);
    const values = fc.record(Object.fromEntries(options.map((one) => [one.name, givenFor(one)])), {
      requiredKeys: required,
    });
    return values as fc.Arbitrary<OptionValues>;
  };

  interface Way {
    readonly name: string;
    /** From where it is used: a completion that is refused is silence. */
    readonly places: readonly Setting[];
    readonly given: fc.Arbitrary<OptionValues>;
    /** More where a corpus is named: names are many. */
    readonly runs: number;
    readonly invoke: (stage: Stage, given: OptionValues, setting: Setting) => Invocation;
  }

  /** Every way in which a command is used: each subcommand, each option that is completed, each on a message. */
  const ways: readonly Way[] = commands.flatMap(({ data }): Way[] => {
    const { name } = data;
    if (!('description' in data)) {
      const invoke: Way['invoke'] = ({ discord }, { content }, setting) =>
        discord.messageCommand(name, { ...discord.message({ content: '' }).payload, content }, setting);
      return [{ name, places: PLACES, given: fc.record({ content: typed }), runs: 4, invoke }];
    }
    const options = data.options ?? [];
    const subcommands = options.filter((option) => option.type === OptionType.Subcommand);
    const forms: [string, readonly Leaf[], (given: OptionValues) => OptionValues][] =
      subcommands.length === 0
        ? [[name, options as readonly Leaf[], (given) => given]]
        : subcommands.map((sub) => [`${name} ${sub.name}`, sub.options ?? [], (given) => ({ [sub.name]: given })]);
    expect(subcommands.length === 0 || subcommands.length === options.length, `/${name} mixes options`).toBe(true);
    return forms.flatMap(([form, leaves, wrap]) => [
      {
        name: `/${form}`,
        places: PLACES,
        given: valuesOf(leaves),
        runs: leaves.some((leaf) => leaf.name === 'corpus') ? 16 : 4,
        invoke: ({ discord }, given, setting): Invocation => discord.slash(name, wrap(given), setting),
      },
      ...leaves
        .filter((leaf) => 'autocomplete' in leaf && leaf.autocomplete === true)
        .map((leaf) => ({
          name: `/${form}, completing ${leaf.name}`,
          places: data.default_member_permissions
            ? PLACES.filter(({ permissions }) => permissions === MANAGER.permissions)
            : PLACES,
          given: fc.record({ [leaf.name]: stringFor(leaf.name) }) as fc.Arbitrary<OptionValues>,
          runs: leaf.name === 'corpus' ? 16 : 4,
          invoke: ({ discord }: Stage, given: OptionValues, setting: Setting) =>
            discord.autocomplete(name, wrap(given), leaf.name, setting),
        })),
    ]);
  });

  /** What is said in both worlds: the same, and nothing but a person's own words is of what is hidden. */
  function judge([shown, without]: readonly Json[], given: OptionValues, where: string): void {
    expect(secretsIn(comparable(shown!), JSON.stringify(given)), where).toEqual([]);
    expect(comparable(shown!), where).toBe(comparable(without!));
  }

  const chosen = fc.constantFrom(null, HIDDEN, `default,${HIDDEN}`, OTHERS, 'presse');

  it.each(ways.map((way) => [way.name, way] as const))('%s', async (name, { given, places, runs, invoke }) => {
    const uses = async (values: OptionValues, ofServer: string | null, ofChannel: string | null): Promise<void> => {
      for (const stage of worlds) {
        const { guildId, channelId } = stage.discord.world;
        const corpus = ofServer && inWorld(ofServer, stage);
        await stage.records.changeSettings(guildId, { corpus, language: null });
        await stage.records.setChannelCorpus(guildId, channelId, ofChannel && inWorld(ofChannel, stage));
      }
      for (const place of places) {
        const where = JSON.stringify([name, values, ofServer, ofChannel, place]);
        const use = (): Promise<Json[]> =>
          Promise.all(worlds.map((stage) => said(stage, invoke(stage, optionsIn(values, stage), place))));
        // What is completed comes from memory, which looks for what it has not got behind its answer.
        if (name.includes('completing')) await use();
        const messages = await use();
        judge(messages, values, where);
        for (const [index, id] of customIds(messages[0]!).entries()) {
          const press = (stage: Stage, message: Json): Promise<Json> =>
            said(stage, stage.discord.button(customIds(message)[index]!, { id: '1', ...message }, place));
          const pressed = await Promise.all(worlds.map((stage, world) => press(stage, messages[world]!)));
          judge(pressed, values, `${where} ${id}`);
        }
      }
    };
    await fc.assert(fc.asyncProperty(given, chosen, chosen, uses), { numRuns: runs, endOnFailure: true });
  });

  it('nor where somebody speaks to the bot', async () => {
    // What was set before may have its answers in threads.
    for (const { discord, records } of worlds) {
      await records.changeSettings(discord.world.guildId, { threads: false });
    }
    // A direct message is read in the light of the one before it, whose words are the person's own too.
    const soFar: string[] = [];
    const speaks = async (content: string, direct: boolean): Promise<void> => {
      soFar.push(content);
      const replies = worlds.map(({ discord }) =>
        discord.replyTo(direct ? discord.directMessage(content) : discord.mention(content)),
      );
      judge(await Promise.all(replies), { content: soFar.join(' ') }, content);
    };
    await fc.assert(fc.asyncProperty(typed, fc.boolean(), speaks), { numRuns: 20, endOnFailure: true });
  });
});
