/** `npm run export`: articles, posted citations or the citations of one answer, on stdout. */
import { UsageError } from '../errors.js';
import { exportAnswer, exportLines, FORMATS, type Format } from './runs/export.js';
import { LOCATION_OPTIONS, readSettings } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE =
  'npm run export -- [--library DIR] [--corpus NAME] [--citations | --question "Q" --format bibtex|csl-json|text]';

const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name);

await runRoot(async () => {
  const { values } = readArguments(
    {
      ...LOCATION_OPTIONS,
      citations: { type: 'boolean', default: false },
      question: { type: 'string' },
      format: { type: 'string' },
    },
    USAGE,
    false,
  );
  const { citations, question, format } = values;
  const wrong = (message: string): UsageError => new UsageError('bad-arguments', message, `usage: ${USAGE}`);
  if (format !== undefined && !isFormat(format)) throw wrong(`there is no format ${format}`);
  if ((question === undefined) !== (format === undefined)) throw wrong('--question and --format go together');
  if (citations && question !== undefined) throw wrong('--citations and --question were both given');

  const settings = readSettings(values);
  if (question === undefined || format === undefined) await exportLines(settings.location, citations);
  else await exportAnswer(settings, question, format);
  return 0;
});
