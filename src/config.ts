/** The settings of the environment and of `.env`, checked. Only roots and the runs behind them read it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UsageError } from './errors.js';

/** The project's root folder, from `src/` and from `dist/src/` alike. */
export const PROJECT_ROOT = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url),
);

const httpAddress = z
  .url({ protocol: /^https?$/, error: 'expected an http or https address' })
  .transform((url) => url.replace(/\/+$/, ''));

/** An address that serves our pages: their paths begin at its root. */
const rootAddress = httpAddress.refine((url) => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/`, {
  error: 'expected an http or https address without a path, such as https://verbatim.example.org',
});

const wholeNumber = (most: number, error: string) =>
  z.coerce.number({ error }).int(error).min(1, error).max(most, error);
const port = wholeNumber(65_535, 'expected a port, a whole number from 1 to 65535');

const variables = z.object({
  DISCORD_TOKEN: z.string().trim().min(1).optional(),
  DISCORD_API_URL: httpAddress.default('https://discord.com/api'),
  EMBEDDING_MODEL: z.string().trim().min(1).default(`${PROJECT_ROOT}embeddings/embedder`),
  READER_MODEL: z.string().trim().min(1).default(`${PROJECT_ROOT}embeddings/reader`),
  MODEL_HUB: httpAddress.default('https://huggingface.co'),
  LIBRARY: z.string().trim().min(1).default(`${PROJECT_ROOT}embeddings/library`),
  FETCH_CONTACT: z
    .string()
    .trim()
    .regex(/^(?:https?:\/\/|mailto:)[\x21-\x27\x2a-\x7e]{1,200}$/, 'expected an http, https or mailto address')
    .optional(),
  DISCORD_DIRECT_MESSAGES: z.enum(['on', 'off'], { error: 'expected on or off' }).default('on'),
  DISCORD_SHARDS: z.literal('auto').or(wholeNumber(1000, 'expected a whole number from 1 to 1000, or auto')).default(1),
  METRICS_PORT: port.optional(),
  WEB_PORT: port.default(8117),
  WEB_HOST: z
    .string()
    .trim()
    .regex(/^[\w.:-]{1,255}$/, 'expected an address or a name of this machine')
    .default('127.0.0.1'),
  WEB_TOKEN: z.string().trim().min(8, 'expected at least 8 characters').optional(),
  PUBLIC_URL: rootAddress.optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

const schema = variables.transform((settings) => ({
  discordToken: settings.DISCORD_TOKEN ?? null,
  discordApiUrl: settings.DISCORD_API_URL,
  embeddingModel: settings.EMBEDDING_MODEL,
  /** Folder of the network that reads. */
  readerModel: settings.READER_MODEL,
  modelHub: settings.MODEL_HUB,
  library: settings.LIBRARY,
  /** Where sites that pages are fetched from find who runs this bot; null: the bot does not say. */
  fetchContact: settings.FETCH_CONTACT ?? null,
  /** Whether the bot answers questions in direct messages. */
  directMessages: settings.DISCORD_DIRECT_MESSAGES === 'on',
  /** Shards of the connection to Discord; `auto`: as many as Discord recommends. */
  discordShards: settings.DISCORD_SHARDS,
  /** Where health and metrics are served on loopback; null: nowhere. Each further shard has the next port. */
  metricsPort: settings.METRICS_PORT ?? null,
  /** Where the reading room is served. */
  webPort: settings.WEB_PORT,
  webHost: settings.WEB_HOST,
  /** The password of the reading room; null: it asks for none. */
  webToken: settings.WEB_TOKEN ?? null,
  /** Where people find the reading room, without a slash at its end; null: only on this machine. */
  publicUrl: settings.PUBLIC_URL ?? null,
  logLevel: settings.LOG_LEVEL,
}));

export type Config = Readonly<z.infer<typeof schema>>;

/**
 * The environment as a frozen configuration. An empty variable counts as absent, as in `.env.example`.
 * @throws UsageError that names the variable and what it expects, but not its value, which may be secret.
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const known = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value.trim() === '' ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(known);
  if (parsed.success) return Object.freeze(parsed.data);
  const [issue] = parsed.error.issues;
  throw new UsageError(
    'bad-setting',
    `the setting ${String(issue?.path[0])} is not valid: ${issue?.message}`,
    'correct it in the environment or in .env (.env.example explains every setting)',
    { cause: parsed.error },
  );
}

/** What package.json says of this program. */
export function packageManifest(): { readonly version: string; readonly engines: { readonly node: string } } {
  return JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8'));
}

/** The environment with the project's `.env` behind it: what is set outside wins. */
export function readEnvironment(): NodeJS.ProcessEnv {
  const file = `${PROJECT_ROOT}.env`;
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
