/** Buttons that several kinds of cards have: to turn the pages, and to show a private card to all. They draw no card. */

import {
  type APIButtonComponent,
  ApplicationIntegrationType,
  type MessageComponentInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { VerbatimError } from '../../errors.js';
import { newCardId } from '../../records/records.js';
import type { Language } from '../../text/language.js';
import { button } from '../cards/parts.js';
import type { Button } from '../request/command.js';
import type { CommandContext } from '../request/context.js';
import { customId } from '../request/custom-id.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { asEphemeral, lineMessage, type OutgoingMessage, visibility } from './message.js';
import { type CardKind, type CardRecord, keepCard, notYours, pressedCard } from './posted.js';
import { noteQuoting } from './quoting.js';

/** Pages count from 1. */
export interface CardPage {
  readonly page: number;
  readonly pages: number;
}

/** A card's own buttons, five at most. */
export type CardControls = (at: CardPage) => readonly APIButtonComponent[];

export const pageAction = (kind: string): string => `${kind}-page`;

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
 * Turns the pages of a kind of card: in place for the one whose card it is, and on what one person alone sees; somebody
 * else's public card stays as it is, and the page is shown to whoever pressed.
 * @param draw the card with that page: it looks up anew, so that a page shows what the corpus holds now
 * @param action that of its buttons
 */
export function pageButton<State>(
  kind: CardKind<State>,
  draw: (card: CardRecord<State>, page: number, context: CommandContext, isForAll: boolean) => Promise<OutgoingMessage>,
  action = pageAction(kind.kind),
): Button {
  return {
    action,
    async press(interaction, target, context) {
      const card = await pressedCard(context, kind, target);
      const isEphemeral = interaction.message.flags.has(MessageFlags.Ephemeral);
      const inPlace = card.owner === context.origin.person || isEphemeral;
      await (inPlace ? interaction.deferUpdate() : interaction.deferReply(visibility(true)));
      const message = await draw(card, pageOf(target.argument), context, inPlace && !isEphemeral);
      await interaction.editReply(message);
      if (!inPlace) return;
      await noteQuoting(interaction.message, message, context.origin.guild, context);
    },
  };
}

/**
 * Whether a person may write where a button was pressed, as far as Discord says: it names no permissions in a direct
 * message. For the app that a person has installed for themselves, servers have a permission of their own.
 */
export function maySpeak({
  memberPermissions,
  channel,
  authorizingIntegrationOwners: owners,
}: MessageComponentInteraction): boolean {
  if (memberPermissions === null) return true;
  const { SendMessages, SendMessagesInThreads, UseExternalApps } = PermissionFlagsBits;
  const isInstalledThere = owners[ApplicationIntegrationType.GuildInstall] !== undefined;
  return memberPermissions.has([
    channel?.isThread() === true ? SendMessagesInThreads : SendMessages,
    ...(isInstalledThere ? [] : [UseExternalApps]),
  ]);
}

export const maySayNothing = (): VerbatimError =>
  new VerbatimError('may-not-send', 'the person may not write here', 'go where you may write');

export const answersArePrivate = (): VerbatimError =>
  new VerbatimError('private-only', 'answers are private here', 'ask where the server lets them be public');

const shareAction = (kind: string): string => `share-${kind}`;

/** The button with which the owner of a private card shows it to all; none on a card that could not be kept. */
export const shareControl = (kind: string, id: string | null, language: Language): APIButtonComponent[] =>
  id === null ? [] : [button(customId(shareAction(kind), id), LOOK_UP_WORDING[language].share)];

/**
 * Shows a private card to all, once, where its owner may write themselves and still sees what it was drawn from.
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
      if (!maySpeak(interaction)) throw maySayNothing();
      if (context.origin.privateOnly) throw answersArePrivate();
      await interaction.deferUpdate();
      const message = await draw(card, context);
      const isFirst = await context.records.share(card.id);
      const already = lineMessage(DISCORD_WORDING[context.origin.language].alreadyShared);
      if (!isFirst) {
        await interaction.followUp(asEphemeral(already));
        return;
      }
      const sent = await interaction.followUp(message);
      await noteQuoting(sent, message, context.origin.guild, context);
    },
  };
}

/** How a card is drawn, beside its state. */
export interface Drawing {
  readonly page: number;
  readonly language: Language;
  readonly controls: CardControls;
}

/** Draws a kind of card: it looks up anew each time. */
export type CardDrawing<State> = (state: State, drawing: Drawing, context: CommandContext) => Promise<OutgoingMessage>;

/**
 * Cards that are drawn the same way when they are posted, when a page is turned and when they are shared, which the owner
 * of a private one can do.
 */
export function cardsOf<State>(kind: CardKind<State>, draw: CardDrawing<State>) {
  /** Draws, and says of what it quotes on which page of which card that is. */
  async function drawn(
    state: State,
    { page, language }: Pick<Drawing, 'page' | 'language'>,
    context: CommandContext,
    card: { readonly id: () => string | null; readonly isShareable: boolean },
  ): Promise<OutgoingMessage> {
    let at: CardPage = { page, pages: 1 };
    const controls: CardControls = (shown) => {
      at = shown;
      return [
        ...(at.pages > 1 ? pageControls(at, pageAction(kind.kind), card.id(), language) : []),
        ...(card.isShareable && !context.origin.privateOnly ? shareControl(kind.kind, card.id(), language) : []),
      ];
    };
    const message = await draw(state, { page, language, controls }, context);
    const id = at.pages > 1 ? card.id() : null;
    if (message.quotes === undefined || id === null) return message;
    return { ...message, quotes: { ...message.quotes, card: { id, ...at } } };
  }
  return {
    /** @param isPrivate whether its person alone sees it; a card is kept where it has buttons */
    async post(state: State, context: CommandContext, isPrivate: boolean): Promise<OutgoingMessage> {
      const first = { page: 1, language: context.origin.language };
      const id = newCardId();
      let hasButtons = false;
      const used = (): string => {
        hasButtons = true;
        return id;
      };
      const message = await drawn(state, first, context, { id: used, isShareable: isPrivate });
      if (!hasButtons || (await keepCard(context, kind, { id, private: isPrivate, state }))) return message;
      return drawn(state, first, context, { id: () => null, isShareable: false });
    },
    pages: pageButton(kind, ({ id, language, shared, state, ...card }, page, context) =>
      drawn(state, { page, language }, context, { id: () => id, isShareable: card.private && !shared }),
    ),
    share: shareButton(kind, ({ id, language, state }, context) =>
      drawn(state, { page: 1, language }, context, { id: () => id, isShareable: false }),
    ),
  };
}
