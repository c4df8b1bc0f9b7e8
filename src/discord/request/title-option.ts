/** The option `title`: its autocomplete, and the article that was chosen. */

import type { AutocompleteInteraction } from 'discord.js';
import { shownTitle } from '../../answering/citation/title.js';
import type { ArticleCard } from '../../articles/article.js';
import { NameIndex } from '../../text/resemblance.js';
import { sha256 } from '../../text/sha256.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { MAX_CHOICE_LENGTH, MAX_CHOICES, stringOption } from './command.js';
import type { CommandContext } from './context.js';

/** Longest title that is read, in characters. */
const MAX_TITLE_LENGTH = 300;

export const TITLE_OPTION = stringOption(
  ['title', 'Title of the article: type a few letters and choose'],
  ['titre', 'Titre de l’article\u00a0: tapez quelques lettres et choisissez'],
  { required: true, max_length: MAX_TITLE_LENGTH, autocomplete: true },
);

/** By the array that the catalogue keeps: renewed with it, forgotten with it. */
const indexes = new WeakMap<readonly ArticleCard[], NameIndex>();

function indexOf(articles: readonly ArticleCard[]): NameIndex {
  const index = indexes.get(articles) ?? new NameIndex(articles.map(({ title }) => title));
  indexes.set(articles, index);
  return index;
}

/** The value of a choice: the article's id, or a hash where the id is longer than a choice may be. */
const valueFor = ({ id }: ArticleCard): string => (id.length <= MAX_CHOICE_LENGTH ? id : `sha256:${sha256(id)}`);

/** Title, outlet and date, as far as there is room: several articles may have one title. */
function nameOf(card: ArticleCard): string {
  const { outlet, date, id } = card;
  const known = [outlet, date]
    .filter((part) => part !== null)
    .map(visibleLine)
    .join(', ');
  const shown = visibleLine(shownTitle(card)) || visibleLine(id);
  const room = MAX_CHOICE_LENGTH - known.length - ' ()'.length;
  if (known === '' || room < MAX_CHOICE_LENGTH / 2) return shortenVisible(shown, MAX_CHOICE_LENGTH);
  return `${shortenVisible(shown, room)} (${known})`;
}

/** Autocomplete, from memory: accents and case folded, typing errors forgiven; the newest where nothing is typed. */
export async function offerTitles(
  interaction: AutocompleteInteraction,
  { catalogue, origin }: CommandContext,
  corpus = origin.corpus,
): Promise<void> {
  const articles = await catalogue.articles(corpus);
  const typed = interaction.options.getFocused().slice(0, MAX_TITLE_LENGTH);
  const found =
    typed.trim() === ''
      ? articles.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(0, MAX_CHOICES)
      : indexOf(articles)
          .find(typed, MAX_CHOICES)
          .map(({ at }) => articles[at]!);
  const choices = found.map((article) => ({ name: nameOf(article), value: valueFor(article) }));
  await interaction.respond(choices.filter(({ name }) => name !== ''));
}

/** The id of the chosen article; the typed text where no choice was taken. */
export async function chosenArticle(
  chosen: string,
  { catalogue, origin }: CommandContext,
  corpus = origin.corpus,
): Promise<string> {
  if (!chosen.startsWith('sha256:')) return chosen;
  // After a restart, what is in memory may not have been looked at yet.
  await catalogue.refresh(corpus);
  return (await catalogue.articles(corpus)).find((article) => valueFor(article) === chosen)?.id ?? chosen;
}
