/** Whether a text stands in the articles, with what stands there. Never says that a text is false. */
import type { APIContainerComponent } from 'discord.js';
import type { Verdict, Verification } from '../../answering/lookup/lookup.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { articleMarkdown } from '../markdown/citation.js';
import { differenceAsMarkdown } from '../markdown/difference.js';
import type { LinkOf } from '../markdown/link.js';
import { nameMarkdown, typedQuotation } from '../markdown/typed.js';
import type { CardControls } from '../messages/card-buttons.js';
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

interface VerifyCardOptions {
  readonly language: Language;
  readonly linkOf: LinkOf;
  /** The text that was checked. */
  readonly text: string;
  /** The source that the person named; null where they named none. */
  readonly source: string | null;
  /** The article that the text's message links to; null where it links to none that is known. */
  readonly linked: ArticleCard | null;
  readonly controls: CardControls;
}

function differenceWays({ difference }: Verification, wording: LookUpWording): Ways {
  const lines = text(wording.difference, differenceAsMarkdown(difference), small(wording.legend));
  return [lines, text(small(wording.differenceTooLong))].map((part) => [separator, part]);
}

/** Whether every word of it is highlighted: bold then says nothing. */
function isAllHighlighted({ text: whole, start, highlight }: Quotation): boolean {
  const rest = highlight.reduceRight((left, [from, to]) => left.slice(0, from - start) + left.slice(to - start), whole);
  return !/[\p{L}\p{N}]/u.test(rest);
}

function quotationBlock(quotation: Quotation, verdict: Verdict, { language, linkOf }: VerifyCardOptions): Ways {
  const isAltered = verdict === 'altered';
  const heading = isAltered ? [text(LOOK_UP_WORDING[language].nearest)] : [];
  // On the card of an altered one, bold already says what the text lacks.
  const quoted = isAltered || isAllHighlighted(quotation) ? { ...quotation, highlight: [] } : quotation;
  return quotationWays(quoted, { language, linkOf, above: [separator, ...heading] });
}

/** @param quotation that of the verification where it was verified (`verifiedQuotations`), else null */
export function verifyCard(
  verification: Verification,
  quotation: Quotation | null,
  options: VerifyCardOptions,
): APIContainerComponent {
  const { verdict } = verification;
  const { language } = options;
  const source = nameMarkdown(options.source ?? '');
  const wording = LOOK_UP_WORDING[language];
  const withheld = verification.quotation !== null && quotation === null;
  const head = text(
    typedQuotation(options.text),
    withheld ? DISCORD_WORDING[language].withheld : wording.verdict[verdict],
    source === '' ? null : small(wording.namedSource(source)),
    options.linked === null ? null : small(wording.linkedSource(articleMarkdown(options.linked, language))),
    verdict === 'absent' ? small(wording.absence) : null,
  );
  const blocks = [
    ...(verdict === 'altered' && quotation !== null ? [differenceWays(verification, wording)] : []),
    ...(quotation === null ? [] : [quotationBlock(quotation, verdict, options)]),
  ];
  const card = fitted([head], blocks, () => controls(...options.controls({ page: 1, pages: 1 })));
  return { ...card, accent_color: COLOURS[withheld ? 'absent' : verdict] };
}
