/** The options that limit a look-up to a source and to dates, and autocomplete of names. */
import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { VerbatimError } from '../../errors.js';
import { fold } from '../../text/fold.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import type { FilterState } from '../messages/filter-state.js';
import { MAX_CHOICE_LENGTH, MAX_CHOICES, stringOption } from './command.js';
import type { CommandContext } from './context.js';

const MAX_DATE_LENGTH = 10;

/** `source`, `from` and `to`, the same for every command that looks at articles. */
export const FILTER_OPTIONS = [
  stringOption(['source', 'Only articles from this source'], ['source', 'Seulement les articles de cette source'], {
    max_length: MAX_CHOICE_LENGTH,
    autocomplete: true,
  }),
  stringOption(
    ['from', 'Earliest date of publication, included: 2022-01-13, 13/01/2022 or 2022'],
    ['après', 'Date de parution la plus ancienne, comprise\u00a0: 13/01/2022, 2022-01-13 ou 2022'],
    { max_length: MAX_DATE_LENGTH },
  ),
  stringOption(
    ['to', 'Latest date of publication, included: 2022-01-13, 13/01/2022 or 2022'],
    ['avant', 'Date de parution la plus récente, comprise\u00a0: 13/01/2022, 2022-01-13 ou 2022'],
    { max_length: MAX_DATE_LENGTH },
  ),
];

const DATE_FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?)?$/,
  /^(?:(?:(?<day>\d{1,2})\/)?(?<month>\d{1,2})\/)(?<year>\d{4})$/,
];

/**
 * A day as ISO 8601 (`YYYY-MM-DD`) from `2022-01-13`, `13/01/2022`, `2022-01`, `01/2022` or `2022`.
 * @param edge which day of a month or year is meant where none is given
 * @throws VerbatimError `bad-date`
 */
export function readDate(typed: string, edge: 'first' | 'last'): string {
  const groups = DATE_FORMS.map((form) => form.exec(typed.trim())?.groups).find((found) => found !== undefined);
  if (groups !== undefined) {
    const year = Number(groups.year);
    const month = Number(groups.month ?? (edge === 'first' ? 1 : 12));
    const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const day = Number(groups.day ?? (edge === 'first' ? 1 : lastDay));
    if (year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay) {
      return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
    }
  }
  throw new VerbatimError('bad-date', 'this is no date', 'write it as 2022-01-13, 13/01/2022, 2022-01 or 2022');
}

/**
 * What the filter options of a command ask for.
 * @throws VerbatimError `bad-date`
 */
export function readFilter({ options }: ChatInputCommandInteraction, { origin }: CommandContext): FilterState {
  const outlet = options.getString('source');
  const from = options.getString('from');
  const to = options.getString('to');
  return {
    corpus: origin.corpus,
    ...(outlet === null ? {} : { outlet }),
    ...(from === null ? {} : { from: readDate(from, 'first') }),
    ...(to === null ? {} : { to: readDate(to, 'last') }),
  };
}

/** Offers texts that hold what is typed, case and accents folded; those that begin with it come first. */
export async function offer(interaction: AutocompleteInteraction, texts: readonly string[]): Promise<void> {
  const typed = fold(interaction.options.getFocused().trim());
  const choices = texts
    .map((text) => ({ text, at: fold(text).indexOf(typed) }))
    .filter(({ text, at }) => at >= 0 && text.length <= MAX_CHOICE_LENGTH)
    .sort((a, b) => Math.min(a.at, 1) - Math.min(b.at, 1))
    .map(({ text }) => ({ name: shortenVisible(visibleLine(text), MAX_CHOICE_LENGTH), value: text }))
    .filter(({ name }) => name !== '');
  await interaction.respond(choices.slice(0, MAX_CHOICES));
}

/** Autocomplete of `source`, from memory. */
export const offerSources = async (interaction: AutocompleteInteraction, { catalogue, origin }: CommandContext) =>
  offer(interaction, await catalogue.outlets(origin.corpus));
