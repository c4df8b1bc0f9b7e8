import type { APIContainerComponent } from 'discord.js';
import type { Comparison } from '../lookup/lookup.js';
import type { Language } from '../text/language.js';
import { asked } from './asked.js';
import { asMarkdown } from './escape.js';
import { fitted } from './fitting.js';
import { LOOK_UP_WORDING, type LookUpWording } from './look-up-wording.js';
import { separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';
import { visibleLine } from './visible.js';

type Side = Comparison['sides'][number];

const counted = (sides: number, wording: LookUpWording): string | null => {
  if (sides === 0) return wording.noSide;
  return sides === 1 ? wording.oneSide : small(wording.sides(sides));
};

const markdown = (value: string): string => `**${asMarkdown(visibleLine(value))}**`;

/** Every value and the number of the excerpt that it stands in; null where the sources do not differ. */
function differing({ disagreement }: Comparison, sides: readonly Side[], wording: LookUpWording): string | null {
  const shown = new Set(sides.map(({ excerpt }) => excerpt.rank));
  const values = disagreement?.values.filter(({ excerpt }) => shown.has(excerpt)) ?? [];
  if (values.length < 2) return null;
  return `${wording.differ} ${values.map(({ value, excerpt }) => `${markdown(value)} (${excerpt})`).join(', ')}`;
}

/**
 * The sources side by side, one excerpt of each.
 * @param sides those of the comparison whose excerpts passed the check (`intact`)
 */
export function compareCard(
  comparison: Comparison,
  sides: readonly Side[],
  { language, question }: { readonly language: Language; readonly question: string },
): APIContainerComponent {
  const wording = LOOK_UP_WORDING[language];
  const differ = differing(comparison, sides, wording);
  const head = text(asked(question), counted(sides.length, wording), differ);
  const blocks = sides.map(({ excerpt, value }) => {
    const says = differ === null || value === null ? [] : [text(`${wording.value} ${markdown(value)}`)];
    return quotationWays(excerpt, { language, label: String(excerpt.rank), above: [separator, ...says] });
  });
  return fitted([head], blocks, (left) => (left === 0 ? [] : [separator, text(small(wording.notShown(left)))]));
}
