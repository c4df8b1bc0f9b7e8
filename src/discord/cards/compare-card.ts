/** The sources side by side, one excerpt of each. It does not say which of them is right. */
import type { APIContainerComponent } from 'discord.js';
import type { Comparison } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { valuesMarkdown } from '../markdown/disagreement.js';
import type { LinkOf } from '../markdown/link.js';
import { questionHeading } from '../markdown/typed.js';
import type { CardControls } from '../messages/card-buttons.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { fitted } from './fitting.js';
import { controls, separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';

interface CompareCardOptions {
  readonly language: Language;
  readonly linkOf: LinkOf;
  readonly question: string;
  readonly controls: CardControls;
}

type Side = Comparison['sides'][number];

function countLine(sides: number, read: number, language: Language): string | null {
  const wording = LOOK_UP_WORDING[language];
  if (sides === 0) return wording.noSide(read);
  return sides === 1 ? wording.oneSide(read) : small(wording.sides(sides, read));
}

/** The values whose sides are on the card; null where fewer than two are. */
function valuesOf(compared: Comparison['disagreement'], sides: readonly Side[]): Comparison['disagreement'] {
  const values = (compared?.values ?? []).filter((value) =>
    sides.some(({ excerpt }) => excerpt.rank === value.excerpt),
  );
  return compared === null || values.length < 2 ? null : { ...compared, values };
}

/** @param sides those of the comparison whose excerpts were verified (`verifiedQuotations`) */
export function compareCard(
  comparison: Comparison,
  sides: readonly Side[],
  options: CompareCardOptions,
): APIContainerComponent {
  const { language, linkOf, question } = options;
  const wording = LOOK_UP_WORDING[language];
  const { read } = comparison.answer;
  const differing = valuesOf(comparison.disagreement, sides);
  const neutral = valuesOf(comparison.values, sides);
  const cited = sides.map(({ excerpt }) => excerpt);
  const headings = DISCORD_WORDING[language];
  const head = text(
    questionHeading(question),
    neutral === null ? countLine(sides.length, read, language) : null,
    valuesMarkdown(differing, headings.differ(read), cited, language),
    valuesMarkdown(neutral, headings.neutral(neutral?.values.length ?? 0, read), cited, language),
  );
  const blocks = sides.map(({ excerpt }) =>
    quotationWays(excerpt, { language, linkOf, label: String(excerpt.rank), above: [separator] }),
  );
  return fitted([head], blocks, (leftOut) => [
    ...(leftOut === 0 ? [] : [separator, text(small(wording.notShown(leftOut)))]),
    ...controls(...options.controls({ page: 1, pages: 1 })),
  ]);
}
