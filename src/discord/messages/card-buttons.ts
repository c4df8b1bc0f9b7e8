/** Buttons that several kinds of cards have: to turn the pages, and to show a private card to all. They draw no card. */

import type { APIButtonComponent } from 'discord.js';
import { newCardId } from '../../records/records.js';
import type { Language } from '../../text/language.js';
import { button } from '../cards/parts.js';
import type { Button } from '../request/command.js';
import type { CommandContext } from '../request/context.js';
import { customId } from '../request/custom-id.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { asEphemeral, lineMessage, type OutgoingMessage } from './message.js';
import { type CardKind, type CardRecord, keepCard, notYours, pressedCard } from './posted.js';

/** Pages count from 1. */
export interface CardPage {
  readonly page: number;
  readonly pages: number;
}

/** A card's own buttons, five at most. */
export type CardControls = (at: CardPage) => readonly APIButtonComponent[];

const pageAction = (kind: string): string => `${kind}-page`;

/** To the page before and to the page behind; none where there is one page. @param id of the card's record, if it has one */
export function pageControls(
  { page, pages }: CardPage,
  action: string,
  id: string | null,
  language: Language,
): APIButtonComponent[] {
  if (pages <= 1 || id === null) return [];
  const wording = LOOK_UP_WORDING[language];
  return [
    button(customId(action, id, page - 1), wording.previous, page <= 1),
    button(customId(action, id, page + 1), wording.next, page >= pages),
  ];
}

/** The page that a button's argument names; the first for what is no number. */
function pageOf(argument: string | null): number {
  const page = Number(argument);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

/**
 * Turns the pages of a kind of card, in place.
 * @param draw the card with that page: it looks up anew, so that a page shows what the corpus holds now
 * @param action that of its buttons
 */
export function pageButton<State>(
  kind: CardKind<State>,
  draw: (card: CardRecord<State>, page: number, context: CommandContext) => Promise<OutgoingMessage>,
  action = pageAction(kind.kind),
): Button {
  return {
    action,
    async press(interaction, target, context) {
      const card = await pressedCard(context, kind, target);
      await interaction.deferUpdate();
      await interaction.editReply(await draw(card, pageOf(target.argument), context));
    },
  };
}

const shareAction = (kind: string): string => `share-${kind}`;

/** The button with which the owner of a private card shows it to all; none on a card that could not be kept. */
export const shareControl = (kind: string, id: string | null, language: Language): APIButtonComponent[] =>
  id === null ? [] : [button(customId(shareAction(kind), id), LOOK_UP_WORDING[language].share)];

/**
 * Shows a private card to all, once.
 * @param draw the card anew, without a share button
 */
export function shareButton<State>(
  kind: CardKind<State>,
  draw: (card: CardRecord<State>, context: CommandContext) => Promise<OutgoingMessage>,
): Button {
  return {
    action: shareAction(kind.kind),
    async press(interaction, target, context) {
      const card = await pressedCard(context, kind, target);
      if (card.owner !== context.origin.person) throw notYours();
      await interaction.deferUpdate();
      const message = await draw(card, context);
      const isFirst = await context.records.share(card.id);
      const already = lineMessage(DISCORD_WORDING[context.origin.language].alreadyShared);
      await interaction.followUp(isFirst ? message : asEphemeral(already));
    },
  };
}

/** How a card is drawn, beside its state. */
interface Drawing {
  readonly page: number;
  readonly language: Language;
  readonly controls: CardControls;
}

/**
 * Cards that are drawn the same way when they are posted, when a page is turned and when they are shared.
 * @param draw looks up anew each time
 * @param isShareable whether their owner can show them to all
 */
export function cardsOf<State>(
  kind: CardKind<State>,
  draw: (state: State, drawing: Drawing, context: CommandContext) => Promise<OutgoingMessage>,
  isShareable = false,
) {
  const controlsOf =
    (id: () => string | null, language: Language, isShared: boolean): CardControls =>
    (at) => [
      ...(at.pages > 1 ? pageControls(at, pageAction(kind.kind), id(), language) : []),
      ...(isShareable && !isShared ? shareControl(kind.kind, id(), language) : []),
    ];
  return {
    /** @param isPrivate whether its person alone sees it; a card is kept where it has buttons */
    async post(state: State, context: CommandContext, isPrivate: boolean): Promise<OutgoingMessage> {
      const { language } = context.origin;
      const id = newCardId();
      let hasButtons = false;
      const used = (): string => {
        hasButtons = true;
        return id;
      };
      const message = await draw(state, { page: 1, language, controls: controlsOf(used, language, false) }, context);
      if (!hasButtons || (await keepCard(context, kind, { id, private: isPrivate, state }))) return message;
      return draw(state, { page: 1, language, controls: controlsOf(() => null, language, false) }, context);
    },
    pages: pageButton(kind, ({ id, language, shared, state }, page, context) =>
      draw(state, { page, language, controls: controlsOf(() => id, language, shared) }, context),
    ),
    share: shareButton(kind, ({ id, language, state }, context) =>
      draw(state, { page: 1, language, controls: controlsOf(() => id, language, true) }, context),
    ),
  };
}
