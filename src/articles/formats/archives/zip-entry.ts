/** Which entries of a zip are taken. Refuses names that lead out of it, links, archives within, and bombs. */
import { type Entry, getFileNameLowLevel, validateFileName } from 'yauzl';
import { extensionOf } from '../../extensions.js';
import { MAX_FILE_BYTES, tooLong } from '../../file-bytes.js';
import { Refusal } from '../../outcome.js';

/** Bytes that all entries of an archive may unfold to. */
const MOST_BYTES = 2 * 1024 * 1024 * 1024;
/** An entry that unfolds to more than this, and to more than so many times its size, is made to do harm. */
const UNSUSPECTED_BYTES = 10 * 1024 * 1024;
const HIGHEST_RATIO = 100;

const PACKED: readonly string[] = ['.zip', '.gz', '.tgz', '.bz2', '.xz', '.zst', '.7z', '.rar', '.tar'];
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** The name as the archive has it, decoded and otherwise unchanged. */
export function entryName(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

/** Judges the entries of one archive, in their order: what is taken counts against what may still be taken. */
export class EntryLimits {
  readonly #fileSize: number;
  readonly #names = new Set<string>();
  #unfolded = 0;
  #compressed = 0;

  constructor(fileSize: number) {
    this.#fileSize = fileSize;
  }

  /** Before anything of the entry is read; `single`: it would be one article. @throws Refusal */
  admit(entry: Entry, name: string, single: boolean): void {
    const invalid = validateFileName(name);
    if (invalid !== null || name.includes('\0')) throw new Refusal('has a name that leads out of the archive');
    if (this.#names.has(name)) throw new Refusal('stands in the archive twice: the first is taken');
    this.#names.add(name);
    if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) {
      throw new Refusal('is a symbolic link, and those are not followed');
    }
    if (PACKED.includes(extensionOf(name))) throw new Refusal('is an archive in an archive: unpack it');
    if (entry.isEncrypted()) throw new Refusal('is encrypted: pack it without a password');
    if (!entry.canDecodeFileData()) throw new Refusal('is packed by a method other than deflate');
    if (single && entry.uncompressedSize > MAX_FILE_BYTES) throw new Refusal(tooLong(entry.uncompressedSize));
    this.#weigh(entry);
  }

  #weigh({ uncompressedSize, compressedSize }: Entry): void {
    if (uncompressedSize > UNSUSPECTED_BYTES && uncompressedSize > HIGHEST_RATIO * compressedSize) {
      throw new Refusal(`would unfold to more than ${HIGHEST_RATIO} times its size: no text does`);
    }
    if (this.#unfolded + uncompressedSize > MOST_BYTES)
      throw new Refusal('would take the archive beyond 2 GB unfolded');
    // The entries of an honest archive lie side by side.
    if (this.#compressed + compressedSize > this.#fileSize) throw new Refusal('shares its bytes with other entries');
    this.#unfolded += uncompressedSize;
    this.#compressed += compressedSize;
  }
}

/** Whether an entry is passed over in silence: folders, what is hidden, what is no article, as in a folder of files. */
export function isPassedOver(name: string, extensions: readonly string[]): boolean {
  const parts = name.split('/');
  const file = parts.at(-1)!.toLowerCase();
  const extension = extensionOf(file);
  if (file === '' || file === 'readme.md' || parts.some((part) => /^\.(?!\.?$)|^__MACOSX$/.test(part))) return true;
  return !extensions.includes(extension) && !PACKED.includes(extension);
}
