import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { commands } from '../../commands/index.js';
import type { Abstention, Answer, AskOptions } from '../../src/answering/answer.js';
import type { LookupFilter, Lookups } from '../../src/answering/lookup/lookup.js';
import { type Bot, type BotParts, createBot } from '../../src/discord/client/bot.js';
import type { BotLog } from '../../src/discord/request/context.js';
import type { ServerCorpusJobs } from '../../src/ingest/server-corpus-change.js';
import type { Observer } from '../../src/operations/observer.js';
import { openRecords } from '../../src/records/open.js';
import type { Records } from '../../src/records/records.js';
import { type DiscordDouble, type DoubleSettings, startDiscordDouble } from '../discord-double/double.js';
import { isObject, type Json, objects } from '../discord-double/json.js';
import { hasOpenApi } from '../discord-double/openapi.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';
import { someLookups } from '../fixtures/lookups.js';
import { noServerCorpusJobs } from '../fixtures/no-server-corpus-jobs.js';

if (!hasOpenApi) {
  process.stderr.write('SKIPPED: ../shared/discord/openapi.json is absent, so requests are not checked against it\n');
}

interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly details: unknown;
  readonly message: string;
}

export interface Stage {
  readonly discord: DiscordDouble;
  readonly bot: Bot;
  readonly records: Records;
  readonly log: readonly LogLine[];
  /**
   * Stops the bot and starts another one on the same records, as after an update.
   * @param mainCorpus what it is started on; left out: what it was started on before
   */
  restart(mainCorpus?: string): Promise<void>;
  /** Stops the bot, and expects that Discord would have refused nothing and that no message could name anybody. */
  end(): Promise<void>;
}

/** Answers questions in place of the articles. */
type AskAlone = (question: string, scope: LookupFilter, options: AskOptions) => Promise<Answer | Abstention>;

export const SENTENCE = 'Le retrait des 2 030 soldats a commencé jeudi 13 janvier.';
/** The same as `answering` has it shown. */
export const SHOWN = 'Le retrait des **2 030 soldats** a commencé jeudi 13 janvier.';
export const answering: AskAlone = async () => anAnswer([anExcerpt(SENTENCE, { lit: ['2 030 soldats'] })]);

const silentLog: BotLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

const isMessage = (body: unknown): body is Json => isObject(body) && ('components' in body || 'content' in body);

const toLookups = (made: AskAlone | Partial<Lookups>): Lookups =>
  someLookups(
    typeof made === 'function' ? { ask: (scope, question, options = {}) => made(question, scope, options) } : made,
  );

/** What a bot needs beside Discord, for tests in which nobody asks it anything. */
export const idleParts = (): Omit<BotParts, 'token' | 'apiUrl'> => ({
  commands,
  lookups: someLookups({}),
  records: openRecords(':memory:'),
  serverCorpora: noServerCorpusJobs,
  publicUrl: null,
  mainCorpus: 'default',
  log: silentLog,
  directMessages: true,
  pause: async () => undefined,
  version: '0.0.0',
});

export interface StageSettings extends DoubleSettings {
  readonly observer?: Observer;
  /** Look-ups of what the bot asks unasked; those that fail unless said. */
  readonly unasked?: Partial<Lookups>;
  /** Changes what servers add. */
  readonly serverCorpora?: ServerCorpusJobs;
  /** What the bot is started on; `default` unless said. */
  readonly mainCorpus?: string;
  /** File of the records. Default a new one. */
  readonly records?: string;
  /** Waits in place of the computer's clock; not at all unless said. */
  readonly pause?: BotParts['pause'];
  /** How fast messages are corrected; as in use unless said. */
  readonly correctionPace?: BotParts['correctionPace'];
  /** How fast followed questions are asked; as in use unless said. */
  readonly followPace?: BotParts['followPace'];
  /** Which shard it is; the only one unless said. */
  readonly shard?: BotParts['shard'];
  /** Whether direct messages are answered; they are unless said. */
  readonly directMessages?: boolean;
  /** Where the reading room is found; nowhere unless said. */
  readonly publicUrl?: string;
  /** Milliseconds since 1970. By default a clock on which a minute passes at each look. */
  readonly now?: () => number;
}

const MINUTE = 60 * 1000;

function passingTime(): () => number {
  let time = Date.UTC(2022, 0, 20);
  return () => {
    time += MINUTE;
    return time;
  };
}

/** A bot with made-up look-ups, on the double, ready to be asked. */
export async function setTheStage(
  made: AskAlone | Partial<Lookups> = answering,
  settings: StageSettings = {},
): Promise<Stage> {
  const discord = await startDiscordDouble(settings);
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-stage-'));
  const now = settings.now ?? passingTime();
  const log: LogLine[] = [];
  const write =
    (level: LogLine['level']) =>
    (details: unknown, message: string): void =>
      void log.push({ level, details, message });

  let mainCorpus = settings.mainCorpus ?? 'default';
  async function begin() {
    const records = openRecords(settings.records ?? join(folder, 'records.sqlite'), now);
    const bot = createBot({
      ...{ token: discord.token, apiUrl: discord.apiUrl, version: '1.2.3', now, records },
      ...(settings.observer === undefined ? {} : { observer: settings.observer }),
      ...(settings.correctionPace === undefined ? {} : { correctionPace: settings.correctionPace }),
      ...(settings.followPace === undefined ? {} : { followPace: settings.followPace }),
      ...(settings.shard === undefined ? {} : { shard: settings.shard }),
      ...{ commands, pause: settings.pause ?? (async () => undefined) },
      lookups: toLookups(made),
      unasked: someLookups(settings.unasked ?? {}),
      serverCorpora: settings.serverCorpora ?? noServerCorpusJobs,
      publicUrl: settings.publicUrl ?? null,
      directMessages: settings.directMessages ?? true,
      mainCorpus,
      log: { info: write('info'), warn: write('warn'), error: write('error') } as BotLog,
    });
    await bot.start();
    return { bot, records };
  }

  let running = await begin();
  async function stop(): Promise<void> {
    await running.bot.stop();
    running.records.close();
  }

  return {
    discord,
    log,
    get bot() {
      return running.bot;
    },
    get records() {
      return running.records;
    },
    async restart(other = mainCorpus) {
      await stop();
      mainCorpus = other;
      running = await begin();
    },
    async end() {
      await stop();
      await discord.close();
      rmSync(folder, { recursive: true, force: true });
      expect(discord.violations).toEqual([]);
      for (const { body } of discord.requests) {
        const message = isObject(body) && isObject(body.data) ? body.data : body;
        if (isMessage(message)) expect(message.allowed_mentions).toMatchObject({ parse: [] });
      }
      expect(JSON.stringify(log)).not.toContain(discord.token);
    },
  };
}

/** All text that a message shows, in order. */
export function shownText(message: Json): string {
  const texts = (components: readonly Json[]): string[] =>
    components.flatMap((component) => [
      ...(typeof component.content === 'string' ? [component.content] : []),
      ...texts(objects(component.components)),
    ]);
  return texts(objects(message.components)).join('\n');
}

/** The addresses of a message's buttons. */
export const links = (message: Json): string[] =>
  [...JSON.stringify(message.components).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url!);

/** The custom id of the message's button with this label; its absence fails the test. */
export function buttonNamed(message: Json, label: string): string {
  const buttons = (components: readonly Json[]): Json[] =>
    components.flatMap((component) => [component, ...buttons(objects(component.components))]);
  const all = buttons(objects(message.components)).filter(({ custom_id }) => typeof custom_id === 'string');
  const found = all.find((button) => button.label === label);
  if (found === undefined) throw new Error(`no button "${label}", but: ${all.map((one) => one.label).join(', ')}`);
  return String(found.custom_id);
}

/** The message's menu, of which it has one; its absence fails the test. */
export function menuOf(message: Json) {
  const all = (components: readonly Json[]): Json[] =>
    components.flatMap((component) => [component, ...all(objects(component.components))]);
  const found = all(objects(message.components)).filter(({ type }) => type === 3);
  expect(found).toHaveLength(1);
  const { custom_id, placeholder, options } = found[0]!;
  return { id: String(custom_id), placeholder: String(placeholder), options: objects(options) };
}

/** Labels of the message's buttons that the bot answers, in order. */
export const buttonLabels = (message: Json): string[] =>
  [...JSON.stringify(message.components).matchAll(/"custom_id":"[^"]+","label":"([^"]+)"/g)].map(([, label]) => label!);
