import { Refusal } from '../../refusal.js';

/** What a record may state; `heading` is a standfirst that stands above the text and is quotable as it is. */
export type RecordField =
  | 'id'
  | 'title'
  | 'heading'
  | 'text'
  | 'date'
  | 'author'
  | 'outlet'
  | 'url'
  | 'language'
  | 'licence';

/** Names of each field, the surest first; those of front matter and what archives and databases call them. */
const NAMES: Readonly<Record<RecordField, readonly string[]>> = {
  id: ['id', 'identifier', 'identifiant', 'uid', 'uuid', 'guid', 'key'],
  title: ['title', 'titre', 'headline'],
  heading: ['heading', 'standfirst', 'chapo', 'chapeau', 'subtitle', 'sous-titre'],
  text: ['text', 'article', 'body', 'content', 'texte', 'contenu', 'corps', 'articlebody', 'fulltext'],
  date: ['date', 'published', 'datepublished', 'published_at', 'pubdate', 'date_publication'],
  author: ['author', 'authors', 'auteur', 'auteurs', 'byline', 'by'],
  outlet: ['outlet', 'publisher', 'source', 'media', 'journal', 'newspaper'],
  url: ['url', 'link', 'lien', 'permalink'],
  language: ['language', 'lang', 'langue'],
  licence: ['licence', 'license'],
};
const FIELDS = Object.keys(NAMES) as readonly RecordField[];
const SHOWN_COLUMNS = 20;

/** The name that each field has in a record; absent fields are stated by none. */
export type Mapping = Readonly<Partial<Record<RecordField, string>>>;

const shown = (columns: Iterable<string>): string =>
  [...columns]
    .slice(0, SHOWN_COLUMNS)
    .map((column) => JSON.stringify(column.slice(0, 40)))
    .join(', ') || 'none';

/**
 * A mapping that somebody wrote: `{ "text": "contenu", "title": "titre" }`.
 * @throws Refusal
 */
export function parseMapping(json: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    throw new Refusal('is not JSON; expected for example { "text": "contenu", "title": "titre" }');
  }
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  const wrong = entries?.find(([key, name]) => !FIELDS.includes(key as RecordField) || typeof name !== 'string');
  if (entries === null || wrong !== undefined) {
    const what = wrong === undefined ? 'is no object' : `has ${shown([wrong[0]])}, which is no field with a name`;
    throw new Refusal(`${what}; known fields are ${FIELDS.join(', ')}, each with the name of a column`);
  }
  return Object.fromEntries(entries);
}

/**
 * Which column is what: as the given mapping says, then by the usual names.
 * @throws Refusal when there is no text, or the mapping names a column of the text that is not there
 */
export function mappingFor(columns: readonly string[], given: Mapping | null): Mapping {
  const byName = new Map(columns.map((column) => [column.trim().toLowerCase(), column]));
  const usual = (field: RecordField): string | undefined =>
    NAMES[field].map((name) => byName.get(name)).find((column) => column !== undefined);
  const found = FIELDS.flatMap((field) => {
    const column = given?.[field] ?? usual(field);
    return column === undefined ? [] : [[field, column] as const];
  });
  const mapping: Mapping = Object.fromEntries(found);
  if (mapping.text !== undefined && columns.includes(mapping.text)) return mapping;
  throw new Refusal(
    mapping.text === undefined
      ? `does not show which field is the article's text; it has ${shown(columns)}. Write beside it a file of its name that ends in .mapping.json, such as { "text": ${JSON.stringify(columns[0] ?? 'contenu')} }`
      : `has no field ${JSON.stringify(mapping.text)}, which its mapping names as the text; it has ${shown(columns)}`,
  );
}
