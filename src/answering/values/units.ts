/** Units of measure and money, as texts write them. */

/** Canonical units and their spellings, folded. */
const UNITS: readonly (readonly [string, string])[] = [
  ['%', '%|pour cent|pour-cent|pct|per ?cent|percent'],
  ['km2', 'km2|km²|kilometres? carres?|square kilomet(?:re|er)s?'],
  ['m2', 'm2|m²|metres? carres?|square met(?:re|er)s?'],
  ['hectare', 'hectares?|ha'],
  ['km', 'km|kilometres?|kilometers?'],
  ['cm', 'cm|centimetres?|centimeters?'],
  ['mm', 'mm|millimetres?|millimeters?'],
  ['m', 'm|metres?|meters?'],
  ['mile', 'miles?|milles'],
  ['kg', 'kg|kilos?|kilogram(?:me)?s?'],
  ['g', 'g|grammes?|grams?'],
  ['tonne', 'tonnes?|tons?'],
  ['second', 'secondes?|seconds?'],
  ['minute', 'minutes?|min'],
  ['hour', 'heures?|hours?|h'],
  ['day', 'jours?|journees?|days?'],
  ['week', 'semaines?|weeks?'],
  ['month', 'mois|months?'],
  ['year', 'ans?|annees?|years?'],
  ['century', 'siecles?|century|centuries'],
  ['euro', 'euros?|€'],
  ['dollar', 'dollars?|us\\$|\\$'],
  ['pound', 'livres? sterling|pounds?|£'],
  ['franc', 'francs?'],
  ['rouble', 'roubles?|rubles?'],
  ['yuan', 'yuans?'],
  ['yen', 'yens?'],
  ['degree', 'degres?|degrees?|°c|°'],
];

const AFTER = UNITS.map(
  ([name, spellings]) => [name, new RegExp(`^(?: ?-?| (?:de |d'|of ))(?:${spellings})(?![\\p{L}\\d])`, 'u')] as const,
);

const SYMBOL_BEFORE: readonly (readonly [string, RegExp])[] = [
  ['euro', /€ ?$/],
  ['dollar', /(?:us)?\$ ?$/],
  ['pound', /£ ?$/],
];

/** Units of time, which "combien de temps" and "how long" ask for. */
export const TIME_UNITS: ReadonlySet<string> = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);
export const LENGTH_UNITS: ReadonlySet<string> = new Set(['km', 'm', 'cm', 'mm', 'mile']);
export const MONEY_UNITS: ReadonlySet<string> = new Set(['euro', 'dollar', 'pound', 'franc', 'rouble', 'yuan', 'yen']);

/** The unit that follows a number that ends there in a folded text, and where it ends. */
export function unitAfter(text: string, at: number): { readonly name: string; readonly end: number } | null {
  const after = text.slice(at, at + 30);
  for (const [name, pattern] of AFTER) {
    const found = pattern.exec(after)?.[0];
    if (found !== undefined) return { name, end: at + found.length };
  }
  return null;
}

/** The sign of a currency right before a number that begins there ("$5", "€ 10"), and where it begins. */
export function signBefore(text: string, at: number): { readonly name: string; readonly start: number } | null {
  const before = text.slice(Math.max(0, at - 4), at);
  for (const [name, pattern] of SYMBOL_BEFORE) {
    const found = pattern.exec(before)?.[0];
    if (found !== undefined) return { name, start: at - found.length };
  }
  return null;
}

/** The canonical name of a folded word that is a unit, else null. */
export function unitOf(word: string): string | null {
  return unitAfter(` ${word}`, 0)?.name ?? null;
}
