/** The sentences of a message with the excerpts that bear on each, on as many cards as that takes. Judges none of them. */
import type { APIContainerComponent } from 'discord.js';
import type { Claim } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { lineMarkdown } from '../markdown/line.js';
import type { LinkOf } from '../markdown/link.js';
import type { CardControls } from '../messages/card-buttons.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { fits, fitted, type Ways } from './fitting.js';
import { type CardPart, container, controls, separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';

/** Characters of a sentence of the message that are repeated: it is read beside the card. */
const MAX_CLAIM_SHOWN = 200;

interface ClaimEvidenceOptions {
  readonly language: Language;
  readonly linkOf: LinkOf;
  readonly controls: CardControls;
}

/** A sentence of the message and its evidence; each way leaves out the last excerpt of the one before. */
function claimWays({ claim, excerpts }: Claim, { language, linkOf }: ClaimEvidenceOptions): Ways {
  const quoted = `> ${lineMarkdown(claim, MAX_CLAIM_SHOWN)}`;
  if (excerpts.length === 0) return [[separator, text(quoted, small(LOOK_UP_WORDING[language].nothingBears))]];
  const ways = excerpts.map((excerpt) => quotationWays(excerpt, { language, linkOf }));
  const whole = excerpts.map((_, index) => [
    separator,
    text(quoted),
    ...ways.slice(0, excerpts.length - index).flatMap(([first = []]) => first),
  ]);
  return [...whole, [separator, text(quoted), ...(ways[0]?.[1] ?? [])]];
}

/** Claims in the fewest cards that hold them in order, each claim as full as one card can. */
function pagesOf(head: CardPart, claims: readonly Claim[], options: ClaimEvidenceOptions): Ways[][] {
  const longest = { page: 999, pages: 999 };
  const foot = [
    text(small(LOOK_UP_WORDING[options.language].page(longest.page, longest.pages))),
    ...controls(...options.controls(longest)),
  ];
  const pages: Ways[][] = [];
  for (const claim of claims) {
    const ways = claimWays(claim, options);
    const last = pages.at(-1);
    const together = [...(last ?? []), ways].flatMap(([fullest = []]) => fullest);
    if (last !== undefined && fits(container([head, ...together, ...foot]))) last.push(ways);
    else pages.push([ways]);
  }
  return pages;
}

/**
 * @param claims with the excerpts that were verified (`verifiedQuotations`)
 * @param page from 1; beyond the last is the last
 */
export function claimEvidenceCard(
  claims: readonly Claim[],
  page: number,
  options: ClaimEvidenceOptions,
): APIContainerComponent {
  const wording = LOOK_UP_WORDING[options.language];
  const withEvidence = claims.filter(({ excerpts }) => excerpts.length > 0).length;
  const head = text(wording.claims(withEvidence, claims.length));
  const pages = pagesOf(head, claims, options);
  const at = { page: Math.min(Math.max(page, 1), Math.max(pages.length, 1)), pages: pages.length };
  const position = at.pages > 1 ? [text(small(wording.page(at.page, at.pages)))] : [];
  return fitted([head], pages[at.page - 1] ?? [], () => [...position, ...controls(...options.controls(at))]);
}
