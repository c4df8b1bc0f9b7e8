import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { fold } from '../../text/fold.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import type { FilterState } from '../messages/filter-state.js';
import type { CommandContext } from './command.js';
import { readDate } from './dates.js';

/** Discord's limits for the choices of autocomplete. */
const MAX_CHOICES = 25;
const MAX_CHOICE_LENGTH = 100;

const MAX_DATE_LENGTH = 10;

/** `source`, `from` and `to`, the same for every command that looks at articles. */
export const FILTER_OPTIONS: readonly APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'source',
    name_localizations: { fr: 'source' },
    description: 'Articles of this source alone',
    description_localizations: { fr: 'Les articles de cette source seule' },
    max_length: MAX_CHOICE_LENGTH,
    autocomplete: true,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'from',
    name_localizations: { fr: 'depuis' },
    description: 'First date of publication: 2022-01-13, 13/01/2022 or 2022',
    description_localizations: { fr: 'Première date de parution : 13/01/2022, 2022-01-13 ou 2022' },
    max_length: MAX_DATE_LENGTH,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'to',
    name_localizations: { fr: 'jusque' },
    description: 'Last date of publication: 2022-01-13, 13/01/2022 or 2022',
    description_localizations: { fr: 'Dernière date de parution : 13/01/2022, 2022-01-13 ou 2022' },
    max_length: MAX_DATE_LENGTH,
  },
];

/**
 * The scope that the filter options of a command ask for.
 * @throws VerbatimError `bad-date`
 */
export function readFilter(interaction: ChatInputCommandInteraction, { origin }: CommandContext): FilterState {
  const outlet = interaction.options.getString('source');
  const from = interaction.options.getString('from');
  const to = interaction.options.getString('to');
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
  const found = texts
    .map((text) => ({ text, at: fold(text).indexOf(typed) }))
    .filter(({ text, at }) => at >= 0 && text.length <= MAX_CHOICE_LENGTH)
    .sort((a, b) => Math.min(a.at, 1) - Math.min(b.at, 1));
  const choices = found.map(({ text }) => ({
    name: shortenVisible(visibleLine(text), MAX_CHOICE_LENGTH),
    value: text,
  }));
  await interaction.respond(choices.filter(({ name }) => name !== '').slice(0, MAX_CHOICES));
}

/** Autocomplete of `source`, from memory. */
export async function offerSources(interaction: AutocompleteInteraction, context: CommandContext): Promise<void> {
  await offer(interaction, context.catalogue.outlets(context.origin.corpus));
}
