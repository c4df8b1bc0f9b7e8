/** Reads a number in digits. Refuses the digits of names, labels, times of day, telephone numbers and fractions. */

/** Groups of three digits with one separator throughout, then decimals; or plain digits, then decimals. */
const DIGITS = /\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?/y;

/** What makes digits the name or a part of something else: "G20", "covid-19", "n° 5", "1/3". */
const PART_BEFORE = /[\p{L}\p{M}\d_][-\u2010\u2011.]?$|[-+\u2212/#:.,]$|\d[.,/:]$/u;
const LABEL_BEFORE =
  /(?:\b(?:articles?|numero|no|page|chapitre|chapter|section|resolution|vol|flight|number|boeing|airbus)\.? |n° ?)$/;
const PART_AFTER = /^(?:[.,/:'_]\d|[\p{L}\p{M}_])/u;
/** Letters that may be glued to digits: units. */
const GLUED_UNIT = /^(?:%|(?:k|m|mds?)?€|km|kg|cm|mm|ha|bn|m|g)(?![\p{L}\d])/u;
const TIME_AFTER = /^ ?h(?!\p{L})|^ ?h ?\d|^ (?:heures? )?(?:a\.m|p\.m|am|pm)\b|^ ?o'clock\b/u;
/** The minutes of "20 h 30". */
const HOUR_BEFORE = /\d ?h $/;
/** "À 20 heures" is a time of day, "de 12 à 24 heures" and "à 20 heures de route" are none. */
const AT = /(?<!\d )\b(?:a|vers|avant) $/;
const O_CLOCK = /^(?:1?\d|2[0-4])$/;
const HOURS_AFTER = /^ heures(?! d[e'])(?!\p{L})/u;
/** The groups of a telephone number before another: "01 42", "+33 1", "0 800". */
const TELEPHONE_BEFORE = /(?:^|[^\d.,])(?:\+\d{1,3}|0\d?)(?: \d{1,4})* $/;
const BELOW_ZERO = /(?<!\b(?:au|du) )\bmoins $|\bminus $/;

interface Digits {
  readonly value: number;
  readonly end: number;
  /** The unit of the last digit as written: .1 of "3,5". */
  readonly step: number;
}

const isPartOf = (before: string, from: string): boolean => {
  // A range's upper end follows its lower one: "10-20".
  if (/\d ?[-\u2010\u2011\u2013] ?$/.test(before)) return false;
  if (BELOW_ZERO.test(before) || HOUR_BEFORE.test(before) || TELEPHONE_BEFORE.test(before)) return true;
  return PART_BEFORE.test(before) || LABEL_BEFORE.test(before) || /^0[\d ]/.test(from);
};

const isTime = (before: string, written: string, after: string): boolean =>
  TIME_AFTER.test(after) || (O_CLOCK.test(written) && AT.test(before) && HOURS_AFTER.test(after));

/**
 * The number in digits that begins at an offset of a folded text: "2 030", "2.030", "2,030", "3,5", "1.5". A single
 * separator before exactly three digits groups them, unless a lone 0 is before it ("0,125"). Null where no number
 * begins, or it is below zero.
 */
export function readDigits(text: string, at: number): Digits | null {
  DIGITS.lastIndex = at;
  let written = DIGITS.exec(text)?.[0];
  const before = text.slice(Math.max(0, at - 16), at);
  if (written === undefined || isPartOf(before, written)) return null;
  let grouped = /^\d{1,3}([ .,'])\d{3}(?!\d)/.test(written);
  if (grouped && /^0[.,]/.test(written)) grouped = false;
  if (!grouped) written = /^\d+(?:[.,]\d+)?/.exec(written)![0];
  const end = at + written.length;
  const after = text.slice(end, end + 12);
  if (isTime(before, written, after) || (PART_AFTER.test(after) && !GLUED_UNIT.test(after))) return null;
  const separator = grouped ? written[/^\d+/.exec(written)![0].length]! : '';
  const plain = (grouped ? written.replaceAll(separator, '') : written).replace(',', '.');
  const value = Number(plain);
  const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0;
  return Number.isFinite(value) ? { value, end, step: 10 ** -decimals } : null;
}
