/** Tells pages without an article of their own: lists of articles, errors, gates. Refuses to judge by looks alone. */
import { groupByKey } from '../../../../text/group.js';
import type { PageElement } from '../parse.js';
import type { Paragraph } from '../prose.js';
import { countWords, type Stated, wordsOf } from './likeness.js';
import { elementsAround, hostOf, type ShownPage } from './shown-page.js';

/** What pages call themselves that have nothing to show: not found, forbidden, or a gate for people or consent. */
const ERROR =
  /(?:^|[^\p{L}\d])(?:(?:erreur|error|fehler|błąd|http) [45]0\d|page introuvable|not found|(?:page|adresse|contenu|article) n['’]existe (?:pas|plus)|p[áa]gina no encontrada|seite (?:wurde )?nicht gefunden|nie znaleziono|pagina non trovata|pagina niet gevonden|access denied|forbidden|acc[èe]s (?:refus[ée]|interdit)|just a moment|attention required|avant de continuer|before you continue)(?!\p{L})|^[45]0\d$/iu;
/** Words of such a page; an article about one has more. */
const ERROR_WORDS = 100;
/** Words of a link that is a headline. */
const HEADLINE = 4;
/** Blocks around a paragraph in which the headline of its card is, and paragraphs that a card has at most. */
const CARD = { depth: 3, paragraphs: 3 };
/** The share of a list's text that is in cards. */
const MOST = 0.8;

const isHeadline = (link: PageElement): boolean =>
  link.localName === 'a' &&
  /^(?!#|javascript:)./i.test(link.getAttribute('href') ?? '') &&
  wordsOf(link.textContent ?? '').length >= HEADLINE;

/** The smallest block around a paragraph that has a link above it, and that link: to what the paragraph begins. */
function cardOf({ aroundHeading, isBefore }: ShownPage, { element, below }: Paragraph) {
  for (const block of [...elementsAround(hostOf(element))].slice(0, CARD.depth)) {
    if (aroundHeading.has(block)) return null;
    const link = [block, ...block.querySelectorAll('a[href]')].find((one) => isHeadline(one) && isBefore(one, below));
    if (link !== undefined) return { link, kind: `${block.localName}.${block.getAttribute('class') ?? ''}` };
  }
  return null;
}

/** Whether nearly all of a text stands in cards of one kind, each below a link to what it is the beginning of. */
export function isList(shown: ShownPage, body: readonly Paragraph[]): boolean {
  const cards = shown.paragraphs.flatMap((one) => cardOf(shown, one) ?? []);
  const byLink = groupByKey(cards, ({ link }) => link);
  const byKind = groupByKey(byLink.keys(), (link) => byLink.get(link)![0]!.kind);
  const inCards = body.filter((one) => {
    const card = cardOf(shown, one);
    if (card === null) return false;
    return (byKind.get(card.kind)?.length ?? 0) > 1 && byLink.get(card.link)!.length <= CARD.paragraphs;
  });
  const wordsIn = (part: readonly Paragraph[]): number => countWords(part.map(({ text }) => text));
  return body.length > 0 && wordsIn(inCards) >= MOST * wordsIn(body);
}

/** Whether a page says that it has nothing to show. */
export const isError = (shown: ShownPage, { titles }: Stated, texts: readonly string[]): boolean =>
  countWords(texts) < ERROR_WORDS &&
  [...titles, shown.heading?.textContent ?? ''].some((title) => ERROR.test(title.trim().slice(0, 300)));
