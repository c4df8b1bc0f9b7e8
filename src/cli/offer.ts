/** `npm run offer`: which corpora servers may choose beside what answers by default. Offers nothing unasked. */
import { UsageError } from '../errors.js';
import { checkCorpusName } from '../library/corpora/corpus-name.js';
import { listOffers, offerCorpus, withdrawOffers } from './runs/offer.js';
import { readGuild, readLibraryFolder } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE =
  'npm run offer -- [--library DIR] [[--withdraw] NAME [--guild ID]]; without a name it lists what is offered';

await runRoot(async () => {
  const { values, positionals } = readArguments(
    { library: { type: 'string' }, guild: { type: 'string' }, withdraw: { type: 'boolean', default: false } },
    USAGE,
  );
  const [corpus, ...more] = positionals;
  const wrong = (message: string): UsageError => new UsageError('bad-arguments', message, `usage: ${USAGE}`);
  if (more.length > 0) throw wrong('one corpus at a time was expected');
  const guild = readGuild(values.guild);
  if (corpus === undefined && (values.withdraw || guild !== null)) throw wrong('the name of a corpus was expected');
  if (corpus !== undefined) checkCorpusName(corpus);
  const folder = readLibraryFolder(values.library);
  if (corpus === undefined) return listOffers(folder);
  return values.withdraw ? withdrawOffers(folder, { corpus, guild }) : offerCorpus(folder, { corpus, guild });
});
