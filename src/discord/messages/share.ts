import type { Button, CommandContext } from '../request/command.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { asEphemeral } from './ephemeral.js';
import { lineMessage, type OutgoingMessage } from './message.js';
import { type CardKind, type CardToPost, notYours, postedCard } from './posted.js';

/** Action of the share button of a kind of card. */
export const shareAction = (kind: string): string => `share-${kind}`;

/**
 * The button with which the owner of a private card shows it to all, once.
 * @param redraw the card anew, for all to see: without a share button
 */
export function shareButton<State>(
  kind: CardKind<State>,
  redraw: (card: CardToPost<State>, context: CommandContext) => Promise<OutgoingMessage>,
): Button {
  return {
    action: shareAction(kind.kind),
    async press(interaction, target, context) {
      const card = postedCard(context, kind, target);
      if (card.owner !== context.origin.person) throw notYours();
      await interaction.deferUpdate();
      const message = await redraw(card, context);
      if (context.records.share(card.id)) {
        await interaction.followUp(message);
        return;
      }
      await interaction.followUp(asEphemeral(lineMessage(DISCORD_WORDING[context.origin.language].alreadyShared)));
    },
  };
}
