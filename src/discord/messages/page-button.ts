import type { Button, CommandContext } from '../request/command.js';
import type { OutgoingMessage } from './message.js';
import { type CardKind, type CardToPost, postedCard } from './posted.js';

/** Action of the buttons that turn the pages of a kind of card. */
export const pageAction = (kind: string): string => `${kind}-page`;

/** The page that a button's argument names; the first for what is no number. */
function pageOf(argument: string | null): number {
  const page = Number(argument);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

/**
 * The buttons that turn the pages of a kind of card, in place.
 * @param draw the card with that page: look-ups are made anew, so that a page shows what the corpus holds now
 */
export function pageButton<State>(
  kind: CardKind<State>,
  draw: (card: CardToPost<State>, page: number, context: CommandContext) => Promise<OutgoingMessage>,
): Button {
  return {
    action: pageAction(kind.kind),
    async press(interaction, target, context) {
      const card = postedCard(context, kind, target);
      await interaction.deferUpdate();
      await interaction.editReply(await draw(card, pageOf(target.argument), context));
    },
  };
}
