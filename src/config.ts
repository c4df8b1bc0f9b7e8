import { existsSync } from 'node:fs';
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

/** Of an address that pages of ours are put behind: their paths begin at its root. */
const rootAddress = httpAddress.refine((url) => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/`, {
  error: 'expected an http or https address without a path, such as https://verbatim.example.org',
});

const SHARDS_EXPECTED = 'expected a whole number from 1 to 1000, or auto';
const PORT_EXPECTED = 'expected a port, a whole number from 1 to 65535';

const port = z.coerce
  .number({ error: PORT_EXPECTED })
  .int(PORT_EXPECTED)
  .min(1, PORT_EXPECTED)
  .max(65_535, PORT_EXPECTED);

const schema = z.object({
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
  DISCORD_SHARDS: z
    .literal('auto')
    .or(
      z.coerce
        .number({ error: SHARDS_EXPECTED })
        .int(SHARDS_EXPECTED)
        .min(1, SHARDS_EXPECTED)
        .max(1000, SHARDS_EXPECTED),
    )
    .default(1),
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

export interface Config {
  readonly discordToken: string | null;
  readonly discordApiUrl: string;
  readonly embeddingModel: string;
  /** Folder of the network that reads. */
  readonly readerModel: string;
  readonly modelHub: string;
  readonly library: string;
  /** Where sites that pages are fetched from find who runs this bot; null: they are not told. */
  readonly fetchContact: string | null;
  /** Shards of the connection to Discord; `auto`: as many as Discord recommends. */
  readonly discordShards: number | 'auto';
  /** Where health and metrics are served on loopback; null: nowhere. Each further shard has the next port. */
  readonly metricsPort: number | null;
  /** Where the reading room is served. */
  readonly webPort: number;
  readonly webHost: string;
  /** The password of the reading room; null: it asks for none. */
  readonly webToken: string | null;
  /** Where people find the reading room, without a slash at its end; null: nowhere but on this machine. */
  readonly publicUrl: string | null;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/**
 * The environment as a frozen configuration. An empty variable counts as absent, as in `.env.example`.
 * @throws UsageError that names the variable and what it expects; its value is not repeated, it may be secret.
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const known = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value.trim() === '' ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(known);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(
      'bad-setting',
      `the setting ${String(issue?.path[0])} is not valid: ${issue?.message}`,
      'correct it in the environment or in .env (.env.example explains every setting)',
      { cause: parsed.error },
    );
  }
  const settings = parsed.data;
  return Object.freeze({
    discordToken: settings.DISCORD_TOKEN ?? null,
    discordApiUrl: settings.DISCORD_API_URL,
    embeddingModel: settings.EMBEDDING_MODEL,
    readerModel: settings.READER_MODEL,
    modelHub: settings.MODEL_HUB,
    library: settings.LIBRARY,
    fetchContact: settings.FETCH_CONTACT ?? null,
    discordShards: settings.DISCORD_SHARDS,
    metricsPort: settings.METRICS_PORT ?? null,
    webPort: settings.WEB_PORT,
    webHost: settings.WEB_HOST,
    webToken: settings.WEB_TOKEN ?? null,
    publicUrl: settings.PUBLIC_URL ?? null,
    logLevel: settings.LOG_LEVEL,
  });
}

/** The environment with the project's `.env` behind it: what is set outside wins. */
export function readEnvironment(): NodeJS.ProcessEnv {
  const file = `${PROJECT_ROOT}.env`;
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
