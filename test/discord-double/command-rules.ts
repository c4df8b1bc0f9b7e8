import { Locale } from 'discord.js';
import { isObject, type Json, objects } from './json.js';

/** What Discord refuses in application commands though its description allows it. */
const CHAT_INPUT = 1;
const MAX_BY_TYPE: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const MAX_TEXTS = 8000;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));

const typeOf = ({ type }: Json): number => Number(type ?? CHAT_INPUT);

/** A name with its translations. */
const names = (entry: Json): string[] =>
  [entry.name, ...Object.values(isObject(entry.name_localizations) ? entry.name_localizations : {})].map(String);

const isSlashName = (name: string): boolean => NAME.test(name) && name === name.toLowerCase();

function checkLocales(entry: Json): string[] {
  const keys = [entry.name_localizations, entry.description_localizations].flatMap((map) =>
    Object.keys(isObject(map) ? map : {}),
  );
  return keys.filter((key) => !LOCALES.has(key)).map((key) => `unknown locale ${key}`);
}

function checkOptions(options: readonly Json[]): string[] {
  const found = options.flatMap((option) => [
    ...checkLocales(option),
    ...names(option)
      .filter((name) => !isSlashName(name))
      .map((name) => `option name ${name}`),
    ...(option.autocomplete === true && objects(option.choices).length > 0 ? ['autocomplete with choices'] : []),
    ...checkOptions(objects(option.options)),
  ]);
  const required = options.map((option) => option.required === true);
  if (required.some((is, index) => is && required.slice(0, index).includes(false)))
    found.push('required option after optional');
  if (new Set(options.map(({ name }) => name)).size < options.length) found.push('duplicate option names');
  return found;
}

/** Characters of a command's names, descriptions and values, the longest translation of each. */
function textLength(entry: Json): number {
  const longest = (own: unknown, translations: unknown): number =>
    Math.max(
      ...[own ?? '', ...Object.values(isObject(translations) ? translations : {})].map((text) => String(text).length),
    );
  const values = objects(entry.choices).reduce(
    (sum, { name, value }) => sum + String(name).length + String(value).length,
    0,
  );
  return (
    longest(entry.name, entry.name_localizations) +
    longest(entry.description, entry.description_localizations) +
    values +
    objects(entry.options).reduce((sum, option) => sum + textLength(option), 0)
  );
}

function checkCommand(command: Json): string[] {
  const found = [...checkLocales(command), ...checkOptions(objects(command.options))];
  const slash = typeOf(command) === CHAT_INPUT;
  if (slash && !names(command).every(isSlashName)) found.push('slash name with upper case or space');
  if (slash && !command.description) found.push('slash command without description');
  if (!slash && command.description) found.push('context menu command with description');
  if (textLength(command) > MAX_TEXTS) found.push('texts over 8,000 characters');
  return found.map((rule) => `${String(command.name)}: ${rule}`);
}

/** What Discord would refuse in the commands of a bulk overwrite. */
export function checkCommands(commands: readonly Json[]): string[] {
  const keys = commands.map((command) => `${typeOf(command)} ${String(command.name)}`);
  const tooMany = Object.entries(MAX_BY_TYPE).filter(
    ([type, most]) => commands.filter((one) => typeOf(one) === Number(type)).length > most,
  );
  return [
    ...commands.flatMap(checkCommand),
    ...(new Set(keys).size < keys.length ? ['duplicate command names'] : []),
    ...tooMany.map(([type]) => `too many commands of type ${type}`),
  ];
}
