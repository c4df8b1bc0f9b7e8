import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Abstention, Answer } from '../answer/answer.js';
import { certaintyOf } from '../answer/certainty.js';
import type { ArticleCard } from '../corpus/article.js';
import type { Excerpt } from '../reader/excerpt.js';
import type { Language } from '../text/language.js';
import { describeArticle, describeCitation, describeCopies } from './citation.js';
import { asMarkdown } from './escape.js';
import { fits } from './limits.js';
import { articleLink } from './link.js';
import { quote } from './quote.js';
import { shorten, visibleLine } from './visible.js';
import { WORDING, type Wording } from './wording.js';

/** Characters of the question that a card repeats. */
const MAX_QUESTION_SHOWN = 256;

export interface Shown {
  readonly language: Language;
  /** Repeated on the card where the person's words are not seen beside it; null where they are. */
  readonly question: string | null;
}

const text = (...lines: readonly (string | null)[]): APIComponentInContainer => ({
  type: ComponentType.TextDisplay,
  content: lines.filter((line) => line !== null).join('\n'),
});

const separator: APIComponentInContainer = { type: ComponentType.Separator };

/** Small print: Discord's subtext. */
const small = (line: string | null): string | null => line && `-# ${line}`;

function linkRow(article: ArticleCard, excerpt: string | null, label: string): APIComponentInContainer[] {
  const url = articleLink(article.url, excerpt);
  if (url === null) return [];
  const button: APIButtonComponent = { type: ComponentType.Button, style: ButtonStyle.Link, url, label };
  const row: APIActionRowComponent<APIButtonComponent> = { type: ComponentType.ActionRow, components: [button] };
  return [row];
}

const container = (components: readonly APIComponentInContainer[]): APIContainerComponent => ({
  type: ComponentType.Container,
  components: [...components],
});

function question(shown: Shown): string | null {
  const line = shown.question === null ? '' : shorten(visibleLine(shown.question), MAX_QUESTION_SHOWN);
  return line === '' ? null : `**${asMarkdown(line)}**`;
}

function disagreement({ disagreement }: Answer, wording: Wording): string | null {
  if (disagreement === null) return null;
  const values = disagreement.values.map(({ value, excerpt }) => `${asMarkdown(visibleLine(value))} (${excerpt})`);
  return `${wording.differ} ${values.join(', ')}`;
}

function excerptCard(excerpt: Excerpt, language: Language): APIComponentInContainer[] {
  return [
    separator,
    text(
      quote(excerpt),
      small(`${excerpt.rank} · ${describeCitation(excerpt, language)}`),
      small(describeCopies(excerpt.also, language)),
    ),
    ...linkRow(excerpt.article, excerpt.text, WORDING[language].open),
  ];
}

function renderExcerpts(answer: Answer, excerpts: readonly Excerpt[], shown: Shown): APIContainerComponent {
  const { language } = shown;
  const wording = WORDING[language];
  const head = text(
    question(shown),
    small(wording.confidence[certaintyOf(answer.confidence)]),
    disagreement(answer, wording),
    answer.degraded === null ? null : small(wording.degraded),
  );
  for (let count = excerpts.length; count > 0; count -= 1) {
    const left = excerpts.length - count;
    const card = container([
      head,
      ...excerpts.slice(0, count).flatMap((excerpt) => excerptCard(excerpt, language)),
      ...(left === 0 ? [] : [separator, text(small(wording.noRoom(left)))]),
    ]);
    if (fits(card)) return card;
  }
  const [first] = excerpts;
  if (first === undefined) return container([text(question(shown), wording.withheld)]);
  return container([
    text(question(shown), wording.tooLong, small(describeCitation(first, language))),
    ...linkRow(first.article, first.text, wording.open),
  ]);
}

function renderAbstention(answer: Abstention, shown: Shown): APIContainerComponent {
  const { language } = shown;
  const wording = WORDING[language];
  const lines = text(
    question(shown),
    wording.abstention[answer.reason],
    answer.reason === 'no-answer' ? small(wording.searched(answer.searched)) : null,
    answer.degraded === null ? null : small(wording.degraded),
  );
  if (answer.nearest.length === 0) return container([lines]);
  const nearest = answer.nearest.map((article) => `- ${describeArticle(article, language)}`);
  return container([lines, separator, text(wording.nearest, ...nearest)]);
}

/**
 * An answer or abstention as one card. An excerpt is shown whole or not at all: the last ones make room for the first,
 * and where even that one is too long, its citation and link stand in its place.
 * @param excerpts those of the answer that passed the check (`intactExcerpts`)
 */
export function render(answer: Answer | Abstention, excerpts: readonly Excerpt[], shown: Shown): APIContainerComponent {
  return answer.status === 'answered' ? renderExcerpts(answer, excerpts, shown) : renderAbstention(answer, shown);
}
