/** What a page shows as prose, and where it stands, before it is known what of it is the article. Changes nothing. */
import { labeller, type OwnPart } from '../own-part.js';
import { isElement, type PageElement } from '../parse.js';
import { type Paragraph, paragraphsIn } from '../prose.js';
import { holdersOf } from '../stated.js';
import { plain } from './likeness.js';

/** The share of the page's prose from which a form holds the article. */
const MOST = 0.5;
/** Characters from which a picture's description is its caption wherever it stands, and those that are compared. */
const CAPTION = { shortest: 30, longest: 1000 };
/** What a paragraph is set in that is no container of several. */
export const INNER = /^(?:p|li|ul|ol|dl|dt|dd|blockquote|pre|h[1-6]|center)$/;
/** Elements around a paragraph among which the outermost such is looked for. */
const INNER_DEPTH = 4;

/** Words of a class or id that say that what stands there is beside the text. */
export const BESIDE =
  /(?<![a-z])(?:captions?|legende|credits?|copyright|share|sharing|social|partage[rs]?|newsletters?|sign-?up|subscri\w+|abonne\w*|paywall|promo\w*|advert\w*|ads?|publicite|sponsor\w*|bylines?|auteurs?|authors?|bio(?:graphy)?|tags|tag-?(?:list|cloud)|keywords|breadcrumbs?|toolbar|tools|related|read-?(?:more|also|next)|lire-?aussi|see-?also|a-?lire|recirc\w*|outbrain|taboola|recommend\w*|poll|sondage|disclaimer|disclosure|notices?|charte|reglement|rules|guidelines|moderation|terms|cookies?|consent|modal|popup|overlay|screen-?reader\w*|sr-?only|visually-?hidden|hidden|timestamp|dateline|donat\w+|print-?(?:only|footer)|comments?|commentaires?)(?![a-z])/;
/** Words of a class, an id or a property that a standfirst has. */
const STANDFIRST =
  /(?<![a-z])(?:chap(?:o|eau)|stand-?first|le[ad]de?s?(?:-?(?:text|paragraph|in))?|deks?|intro(?:duction|text)?|excerpt|summary|sub-?(?:title|head|heading|line|deck)s?|sous-?titre|description|alternative-?headline|resume|accroche|strapline|hat|preamble|entete)(?![a-z])/;

export const labelOf = labeller('class', 'id', 'itemprop', 'data-testid', 'data-component');

/** From the element itself outwards. */
export function* elementsAround(element: PageElement): Generator<PageElement> {
  yield element;
  for (const holder of holdersOf(element)) if (isElement(holder)) yield holder;
}

/** Whether what a paragraph is set in is called a standfirst. */
export const isCalledStandfirst = (element: PageElement): boolean =>
  [...elementsAround(element)].slice(0, 3).some((one) => STANDFIRST.test(labelOf(one)));

/** The element that holds a paragraph and its neighbours. */
export function hostOf(element: PageElement): PageElement {
  const around = [...elementsAround(element)];
  return around[around.slice(0, INNER_DEPTH).findLastIndex((one) => INNER.test(one.localName)) + 1] ?? element;
}

/** Blocks of one kind have one signature: some pages set each paragraph into a block of its own. */
function signatureOf(element: PageElement): string {
  const [host, parent] = elementsAround(element);
  const of = (one: PageElement | undefined): string =>
    one === undefined ? '' : `${one.localName}.${plain((one.getAttribute('class') ?? '').replace(/\d+/g, ''))}`;
  return `${of(host)}<${of(parent)}`;
}

/** Forms that hold most of the page's prose: some sites wrap the whole page into one. */
function wideForms(page: PageElement, { letters }: OwnPart): PageElement[] {
  const most = MOST * Math.max(...letters.values());
  return [...page.querySelectorAll('form')].filter((form) => (letters.get(form) ?? 0) > most);
}

/** Tells a picture's caption by the picture's own description. */
function captionOf(page: PageElement): (text: string) => boolean {
  const captions = new Set(
    [...page.querySelectorAll('img')]
      .flatMap((image) => [image.getAttribute('alt'), image.getAttribute('title')])
      .map((text) => plain((text ?? '').slice(0, CAPTION.longest)))
      .filter((text) => text.length >= CAPTION.shortest),
  );
  return (text) => captions.has(plain(text));
}

export class ShownPage {
  readonly paragraphs: readonly Paragraph[];
  /** The block that each paragraph is set in. */
  readonly hosts: readonly PageElement[];
  /** The kind of that block. */
  readonly signatures: readonly string[];
  /** Whether an element belongs to the page's own article. */
  readonly own: (element: PageElement) => boolean;
  /** The article's headline. */
  readonly heading: PageElement | null;
  /** The headline and what holds it. */
  readonly aroundHeading: ReadonlySet<PageElement>;
  /** Index of the headline's last paragraph; -1 where it is not among them. */
  readonly headline: number;
  readonly headings: readonly PageElement[];
  readonly #order = new Map<PageElement, number>();

  constructor(page: PageElement, part: OwnPart) {
    const leads = [...page.querySelectorAll('aside, header, footer')].filter((one) => STANDFIRST.test(labelOf(one)));
    this.own = (element) => {
      const lead = [...elementsAround(element)].find((one) => leads.includes(one));
      return part.isOwn(lead === undefined ? element : (lead.parentNode as PageElement));
    };
    const isCaption = captionOf(page);
    const shown = paragraphsIn(page.querySelector('body') ?? page, new Set([...wideForms(page, part), ...leads]));
    this.paragraphs = shown.filter(({ text }) => !isCaption(text));
    this.hosts = this.paragraphs.map(({ element }) => hostOf(element));
    this.signatures = this.hosts.map(signatureOf);
    this.heading = part.heading;
    this.aroundHeading = new Set(part.heading === null ? [] : elementsAround(part.heading));
    this.headline = this.paragraphs.findLastIndex(
      ({ element }) => part.heading !== null && [...elementsAround(element)].includes(part.heading),
    );
    this.headings = [...page.querySelectorAll('h1, h2, h3, h4')];
    for (const element of page.querySelectorAll('*')) this.#order.set(element, this.#order.size);
  }

  /** Whether an element begins before another, or is it. */
  readonly isBefore = (element: PageElement, other: PageElement): boolean =>
    this.#order.get(element)! <= this.#order.get(other)!;

  /** Whether the name of an element, or of one around it that does not hold the headline, says that it is no text. */
  isBeside(element: PageElement): boolean {
    return [...elementsAround(element)].some((one) => !this.aroundHeading.has(one) && BESIDE.test(labelOf(one)));
  }
}
