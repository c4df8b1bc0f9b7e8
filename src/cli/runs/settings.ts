/** What a command works with: the environment, its settings, and where the articles are. Opens nothing. */
import { type Config, loadConfig, readEnvironment } from '../../config.js';

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

/** @throws UsageError when a setting is not valid */
export function readSettings({ library, corpus }: { library?: string; corpus: string }): Settings {
  const environment = { ...readEnvironment() };
  const config = loadConfig(environment);
  return { environment, config, location: { library: library ?? config.library, corpus } };
}

/** The folder that `--library` names, else that of the settings. @throws UsageError when a setting is not valid */
export const readLibraryFolder = (option: string | undefined): string =>
  option ?? loadConfig(readEnvironment()).library;
