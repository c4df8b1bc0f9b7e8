const FRENCH =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const FRENCH_TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];
const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ENGLISH_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function frenchBelowHundred(value: number): string {
  if (value < 20) return FRENCH[value]!;
  const tens = Math.floor(value / 10);
  const rest = value - (tens === 7 || tens === 9 ? tens - 1 : tens) * 10;
  if (rest === 0) return tens === 8 ? 'quatre-vingts' : FRENCH_TENS[tens]!;
  const et = (rest === 1 || rest === 11) && tens < 8;
  return `${FRENCH_TENS[tens]}${et ? ' et ' : '-'}${FRENCH[rest]}`;
}

function belowThousand(
  value: number,
  below: (rest: number) => string,
  hundreds: (count: number) => string,
  link: string,
): string {
  const [count, rest] = [Math.floor(value / 100), value % 100];
  return [count > 0 ? hundreds(count) : '', rest > 0 ? below(rest) : ''].filter(Boolean).join(link);
}

function withScales(
  value: number,
  group: (part: number) => string,
  thousand: (words: string) => string,
  million: (words: string, count: number) => string,
): string {
  const [millions, thousands, rest] = [Math.floor(value / 1e6), Math.floor(value / 1000) % 1000, value % 1000];
  return [
    millions > 0 ? million(group(millions), millions) : '',
    thousands > 0 ? thousand(group(thousands)) : '',
    rest > 0 ? group(rest) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** A whole number, 1 to 999 999 999, in French words, hyphenated throughout (1990) or with spaces between them. */
export function inFrenchWords(value: number, separator: '-' | ' '): string {
  const group = (part: number): string =>
    belowThousand(part, frenchBelowHundred, (count) => (count === 1 ? 'cent' : `${FRENCH[count]} cent`), ' ');
  const words = withScales(
    value,
    group,
    (thousands) => (thousands === 'un' ? 'mille' : `${thousands} mille`),
    (millions, count) => `${millions} ${count > 1 ? 'millions' : 'million'}`,
  );
  return words.replace(/[ -]/g, separator);
}

/** A whole number, 1 to 999 999 999, in English words; hundreds are linked by a space or by "and". */
export function inEnglishWords(value: number, link: ' ' | ' and '): string {
  const below = (rest: number): string => {
    if (rest < 20) return ENGLISH[rest]!;
    return [ENGLISH_TENS[Math.floor(rest / 10)], rest % 10 > 0 ? ENGLISH[rest % 10] : ''].filter(Boolean).join('-');
  };
  const group = (part: number): string => belowThousand(part, below, (count) => `${ENGLISH[count]} hundred`, link);
  return withScales(
    value,
    group,
    (words) => `${words} thousand`,
    (words) => `${words} million`,
  );
}
