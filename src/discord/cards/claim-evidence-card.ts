import type { APIButtonComponent, APIContainerComponent } from 'discord.js';
import type { Claim } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { asMarkdown } from '../markdown/escape.js';
import type { LinkOf } from '../markdown/link.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { fitted, type Ways } from './fitting.js';
import { fits } from './limits.js';
import type { CardPage } from './paging.js';
import { type CardPart, container, controls, separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';

/** Characters of a sentence of the message that are repeated: it is read beside the card. */
const MAX_CLAIM_SHOWN = 200;
/** A sentence of the message and what bears on it; each way gives up the last excerpt of the one before. */
function claimWays({ claim, excerpts }: Claim, { language, linkOf }: ClaimEvidenceView): Ways {
  const said = `> ${asMarkdown(shortenVisible(visibleLine(claim), MAX_CLAIM_SHOWN))}`;
  const none = [separator, text(said, small(LOOK_UP_WORDING[language].nothingBears))];
  if (excerpts.length === 0) return [none];
  const ways = excerpts.map((excerpt) => quotationWays(excerpt, { language, linkOf }));
  const whole = excerpts.map((_, index) => [
    separator,
    text(said),
    ...ways.slice(0, excerpts.length - index).flatMap(([first = []]) => first),
  ]);
  return [...whole, [separator, text(said), ...(ways[0]?.[1] ?? [])]];
}

export interface ClaimEvidenceView {
  readonly language: Language;
  readonly linkOf: LinkOf;
  /** @returns the card's own buttons, five at most */
  readonly buttons: (page: CardPage) => readonly APIButtonComponent[];
}

/** Claims in the fewest cards that hold them in order, each claim as full as one card can. */
function pagesOf(head: CardPart, claims: readonly Claim[], shown: ClaimEvidenceView): Ways[][] {
  const { language, buttons } = shown;
  const many = { page: 999, pages: 999 };
  const foot = [text(small(LOOK_UP_WORDING[language].page(many.page, many.pages))), ...controls(...buttons(many))];
  const pages: Ways[][] = [];
  for (const claim of claims) {
    const ways = claimWays(claim, shown);
    const last = pages.at(-1);
    const together = [...(last ?? []), ways].flatMap(([fullest = []]) => fullest);
    if (last !== undefined && fits(container([head, ...together, ...foot]))) last.push(ways);
    else pages.push([ways]);
  }
  return pages;
}

/**
 * The sentences of a message with what bears on each, as many cards as that takes.
 * @param claims with the excerpts that passed the check (`intact`)
 * @param page from 1; beyond the last is the last
 */
export function claimEvidenceCard(
  claims: readonly Claim[],
  page: number,
  shown: ClaimEvidenceView,
): APIContainerComponent {
  const { language } = shown;
  const borne = claims.filter(({ excerpts }) => excerpts.length > 0).length;
  const head = text(LOOK_UP_WORDING[language].claims(borne, claims.length));
  const pages = pagesOf(head, claims, shown);
  const at = { page: Math.min(Math.max(page, 1), Math.max(pages.length, 1)), pages: pages.length };
  const where = at.pages > 1 ? [text(small(LOOK_UP_WORDING[language].page(at.page, at.pages)))] : [];
  return fitted([head], pages[at.page - 1] ?? [], () => [...where, ...controls(...shown.buttons(at))]);
}
