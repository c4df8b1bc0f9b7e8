import { expect } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { type Bot, createBot } from '../../src/discord/bot.js';
import type { BotLog } from '../../src/discord/command.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import { isObject, type Json, objects } from '../discord-double/json.js';
import { hasOpenApi } from '../discord-double/openapi.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';

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
  readonly log: readonly LogLine[];
  /** Stops the bot, and expects that Discord would have refused nothing and that no message could name anybody. */
  end(): Promise<void>;
}

export const SENTENCE = 'Le retrait des 2 030 soldats a commencé jeudi 13 janvier.';
/** The same as `answering` has it shown. */
export const SHOWN = 'Le retrait des **2 030 soldats** a commencé jeudi 13 janvier.';
export const answering: Ask = async () => anAnswer([anExcerpt(SENTENCE, { lit: ['2 030 soldats'] })]);

export const silentLog: BotLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

const isMessage = (body: unknown): body is Json => isObject(body) && ('components' in body || 'content' in body);

/** A bot with a made-up `ask`, on the double, ready to be asked. */
export async function setTheStage(
  ask: Ask = answering,
  settings: { readonly guildLocale?: string } = {},
): Promise<Stage> {
  const discord = await startDiscordDouble(settings);
  const log: LogLine[] = [];
  const write =
    (level: LogLine['level']) =>
    (details: unknown, message: string): void =>
      void log.push({ level, details, message });
  const bot = createBot({
    token: discord.token,
    apiUrl: discord.apiUrl,
    ask,
    log: { info: write('info'), warn: write('warn'), error: write('error') } as BotLog,
  });
  await bot.start();
  return {
    discord,
    bot,
    log,
    async end() {
      await bot.stop();
      await discord.close();
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
