import type { APIContainerComponent } from 'discord.js';
import type { Comparison } from '../../lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { visibleLine } from '../../text/visible.js';
import { asked } from '../markdown/asked.js';
import { describeDisagreement } from '../markdown/disagreement.js';
import { asMarkdown } from '../markdown/escape.js';
import type { LinkOf } from '../markdown/link.js';
import { LOOK_UP_WORDING, type LookUpWording } from '../wording/look-up-wording.js';
import { fitted } from './fitting.js';
import { separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';

type Side = Comparison['sides'][number];

const counted = (sides: number, wording: LookUpWording): string | null => {
  if (sides === 0) return wording.noSide;
  return sides === 1 ? wording.oneSide : small(wording.sides(sides));
};

const markdown = (value: string): string => `**${asMarkdown(visibleLine(value))}**`;

/** What of the disagreement is on the card; null where the sources do not differ there. */
function disagreementOn({ disagreement }: Comparison, sides: readonly Side[]): Comparison['disagreement'] {
  if (disagreement === null) return null;
  const values = disagreement.values.filter((value) => sides.some(({ excerpt }) => excerpt.rank === value.excerpt));
  return values.length < 2 ? null : { ...disagreement, values };
}

/**
 * The sources side by side, one excerpt of each.
 * @param sides those of the comparison whose excerpts passed the check (`intact`)
 */
export function compareCard(
  comparison: Comparison,
  sides: readonly Side[],
  { language, linkOf, question }: { readonly language: Language; readonly linkOf: LinkOf; readonly question: string },
): APIContainerComponent {
  const wording = LOOK_UP_WORDING[language];
  const differing = disagreementOn(comparison, sides);
  const cited = sides.map(({ excerpt }) => excerpt);
  const differ = describeDisagreement(differing, cited, language);
  const head = text(asked(question), counted(sides.length, wording), differ);
  const blocks = sides.map(({ excerpt, value }) => {
    const says = differing === null || value === null ? [] : [text(`${wording.value} ${markdown(value)}`)];
    return quotationWays(excerpt, { language, linkOf, label: String(excerpt.rank), above: [separator, ...says] });
  });
  return fitted([head], blocks, (left) => (left === 0 ? [] : [separator, text(small(wording.notShown(left)))]));
}
