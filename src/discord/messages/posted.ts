/** What is kept of cards so that their buttons work after a restart. Refuses buttons of cards that are gone or not yours. */
import type { z } from 'zod';
import { VerbatimError } from '../../errors.js';
import type { PostedRecord } from '../../records/records.js';
import { describeForLog } from '../failures/failure.js';
import type { CommandContext } from '../request/context.js';
import type { Target } from '../request/custom-id.js';

/** A kind of card with buttons: what is kept of it, and how that is read back. */
export interface CardKind<State> {
  readonly kind: string;
  readonly schema: z.ZodType<State>;
  /** The corpus that such a card was drawn from, of several joined by commas; null: what its own server has added. */
  readonly corpusOf: (state: State) => string | null;
  /** Whether the state holds words of somebody else: they are kept for fifteen minutes, then the buttons say so. */
  readonly ofOthers?: boolean;
}

/** The record of a posted card, its state checked. */
export interface CardRecord<State> extends PostedRecord {
  readonly state: State;
}

/**
 * Keeps what the buttons of a card need.
 * @returns false when it could not be kept: the card is then sent without buttons
 */
export async function keepCard<State>(
  { records, origin, log }: CommandContext,
  { kind, ofOthers = false }: CardKind<State>,
  card: { readonly id: string; readonly private: boolean; readonly state: State },
): Promise<boolean> {
  try {
    await records.keep({
      ...card,
      kind,
      ofOthers,
      owner: origin.person,
      guild: origin.guild,
      channel: origin.conversation,
      language: origin.language,
    });
    return true;
  } catch (error) {
    log.error({ kind, error: describeForLog(error) }, 'card not kept: it is sent without buttons');
    return false;
  }
}

/**
 * The card of a pressed button.
 * @throws VerbatimError `card-expired` when it is no longer kept (of words of somebody else `words-expired`), or its
 * corpus can no longer be seen from here; `not-yours` when it is another person's private one; the dispatch has a line for each
 */
export async function pressedCard<State>(
  { records, origin, sees }: CommandContext,
  { kind, schema, corpusOf, ofOthers = false }: CardKind<State>,
  { id }: Target,
): Promise<CardRecord<State>> {
  const posted = await records.posted(id);
  // An id of another server's card is no card here.
  const isHere = posted?.kind === kind && posted.guild === origin.guild;
  const state = isHere ? schema.safeParse(posted.state).data : undefined;
  // A card may show what was kept of it, titles for instance, which no look-up would refuse.
  const corpus = state === undefined ? null : corpusOf(state);
  if (posted === null || state === undefined || (corpus !== null && !sees(corpus))) {
    const code = ofOthers && posted === null ? 'words-expired' : 'card-expired';
    throw new VerbatimError(code, 'what this button is about is no longer here', 'ask again');
  }
  if (posted.private && !posted.shared && posted.owner !== origin.person) throw notYours();
  return { ...posted, state };
}

export const notYours = (): VerbatimError =>
  new VerbatimError('not-yours', 'this button is for the person who asked', 'ask yourself');
