/** Who wrote a page's article. Refuses commenters, authors of other articles, logins, and the site itself. */
import { fold } from '../../../text/fold.js';
import { wordList } from '../../../text/words.js';
import type { HeaderLine } from './header.js';
import { type LinkedData, statedNames } from './linked-data.js';
import { labelOf } from './own-part.js';
import { isElement, isText, type PageElement, type PageNode } from './parse.js';
import { holdersOf, type MetaValues, textOf } from './stated.js';

const META = wordList(`author article:author article:author_name article.author og:author og:article:author dc.creator
  dcterms.creator dc.contributor.author dc.author parsely-author sailthru.author citation_author byl bt:author
  cXenseParse:author cXenseParse:recs:author cXense:author shareaholic:article_author_name rnews:creator auteur authors
  DCSext.author vr:author creator page.author article-author lp.article:author content-author`);

/** What stands before a name. */
const PREFIX = new RegExp(
  `^(?:(?:${[
    'propos (?:recueillis|rapportés)',
    '(?:un |une )?(?:article|texte|reportage|enquête|analyse|entretien|interview|récit|chronique|tribune|dossier|portrait|billet|critique)s?(?: (?:réalisée?|écrite?|signée?|recueillie?|rédigée?))?',
    'écrit',
    'rédigé',
    'publié',
    'posté',
    'proposé',
    'written',
    'posted',
    'published',
    'reported',
    'story',
    'article',
    'words',
    'text',
    'interview',
    'reporting',
    'guest post',
    'opinion',
  ].join(
    '|',
  )}) )?(?:par|by|de|d'|d’|von|por|di|from)(?: :|:)?\\s+|^(?:auteure?s?|authors?|textes?|words|text|écrit par|written by|propos recueillis|signature|autor(?:in)?)\\s*:\\s*|^(?:by|par)\\s*[:|]?\\s*(?=\\p{Lu})`,
  'iu',
);
/** What a byline says after its names, or of other people than its authors. */
const BEHIND =
  /\s*(?:\s[-–—]\s|[|•·►]|\(|\[|(?<!\p{L})(?:publi(?:é|ée|shed)|posted|mise?s? (?:à|en)|updated|modifi(?:é|ed)|le \d|on \w{3,9},? \d|on \d|for the|photos?|photograph(?:y|s|ie)s?|crédits?|illustrations?|images?|vidéos?|traduit|translated|via|special to|as told)(?!\p{L})|\d{1,2}[:h/.]\d|\d{1,2}\s\p{L}{3,9}\.?\s\d{4}).*$/isu;
const BETWEEN = /\s*(?:[;/&+\n]|,?\s(?:and|et|und|y|avec|with)\s|,)\s*/iu;
const ADDRESS = /https?:\/\/\S+|www\.\S+|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{1,60}|@\w+/gi;

/** A byline after the date: "December 21, 2016 | by Lise Aubrac". */
const BEFORE_BY = /(?<=[\d\s|•·–—-])(?:[Pp]ar|[Bb]y|BY|PAR)\s+(?=\p{Lu})/u;
const LONGEST_NAME = 60;
/** Characters of a stated author, and bylines and authors that are looked at. */
const LONGEST_TEXT = 2000;
const MOST_STATED = 50;
const MOST_NAMES = 12;
/** Words of a name, without "de la" and the like. */
const MOST_WORDS = 5;
const PARTICLE =
  /^(?:de|du|des|la|le|les|van|von|der|den|dem|ter|ten|bin|ben|ibn|al|el|da|dos|das|do|di|del|della|zu|y|e|af|av|o'|st)$/;
/** Words that no person is called. */
const NO_NAME = new Set(
  wordList(`share follow read more view profile profiles article articles editor editors editorial correspondent correspondents
  reporter reporters journalist contributor contributors contributing images photo photos photographer getty subscribe
  comment comments partager suivre lire tous toutes ses voir journaliste journalistes correspondant correspondante
  correspondants envoye envoyee special speciale chef cheffe adjoint rubrique newsletter email e-mail mail published updated
  posted publie modifie twitter facebook linkedin instagram whatsapp about bio biography author authors auteur auteurs by par
  professor professeur director directeur directrice president chercheur chercheuse minutes lecture
  comments home accueil news abonnes abonne reserve premium print imprimer print-edition blog blogger credit copyright
  responses website click here continue sign unknown anonymous anonyme inconnu guest null undefined
  tags category categories the our all from latest monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi
  vendredi samedi dimanche january february july september october november december`),
);
const COLLECTIVE =
  /(?<!\p{L})(?:r[ée]daction|newsroom|news ?desk|desk|staff|team|[ée]quipe|service|agences?|agency|wire|collectif|bureau|editorial board)(?!\p{L})/iu;
const LOGIN =
  /^(?:admin\w*|webmaster|root|editor|user|guest|author|superuser|manager|default|test|post|info|contact|www-?data)$/i;
const BYLINE =
  /(?<![a-z])(?:(?:bylines?|by-line|authors?|auteure?s?|autor(?:en)?|writers?|journalistes?|redacteurs?|contributors?)(?:names?|links?|txt|text|info)?|by|written-by|signatures?|signataires?|creator|vcard|fn)(?![a-z])/;
/** What is about authors and is no byline. */
const NOT_BYLINE =
  /(?<![a-z])(?:bio|box|about|avatar|image|photo|description|follow|social|more|info-box|count|published|date)(?![a-z])/;
const SAYS_WHO =
  /^(?:[^.!?]{0,40}[\d|•·–—-]\s*)?(?:[Pp]ar|[Bb]y|PAR|BY|[Pp]ropos recueillis par|[ÉEé]crit par|[Ww]ritten by|[Tt]extes? (?:par|:))\s*:?\s+\p{Lu}/u;
/** Characters of a line that no class tells from prose. */
const LONGEST_LINE = 120;
const SENTENCE_END = /[.!?…]["»”)]?$/u;

/** Letters and digits alone. */
export const squeezed = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

type IsSite = (name: string) => boolean;

/** Two words or more that may be a person's name. */
function isPerson(name: string): boolean {
  const parts = name.split(' ');
  if (name.length > LONGEST_NAME || /\d|[:!?{}<>=_#*]|['’]s(?: |$)/.test(name)) return false;
  // Scripts without spaces or case.
  if (parts.length === 1) return /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}・]{2,12}$/u.test(name);
  const own = parts.filter((part) => !PARTICLE.test(fold(part)));
  if (own.length > MOST_WORDS || own.some((part) => NO_NAME.has(fold(part)))) return false;
  if (!/^(?:['’“"(]?\p{Lu}|\p{Lo}|[dl]['’]\p{Lu})/u.test(parts.at(-1)!)) return false;
  return own.every((part) => /^\p{Lo}|^['’“"(]?\p{Lu}/u.test(part) || /^[dl]['’]\p{Lu}/u.test(part));
}

const tidy = (name: string): string =>
  name
    .replace(/^[\s,.:;'"|–—-]+|[\s,:;"|–—-]+$/g, '')
    .replace(/(?<=\p{L}{3})\.$/u, '')
    .trim();

function withoutPrefix(text: string): string {
  let rest = text.trim();
  for (let times = 0; times < 3; times += 1) {
    const next = rest.replace(PREFIX, '').trim();
    // Some people are called de Villepin.
    if (next === rest || (/^de /.test(rest) && !/ /.test(next))) return rest;
    rest = next;
  }
  return rest;
}

/** The names in a stated author or a byline: without what is written around them. */
function namesIn(text: string, isSite: IsSite): string[] {
  if (isSite(text.trim())) return [];
  const plain = text
    .slice(0, LONGEST_TEXT)
    .replace(ADDRESS, ' ')
    .replace(/[^\S\n]+/g, ' ');
  const line = withoutPrefix(plain.slice(BEFORE_BY.exec(plain)?.index ?? 0));
  const kept = tidy(
    line
      .replace(/\([^()]{0,80}\)/g, ' ')
      .replace(/ +/g, ' ')
      .replace(BEHIND, ''),
  );
  const [, last, first] = /^([\p{L}'’-]+), ([\p{L}'’-]+(?: \p{L}\.?)?)$/u.exec(kept) ?? [];
  // As libraries write it.
  if (last !== undefined && isPerson(`${first} ${last}`) && !isSite(first!)) return [`${first} ${last}`];
  return kept
    .split(BETWEEN)
    .map((part) => tidy(withoutPrefix(tidy(part))))
    .filter((name) => name !== '' && !isSite(name))
    .slice(0, MOST_NAMES);
}

const unique = (names: readonly string[]): string[] => {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(squeezed(name)) && seen.add(squeezed(name)));
};

interface Names {
  readonly persons: readonly string[];
  /** A newsroom, an agency, one word that may be either or a pen name. */
  readonly others: readonly string[];
}

/** @param texts each one or more names, as stated to machines or shown */
function namesOf(texts: readonly string[], isSite: IsSite): Names {
  const stated = texts.slice(0, MOST_STATED).map((text) => namesIn(text, isSite));
  const names = unique(stated.flat()).slice(0, MOST_NAMES);
  // One word among several may be a part of anything.
  const alone = unique(
    stated.flatMap((some) => (some.length === 1 ? some : some.filter((one) => COLLECTIVE.test(one)))),
  );
  const isOther = (name: string): boolean =>
    name.length <= LONGEST_NAME &&
    !LOGIN.test(name) &&
    !/[\d{}<>=_]/.test(name) &&
    (COLLECTIVE.test(name) || /^\p{Lu}[\p{L}.'’-]+$/u.test(name)) &&
    !NO_NAME.has(fold(name));
  return {
    persons: names.filter((name) => isPerson(name) && !COLLECTIVE.test(name)),
    others: alone.slice(0, MOST_NAMES).filter(isOther),
  };
}

/** The element's words, a line each where elements part them. */
function inLines(element: PageElement): string {
  const lines: string[] = [];
  const walk = (parent: PageNode): void => {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (isText(node)) lines.push((node.nodeValue ?? '').replace(/\s+/g, ' ').trim());
      else if (!/^(?:script|style)$/.test((node as PageElement).localName ?? '')) walk(node);
    }
  };
  walk(element);
  return lines.filter((line) => line !== '').join('\n');
}

/** Names of an element that shows them: in elements of their own (one each), else in its words. */
function shownNames(element: PageElement, isSite: IsSite): Names {
  const apart = namesOf(inLines(element).split('\n'), isSite);
  return apart.persons.length > 0 ? apart : namesOf([textOf(element) ?? ''], isSite);
}

export interface AuthorSources {
  readonly page: PageElement;
  readonly data: LinkedData;
  readonly meta: MetaValues;
  readonly lines: readonly HeaderLine[];
  readonly isOwn: (element: PageElement) => boolean;
  /** Whether a name is the site's own. */
  readonly isSite: IsSite;
}

/** Whether an element says who made a picture or who is quoted. */
const isOfOther = (element: PageElement): boolean =>
  [element, ...holdersOf(element)].some(
    (one) =>
      isElement(one) &&
      (/^(?:fig|blockquote$|q$)/.test(one.localName) ||
        /Image|Video|Photo/.test(one.getAttribute('itemtype') ?? '') ||
        /(?<![a-z])(?:caption|(?:image|photo|picture)-?credits?|gallery|slideshow|(?:pull-?|block-?)?quotes?|tweet)(?![a-z])/.test(
          labelOf(one),
        )),
  );

/** The first line near the heading that names persons; else those of the foot, where it names the same all over. */
function bylineNames({ lines, isSite }: AuthorSources): Names[] {
  const bylines = lines
    .filter(
      ({ text, label }) =>
        (BYLINE.test(label) && !NOT_BYLINE.test(label)) ||
        (text.length <= LONGEST_LINE && SAYS_WHO.test(text) && !SENTENCE_END.test(text)),
    )
    .slice(0, MOST_STATED)
    .filter(({ element }) => !isOfOther(element));
  const near = ['behind', 'before'].flatMap((side) => bylines.filter((line) => line.near === side));
  const named = (some: readonly HeaderLine[]): Names[] =>
    some.map(({ element }) => {
      const { persons, others } = shownNames(element, isSite);
      // One word near a heading may be anything.
      return { persons, others: others.filter((name) => COLLECTIVE.test(name)) };
    });
  const first = named(near).find(({ persons, others }) => persons.length + others.length > 0);
  if (first !== undefined) return [first];
  const far = named(bylines.filter((line) => line.near === null)).filter(({ persons }) => persons.length > 0);
  const same = far.every(({ persons }) => persons.join() === far[0]!.persons.join());
  return same ? far.slice(0, 1) : [];
}

/** Names joined by commas; null where none is stated. */
export function authorOf(sources: AuthorSources): string | null {
  const { page, data, meta, isOwn, isSite } = sources;
  const own = (selector: string): PageElement[] =>
    [...page.querySelectorAll(selector)]
      .filter(isOwn)
      .slice(0, MOST_STATED)
      .filter((one) => !isOfOther(one));
  const all = (elements: readonly PageElement[]): Names => {
    const each = elements.map((element) => shownNames(element, isSite));
    return {
      persons: unique(each.flatMap(({ persons }) => persons)),
      others: unique(each.flatMap(({ others }) => others)),
    };
  };
  const linked = namesOf(statedNames(data, data.article?.author ?? data.article?.creator), isSite);
  const machine = namesOf(
    meta(
      ...META,
      ...(/^(?:written by|écrit par|par|by)$/i.test(meta('twitter:label1')[0] ?? '') ? ['twitter:data1'] : []),
    ),
    isSite,
  );
  const marked = own('[itemprop~="author"]');
  const inner = marked.flatMap((one) => [...one.querySelectorAll('[itemprop~="name"]')]);
  const shown = [all(inner.length > 0 ? inner : marked), all(own('[rel~="author"]')), ...bylineNames(sources)];
  const seen = shown.find(({ persons }) => persons.length > 0);
  // What a program writes as the author may be who runs the site.
  const contradicted =
    seen !== undefined &&
    !machine.persons.some((name) =>
      shown.some(({ persons }) => persons.some((one) => squeezed(one) === squeezed(name))),
    );
  const order = contradicted ? [linked, ...shown, machine] : [linked, machine, ...shown];
  const persons = order.find((names) => names.persons.length > 0)?.persons;
  const others = [linked, machine, ...shown].find((names) => names.others.length > 0)?.others;
  return (persons ?? others)?.join(', ') ?? null;
}
