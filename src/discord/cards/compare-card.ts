import type { APIContainerComponent } from 'discord.js';
import type { Comparison } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { visibleLine } from '../../text/visible.js';
import { asked } from '../markdown/asked.js';
import { describeValues } from '../markdown/disagreement.js';
import { asMarkdown } from '../markdown/escape.js';
import type { LinkOf } from '../markdown/link.js';
import { LOOK_UP_WORDING, type LookUpWording } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { fitted } from './fitting.js';
import { separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';

type Side = Comparison['sides'][number];

const counted = (sides: number, read: number, wording: LookUpWording): string | null => {
  if (sides === 0) return wording.noSide(read);
  return sides === 1 ? wording.oneSide(read) : small(wording.sides(sides, read));
};

const markdown = (value: string): string => `**${asMarkdown(visibleLine(value))}**`;

/** What of the values is on the card; null where fewer than two are. */
function on(compared: Comparison['disagreement'], sides: readonly Side[]): Comparison['disagreement'] {
  if (compared === null) return null;
  const values = compared.values.filter((value) => sides.some(({ excerpt }) => excerpt.rank === value.excerpt));
  return values.length < 2 ? null : { ...compared, values };
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
  const { read } = comparison.answer;
  const [differing, neutral] = [on(comparison.disagreement, sides), on(comparison.values, sides)];
  const cited = sides.map(({ excerpt }) => excerpt);
  const { differ, neutral: judge } = DISCORD_WORDING[language];
  const head = text(
    asked(question),
    neutral === null ? counted(sides.length, read, wording) : null,
    describeValues(differing, differ(read), cited, language),
    describeValues(neutral, judge(neutral?.values.length ?? 0, read), cited, language),
  );
  const blocks = sides.map(({ excerpt, value }) => {
    const says = (differing ?? neutral) === null || value === null ? [] : [text(`${wording.value} ${markdown(value)}`)];
    return quotationWays(excerpt, { language, linkOf, label: String(excerpt.rank), above: [separator, ...says] });
  });
  return fitted([head], blocks, (left) => (left === 0 ? [] : [separator, text(small(wording.notShown(left)))]));
}
