/** What a command works with: the environment, its settings, and where the articles are. Opens nothing. */
import { type Config, loadConfig, readEnvironment } from '../../config.js';
import { UsageError } from '../../errors.js';
import { distinctCorpora } from '../../library/corpora/corpus-name.js';

export const DEFAULT_CORPUS = 'default';

/** The options of every command that names a corpus. */
export const LOCATION_OPTIONS = {
  library: { type: 'string' },
  corpus: { type: 'string', default: DEFAULT_CORPUS },
} as const;

export interface CorpusLocation {
  /** A folder. */
  readonly library: string;
  /** A name, or several joined by commas; the corpus of every look-up that names none. */
  readonly corpus: string;
}

export interface Settings {
  readonly environment: NodeJS.ProcessEnv;
  readonly config: Config;
  readonly location: CorpusLocation;
}

/** @throws UsageError when a setting is not valid, or too many corpora are named */
export function readSettings({ library, corpus }: { library?: string; corpus: string }): Settings {
  distinctCorpora(corpus);
  const environment = { ...readEnvironment() };
  const config = loadConfig(environment);
  return { environment, config, location: { library: library ?? config.library, corpus } };
}

/** The folder that `--library` names, else that of the settings. @throws UsageError when a setting is not valid */
export const readLibraryFolder = (option: string | undefined): string =>
  option ?? loadConfig(readEnvironment()).library;

/**
 * The id of a Discord server, as `--guild` gives it.
 * @returns null where it is left out
 * @throws UsageError for what is no id
 */
export function readGuild(guild: string | undefined): string | null {
  if (guild === undefined || /^\d{17,20}$/.test(guild)) return guild ?? null;
  throw new UsageError(
    'bad-guild',
    `--guild expects the id of a server, 17 to 20 digits, not "${guild}"`,
    'right-click the server in Discord and choose Copy Server ID (Settings, Advanced, Developer Mode)',
  );
}
