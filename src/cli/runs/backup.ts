/** Backs a library up, or puts a backup in its place, and says on stderr what became of it. */
import { makeBackup } from '../../backup/backup.js';
import { restoreBackup } from '../../backup/restore.js';
import { plural } from '../../text/plural.js';
import { withProgressOrNull } from '../terminal/progress.js';
import { tellLine } from '../terminal/terminal.js';

/** Prints the backup's folder on stdout. */
export async function runBackup(library: string, to: string): Promise<number> {
  const backup = await withProgressOrNull('no backup was made', (signal, onProgress) =>
    makeBackup({ library, to, now: new Date(), signal, onProgress }),
  );
  if (backup === null) return 1;
  const { folder, manifest } = backup;
  const corpora = manifest.corpora.map(
    ({ name, articles, generation }) => `corpus ${name}: ${plural(articles, 'article')}, generation ${generation}`,
  );
  tellLine(`backed up and checked: ${[...corpora, `files: ${manifest.files.length}`].join('; ')}`);
  process.stdout.write(`${folder}\n`);
  return 0;
}

export async function runRestore(from: string, library: string, replace: boolean): Promise<number> {
  const restored = await withProgressOrNull('nothing was restored, nothing was changed', (signal, onProgress) =>
    restoreBackup({ from, library, replace, now: new Date(), signal, onProgress }),
  );
  if (restored === null) return 1;
  const { manifest, movedAside } = restored;
  const corpora = manifest.corpora.map(({ name, articles }) => `corpus ${name}: ${plural(articles, 'article')}`);
  tellLine(`restored to ${restored.library} as of ${manifest.created}: ${corpora.join('; ')}`);
  if (movedAside !== null) {
    tellLine(`the library that was there is now ${movedAside}: delete it when you no longer need it`);
  }
  tellLine('restart the bot if it is running; indexes are built again by the next npm start or npm run ingest');
  return 0;
}
