import type { APIButtonComponent, APIContainerComponent } from 'discord.js';
import type { Verdict, Verification } from '../../answering/lookup/lookup.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { named, repeated } from '../markdown/asked.js';
import { differenceAsMarkdown } from '../markdown/difference.js';
import type { LinkOf } from '../markdown/link.js';
import { LOOK_UP_WORDING, type LookUpWording } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { fitted, type Ways } from './fitting.js';
import { controls, separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';

/** Colour of the card's edge, 0xRRGGBB: the verdict at a glance, beside its words. */
const COLOURS: Readonly<Record<Verdict, number>> = {
  exact: 0x2e8b57,
  elsewhere: 0xd98e04,
  altered: 0xd98e04,
  absent: 0x80848e,
};

export interface VerifyShown {
  readonly language: Language;
  readonly linkOf: LinkOf;
  /** The text that was checked. */
  readonly text: string;
  /** Where it was said to come from; null where nobody said. */
  readonly source: string | null;
  /** The card's own buttons. */
  readonly buttons: readonly APIButtonComponent[];
}

function differenceWays({ difference }: Verification, wording: LookUpWording): Ways {
  const lines = text(wording.difference, differenceAsMarkdown(difference), small(wording.legend));
  return [
    [separator, lines],
    [separator, text(small(wording.differenceTooLong))],
  ];
}

/** Whether every word of it is lit: bold then says nothing. */
function isAllLit({ text: said, start, highlight }: Quotation): boolean {
  const unlit = highlight.reduceRight((rest, [from, to]) => rest.slice(0, from - start) + rest.slice(to - start), said);
  return !/[\p{L}\p{N}]/u.test(unlit);
}

function quotationBlock(quotation: Quotation, verdict: Verdict, { language, linkOf }: VerifyShown): Ways {
  const isAltered = verdict === 'altered';
  const heading = isAltered ? [text(LOOK_UP_WORDING[language].nearest)] : [];
  // On the card of an altered one, bold already says what the text lacks.
  const quoted = isAltered || isAllLit(quotation) ? { ...quotation, highlight: [] } : quotation;
  return quotationWays(quoted, { language, linkOf, above: [separator, ...heading] });
}

/**
 * Whether a text stands in the articles.
 * @param quotation that of the verification where it passed the check (`intact`), else null
 */
export function verifyCard(
  verification: Verification,
  quotation: Quotation | null,
  shown: VerifyShown,
): APIContainerComponent {
  const { verdict } = verification;
  const { language, source } = shown;
  const wording = LOOK_UP_WORDING[language];
  const withheld = verification.quotation !== null && quotation === null;
  const head = text(
    repeated(shown.text),
    withheld ? DISCORD_WORDING[language].withheld : wording.verdict[verdict],
    source === null || named(source) === '' ? null : small(wording.namedSource(named(source))),
    verdict === 'absent' ? small(wording.absence) : null,
  );
  const blocks = [
    ...(verdict === 'altered' && quotation !== null ? [differenceWays(verification, wording)] : []),
    ...(quotation === null ? [] : [quotationBlock(quotation, verdict, shown)]),
  ];
  const card = fitted([head], blocks, () => controls(...shown.buttons));
  return { ...card, accent_color: COLOURS[withheld ? 'absent' : verdict] };
}
