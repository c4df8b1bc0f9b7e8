// Who may import what: the table of ARCHITECTURE.md as a check. `npm run check` runs it.
const room = (name) => `^src/${name}/`;
/** Files that stand flat in a folder, but for those that are named. */
const flat = (folder, ...but) => `^src/${folder}/(?!(?:${['-', ...but].join('|')})\\.ts$)[a-z-]+\\.ts$`;
const GROUND = [room('text'), '^src/errors\\.ts$', '^src/log\\.ts$'];
/** What answers and look-ups are: types, limits, names for people and what is no question, without any code that finds one. */
const ANSWER = '^src/answering/(answer|certainty|earlier|talk|lookup/lookup)\\.ts$';
/** What a corpus answers: the interface, and how one thing of it is asked for. */
const CORPUS = '^src/library/corpora/corpus\\.ts$';
const CITATION = room('answering/citation');
/** What makes probabilities of a reader's margins: arithmetic alone. */
const CALIBRATION = '^src/models/reader/calibration\\.ts$';
/** What a corpus may be called, and how many are asked at once. */
const CORPUS_NAME = '^src/library/corpora/corpus-name\\.ts$';
const OURS = '^(src|commands)/';

/** A room may import itself and what is named; `types` only as types. */
const may = (name, from, allowed, types = []) => [
  {
    name: `${name}-imports`,
    comment: `${name} may import only: ${[...allowed, ...types.map((one) => `types of ${one}`)].join(', ') || 'nothing of ours'}. Move the code, or hand it in from a root in src/cli.`,
    severity: 'error',
    from: { path: from },
    to: { path: OURS, pathNot: [from, ...allowed, ...types] },
  },
  ...(types.length === 0
    ? []
    : [
        {
          name: `${name}-types-only`,
          comment: `${name} may import only types of ${types.join(', ')} (import type).`,
          severity: 'error',
          from: { path: from },
          to: { path: types, pathNot: allowed, dependencyTypesNot: ['type-only'] },
        },
      ]),
];

/** A package is imported in one room. */
const only = (packageName, rooms) => ({
  name: `${packageName.replace(/\W+/g, '-')}-in-one-room`,
  comment: `${packageName} is imported in ${rooms} alone, so that swapping it touches one room.`,
  severity: 'error',
  from: { path: OURS, pathNot: rooms },
  to: { path: `node_modules/${packageName}/` },
});

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-tests', severity: 'error', from: { path: OURS }, to: { path: '^test/' } },
    {
      name: 'not-to-development-packages',
      severity: 'error',
      from: { path: OURS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    ...may('text', room('text'), []),
    ...may('models', room('models'), GROUND),
    ...may('articles', room('articles'), GROUND),
    ...may('library', room('library'), GROUND, [room('articles'), room('models')]),
    ...may('ingest', room('ingest'), [
      ...GROUND,
      room('articles'),
      room('models/embedder'),
      '^src/models/packed-words\\.ts$',
      room('library'),
    ]),
    ...may(
      'answering',
      room('answering'),
      [...GROUND, CALIBRATION, room('articles'), CORPUS],
      [room('models'), room('library')],
    ),
    // Inside answering, as a question goes: what finds passages, reads and compares knows nothing of answers and look-ups.
    ...may('retriever', '^src/answering/retriever\\.ts$', GROUND, [room('articles'), room('models'), room('library')]),
    ...may('reader', room('answering/reader'), [...GROUND, CALIBRATION, room('articles')], [room('models')]),
    ...may('values', room('answering/values'), GROUND, [room('answering/reader')]),
    ...may(
      'citation',
      CITATION,
      [room('text')],
      [
        '^src/log\\.ts$',
        room('articles'),
        '^src/library/corpora/corpus\\.ts$',
        room('answering/reader'),
        '^src/answering/(answer|lookup/lookup)\\.ts$',
      ],
    ),
    ...may(
      'answer',
      flat('answering', 'retriever'),
      [...GROUND, '^src/answering/retriever\\.ts$', room('answering/reader'), room('answering/values')],
      [room('articles'), room('models'), room('library')],
    ),
    ...may(
      'records',
      room('records'),
      [...GROUND, '^src/library/sqlite/database\\.ts$'],
      [room('articles'), room('answering')],
    ),
    ...may(
      'audit',
      room('audit'),
      [...GROUND, room('articles'), room('library'), room('answering')],
      [room('records')],
    ),
    ...may('backup', room('backup'), [...GROUND, room('library'), '^src/records/schema\\.ts$']),
    ...may('wording', room('wording'), [room('text'), ANSWER], [room('articles'), room('answering')]),
    ...may('operations', room('operations'), GROUND, [room('answering')]),
    ...may(
      'discord',
      room('discord'),
      [
        ...[...GROUND, ANSWER, CITATION, room('wording'), '^src/records/records\\.ts$'],
        ...['^src/operations/observer\\.ts$', '^src/articles/web/same-article\\.ts$'],
      ],
      [room('articles'), room('ingest'), room('answering'), room('records')],
    ),
    ...may(
      'web',
      room('web'),
      [...GROUND, ANSWER, CITATION, room('wording')],
      [room('articles'), room('answering'), room('operations')],
    ),
    ...may(
      'commands',
      '^commands/',
      [...GROUND, room('discord'), ANSWER, '^src/answering/citation/verified\\.ts$', CORPUS_NAME],
      [room('answering'), room('records')],
    ),
    {
      name: 'pure-rooms',
      comment: 'text and answering do no I/O.',
      severity: 'error',
      from: { path: '^src/(text|answering)/' },
      to: { path: '^(node:)?(fs|net|http|https|child_process|worker_threads)(/|$)', dependencyTypes: ['core'] },
    },
    only('@xenova/transformers', room('models')),
    only('hnswlib-node', room('library/index')),
    only('better-sqlite3', room('library')),
    only('discord\\.js', '^(src/discord|commands)/|^src/cli/register\\.ts$'),
    only('@orama/stemmers', room('text')),
    only('yaml', room('articles')),
    only('mdast-util-[^/]+', room('articles')),
    only('linkedom', room('articles')),
    only('@mozilla/readability', room('articles')),
    only('unpdf', room('articles')),
    only('csv-parse', room('articles')),
    only('yauzl', room('articles')),
    only('undici', room('articles/web')),
    only('ipaddr\\.js', room('articles/web')),
    only('robots-parser', room('articles/web')),
    only('feedsmith', room('articles/web')),
    only('hono', room('web')),
    only('@hono/node-server', room('web')),
    only('cli-progress', room('cli')),
    only('piscina', room('cli')),
    only('prom-client', room('operations')),
    only('pino', '^src/log\\.ts$'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.js', '.mjs'] },
  },
};
