/** Offers corpora to Discord servers, lists the offers and takes them back. Changes no article, and no choice of a server. */
import { join } from 'node:path';
import { ownerOf } from '../../discord/request/visible-corpora.js';
import { LibraryError, UsageError } from '../../errors.js';
import { withLibrary } from '../../library/open.js';
import { openRecords } from '../../records/open.js';
import type { Offer, Records } from '../../records/records.js';
import { plural } from '../../text/plural.js';
import { print, tellLine } from '../terminal/terminal.js';

const towards = (guild: string | null): string => (guild === null ? 'every server' : `the server ${guild}`);

/** Work on the records, with the corpora that there are. Where there is no library, none is made. */
async function withOffers<Result>(
  folder: string,
  work: (records: Records, corpora: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const corpora = await withLibrary(folder, { readonly: true }, async (library) => library.corpora());
  const records = openRecords(join(folder, 'records.sqlite'));
  try {
    return await work(records, corpora);
  } finally {
    records.close();
  }
}

/** @throws UsageError for what a server has added; LibraryError where there is no such corpus */
export async function offerCorpus(folder: string, { corpus, guild }: Offer): Promise<number> {
  if (ownerOf(corpus) !== null) {
    throw new UsageError(
      'of-a-server',
      `${corpus} is what a server has added itself`,
      'only its managers share it, by /corpus share',
    );
  }
  return withOffers(folder, async (records, corpora) => {
    if (!corpora.includes(corpus)) {
      throw new LibraryError(
        'corpus-missing',
        `the library has no corpus ${corpus}`,
        `offer one that it has (${corpora.filter((name) => ownerOf(name) === null).join(', ')}), or ingest it first`,
      );
    }
    const isNew = await records.offer({ corpus, guild });
    const already = isNew ? 'offered' : 'offered already';
    tellLine(`corpus ${corpus}: ${already} to ${towards(guild)}; its managers choose it by /corpus use`);
    return 0;
  });
}

/** @returns exit status: 1 where nothing was offered so */
export function withdrawOffers(folder: string, { corpus, guild }: Offer): Promise<number> {
  return withOffers(folder, async (records) => {
    const count = await records.withdrawOffers({ corpus, guild });
    const left = (await records.offers()).filter((offer) => offer.corpus === corpus && offer.guild === null);
    const offers = guild === null && count > 1 ? ` (${plural(count, 'offer')})` : '';
    tellLine(
      count > 0
        ? `corpus ${corpus}: no longer offered to ${towards(guild)}${offers}; its articles stay in the library`
        : `corpus ${corpus}: was not offered to ${towards(guild)}`,
    );
    if (guild !== null && left.length > 0) {
      tellLine(`it is offered to every server all the same: npm run offer -- --withdraw ${corpus}`);
    }
    return count > 0 ? 0 : 1;
  });
}

export function listOffers(folder: string): Promise<number> {
  return withOffers(folder, async (records, corpora) => {
    const offers = await records.offers();
    for (const { corpus, guild } of offers) {
      print(`${corpus}  ${towards(guild)}${corpora.includes(corpus) ? '' : ' (not in the library now)'}`);
    }
    if (offers.length === 0) tellLine('no corpus is offered: servers see what `npm start -- --corpus` names');
    return 0;
  });
}
