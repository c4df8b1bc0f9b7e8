import type { z } from 'zod';
import { VerbatimError } from '../../errors.js';
import type { NewPostedRecord, PostedRecord } from '../../records/records.js';
import { describeForLog } from '../failures/failure.js';
import type { CommandContext } from '../request/command.js';
import type { Target } from '../request/custom-id.js';

/** A kind of card with buttons: what is kept of it, and how that is read back. */
export interface CardKind<State> {
  readonly kind: string;
  readonly schema: z.ZodType<State>;
  /** The corpus that such a card was drawn from, of several joined by commas; null: what its own server has added. */
  readonly corpusOf: (state: State) => string | null;
}

export interface CardToPost<State> extends PostedRecord {
  readonly state: State;
}

/**
 * Keeps what the buttons of a card need.
 * @returns the card's id; null when it could not be kept: the card is then sent without buttons
 */
export function keepCard<State>(
  { records, origin, log }: CommandContext,
  { kind }: CardKind<State>,
  card: { readonly private: boolean; readonly state: State },
): string | null {
  const posted: NewPostedRecord = {
    ...card,
    kind,
    owner: origin.person,
    guild: origin.guild,
    language: origin.language,
  };
  try {
    return records.keep(posted);
  } catch (error) {
    log.error({ kind, error: describeForLog(error) }, 'card not kept: it is sent without buttons');
    return null;
  }
}

/**
 * The card that a pressed button is about.
 * @throws VerbatimError `card-expired` when it is not kept any more, or its corpus is not seen any more; `not-yours` when it is another person's private
 * one; the dispatch has a line for each
 */
export function postedCard<State>(
  { records, origin, sees }: CommandContext,
  { kind, schema, corpusOf }: CardKind<State>,
  { id }: Target,
): CardToPost<State> {
  const posted = records.posted(id);
  const state = posted === null ? null : schema.safeParse(posted.state);
  // An id of another server's card is no card here.
  if (posted?.kind !== kind || posted.guild !== origin.guild || !state?.success) {
    throw expired();
  }
  // Some of a card, titles for instance, is drawn from what was kept of it: no look-up would refuse that.
  const corpus = corpusOf(state.data);
  if (corpus !== null && !sees(corpus)) throw expired();
  if (posted.private && !posted.shared && posted.owner !== origin.person) throw notYours();
  return { ...posted, state: state.data };
}

const expired = (): VerbatimError =>
  new VerbatimError('card-expired', 'what this button is about is not here any more', 'ask again');

export const notYours = (): VerbatimError =>
  new VerbatimError('not-yours', 'this button is for the person who asked', 'ask yourself');
