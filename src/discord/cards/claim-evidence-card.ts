/** The sentences of a message with the excerpts that bear on each, on as many cards as that takes. Judges none of them. */
import type { APIContainerComponent } from 'discord.js';
import type { Claim } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { lineMarkdown } from '../markdown/line.js';
import type { LinkOf } from '../markdown/link.js';
import type { CardControls, CardPage } from '../messages/card-buttons.js';
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
function pagesOf(head: CardPart, claims: readonly Claim[], options: ClaimEvidenceOptions): Claim[][] {
  const longest = { page: 999, pages: 999 };
  const foot = [
    text(small(LOOK_UP_WORDING[options.language].page(longest.page, longest.pages))),
    ...controls(...options.controls(longest)),
  ];
  const pages: Claim[][] = [];
  for (const claim of claims) {
    const last = pages.at(-1);
    const together = [...(last ?? []), claim].flatMap((one) => claimWays(one, options)[0] ?? []);
    if (last !== undefined && fits(container([head, ...together, ...foot]))) last.push(claim);
    else pages.push([claim]);
  }
  return pages;
}

const headOf = (claims: readonly Claim[], { language }: ClaimEvidenceOptions): CardPart => {
  const withEvidence = claims.filter(({ excerpts }) => excerpts.length > 0).length;
  return text(LOOK_UP_WORDING[language].claims(withEvidence, claims.length));
};

const positionIn = (pages: readonly Claim[][], page: number): CardPage => ({
  page: Math.min(Math.max(page, 1), Math.max(pages.length, 1)),
  pages: pages.length,
});

/** The claims that a page shows. */
export function claimsOnPage(claims: readonly Claim[], page: number, options: ClaimEvidenceOptions): readonly Claim[] {
  const pages = pagesOf(headOf(claims, options), claims, options);
  return pages[positionIn(pages, page).page - 1] ?? [];
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
  const head = headOf(claims, options);
  const pages = pagesOf(head, claims, options);
  const at = positionIn(pages, page);
  const position = at.pages > 1 ? [text(small(LOOK_UP_WORDING[options.language].page(at.page, at.pages)))] : [];
  const blocks = (pages[at.page - 1] ?? []).map((claim) => claimWays(claim, options));
  return fitted([head], blocks, () => [...position, ...controls(...options.controls(at))]);
}
