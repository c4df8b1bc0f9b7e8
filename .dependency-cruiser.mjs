// Who may import what: the table of ARCHITECTURE.md as a check. `npm run check` runs it.
const room = (name) => `^src/${name}/`;
const LAYER_0 = ['^src/text/', '^src/errors\\.ts$', '^src/log\\.ts$'];
/** What answers and look-ups are: types, limits, names for people and what is no question, without any code that finds one. */
const ANSWER = '^src/answering/(answer|certainty|talk|lookup/lookup)\\.ts$';
/** What makes probabilities of a reader's margins: arithmetic alone. */
const CALIBRATION = '^src/models/reader/calibration\\.ts$';
const EMBEDDER = room('models/embedder');
const RETRIEVER = '^src/answering/retriever\\.ts$';
const ANSWERING = '^src/answering/(?!retriever)[a-z-]+\\.ts$';
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
    ...may('articles', room('articles'), LAYER_0),
    ...may('models', room('models'), LAYER_0),
    ...may('library', room('library'), LAYER_0, [room('articles'), EMBEDDER]),
    ...may('retriever', RETRIEVER, LAYER_0, [room('articles'), EMBEDDER, room('library')]),
    ...may('reader', room('answering/reader'), [...LAYER_0, room('articles'), CALIBRATION], [room('models')]),
    ...may('values', room('answering/values'), LAYER_0, [room('answering/reader')]),
    ...may(
      'citation',
      room('answering/citation'),
      ['^src/text/'],
      ['^src/log\\.ts$', room('articles'), room('answering/reader')],
    ),
    ...may(
      'answer',
      ANSWERING,
      [...LAYER_0, RETRIEVER, room('answering/reader'), room('answering/values')],
      [room('articles'), EMBEDDER, room('library'), room('models')],
    ),
    ...may(
      'lookup',
      room('answering/lookup'),
      [
        ...LAYER_0,
        room('articles'),
        RETRIEVER,
        room('answering/reader'),
        room('answering/values'),
        room('answering/citation'),
        ANSWERING,
      ],
      [EMBEDDER, room('library')],
    ),
    ...may(
      'records',
      room('records'),
      [...LAYER_0, '^src/library/sqlite/database\\.ts$'],
      [room('articles'), room('answering/reader'), ANSWERING, room('answering/lookup')],
    ),
    ...may('audit', room('audit'), [...LAYER_0, room('articles'), room('library')]),
    ...may('ingest', room('ingest'), [
      ...LAYER_0,
      room('articles'),
      EMBEDDER,
      room('library'),
      '^src/models/packed-words\\.ts$',
    ]),
    ...may(
      'discord',
      room('discord'),
      [
        ...LAYER_0,
        ANSWER,
        room('answering/citation'),
        room('wording'),
        '^src/web/address\\.ts$',
        '^commands/index\\.ts$',
      ],
      [room('answering/reader'), room('articles'), room('answering/lookup'), room('records')],
    ),
    ...may(
      'wording',
      room('wording'),
      ['^src/text/', ANSWER],
      [room('articles'), room('answering/reader'), room('answering/lookup')],
    ),
    ...may(
      'web',
      room('web'),
      [...LAYER_0, ANSWER, room('answering/citation'), room('wording')],
      [room('answering/reader'), room('articles'), room('answering/lookup')],
    ),
    ...may('backup', room('backup'), [...LAYER_0, room('library'), '^src/records/schema\\.ts$']),
    ...may('operations', room('operations'), LAYER_0, [room('discord'), room('answering/lookup'), room('web')]),
    ...may(
      'commands',
      '^commands/',
      [...LAYER_0, room('discord'), ANSWER, '^src/answering/citation/verified\\.ts$'],
      [room('answering/lookup'), room('records')],
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
