/**
 * What the bot keeps between restarts, in SQLite: settings of servers, cards with buttons, votes. Keeps no text of a
 * message, no name of a person.
 */
import { randomBytes } from 'node:crypto';
import type { Certainty } from '../answering/certainty.js';
import type { Language } from '../text/language.js';

export interface GuildSettings {
  /** Language of the interface; null: that of each person. */
  readonly language: Language | null;
  /** Whether answers to commands are shown to their person alone unless asked otherwise. */
  readonly private: boolean;
  /** Seconds between two questions of one person. */
  readonly cooldown: number;
  /** The least certainty at which excerpts are shown as an answer. */
  readonly confidence: Certainty;
  /** Name of the corpus that answers, or of several, joined by commas; null: none was chosen. */
  readonly corpus: string | null;
  /** Whether other servers may ask the articles that this one has added. */
  readonly sharesCorpus: boolean;
}

/** A corpus that a server's managers have chosen to answer. */
export interface ChannelChoice {
  /** Null: for the whole server. */
  readonly channel: string | null;
  /** Name of the corpus, or of several, joined by commas. */
  readonly corpus: string;
  /** Whether the managers know that it no longer answers. */
  readonly told: boolean;
}

/** A corpus of the library that the operator lets servers choose. */
export interface Offer {
  readonly corpus: string;
  /** Null: to every server, and in direct messages. */
  readonly guild: string | null;
}

/** A card, stored so that its buttons work also after a restart. */
/** 12 characters of base64url, random. */
export const newCardId = (): string => randomBytes(9).toString('base64url');

export interface NewPostedRecord {
  /** As `newCardId` makes it: the card's buttons name it before the card is stored. */
  readonly id: string;
  /** The kind of card, which determines the shape of `state`. */
  readonly kind: string;
  /** Id of the person who asked. */
  readonly owner: string;
  /** Null in a direct message, and for an app that only a person has installed. */
  readonly guild: string | null;
  readonly language: Language;
  readonly private: boolean;
  /** JSON. */
  readonly state: unknown;
}

export interface PostedRecord extends NewPostedRecord {
  /** A private card that its owner has made public. */
  readonly shared: boolean;
}

/** How many cards and votes of a person are stored. */
export interface StoredCounts {
  readonly posted: number;
  readonly votes: number;
}

/** Asynchronous, since a server may stand behind it. Every call may reject with a LibraryError (disk full, file damaged, busy). */
export interface Records {
  /** @param guild null, for a direct message, gives the defaults */
  settings(guild: string | null): Promise<GuildSettings>;
  /** The servers whose corpus others may ask. */
  sharing(): Promise<ReadonlySet<string>>;
  /** In order of name; what is offered to all comes before what is offered to one. */
  offers(): Promise<readonly Offer[]>;
  /** The corpora that are offered to a server. @param guild null: in a direct message, those that are offered to all */
  offered(guild: string | null): Promise<ReadonlySet<string>>;
  /** @returns false where it is offered so already */
  offer(offer: Offer): Promise<boolean>;
  /** Takes back an offer to one server, or all offers of a corpus. @returns how many there were */
  withdrawOffers(offer: Offer): Promise<number>;
  changeSettings(guild: string, change: Partial<GuildSettings>): Promise<void>;
  /** The corpus set for a channel; null: the server's corpus answers there. */
  channelCorpus(guild: string, channel: string): Promise<string | null>;
  /** The corpora chosen for the server, then for channels in order of id. */
  choices(guild: string): Promise<readonly ChannelChoice[]>;
  /** Notes whether the managers know that a choice no longer answers. A new choice resets the note. */
  noteTold(guild: string, channel: string | null, told: boolean): Promise<void>;
  /** @param corpus null: the server's corpus answers in the channel again */
  setChannelCorpus(guild: string, channel: string, corpus: string | null): Promise<void>;
  keep(posted: NewPostedRecord): Promise<void>;
  /** Null for an id that is unknown, expired or forgotten. */
  posted(id: string): Promise<PostedRecord | null>;
  /** Marks a card as shared; false when it was shared already. */
  share(id: string): Promise<boolean>;
  /** One vote for each person and card: a later one replaces the earlier. */
  vote(id: string, person: string, helpful: boolean): Promise<void>;
  kept(person: string): Promise<StoredCounts>;
  /** Deletes a person's cards and votes. */
  forget(person: string): Promise<StoredCounts>;
  /** Servers with something stored that the bot has not left. */
  guilds(): Promise<readonly string[]>;
  /** The bot was removed from a server: what is kept of it is to be deleted later, unless the bot comes back. */
  left(guild: string): Promise<void>;
  joined(guild: string): Promise<void>;
  /** The servers that were left so long ago that nothing of them is to be kept. */
  leftLongAgo(): Promise<readonly string[]>;
  /** Deletes settings, cards and offers of a server that was left long ago; nothing of another. */
  forgetGuild(guild: string): Promise<void>;
  /** Notes that all articles of a server's own are to be deleted, or that they are. */
  noteClearing(guild: string, clearing: boolean): Promise<void>;
  /** The servers whose own articles are still to be deleted. */
  clearing(): Promise<readonly string[]>;
  /** Deletes old cards. */
  sweep(): Promise<void>;
  close(): void;
}

/** The same as a database in this process gives it. */
export type SynchronousRecords = {
  [Call in keyof Records]: Records[Call] extends (...input: infer Input) => Promise<infer Output>
    ? (...input: Input) => Output
    : Records[Call];
};
