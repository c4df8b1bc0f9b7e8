/**
 * What the bot keeps between restarts, in SQLite: settings of servers, cards with buttons, votes. Keeps no text of a
 * message, no name of a person.
 */
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

/** A card, stored so that its buttons work also after a restart. */
export interface NewPostedRecord {
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
  /** 12 characters of base64url, random. */
  readonly id: string;
  /** A private card that its owner has made public. */
  readonly shared: boolean;
}

/** How many cards and votes of a person are stored. */
export interface StoredCounts {
  readonly posted: number;
  readonly votes: number;
}

/** Every method may throw a LibraryError (disk full, file damaged, busy). */
export interface Records {
  /** @param guild null, for a direct message, gives the defaults */
  settings(guild: string | null): GuildSettings;
  changeSettings(guild: string, change: Partial<GuildSettings>): void;
  /** The corpus set for a channel; null: the server's corpus answers there. */
  channelCorpus(guild: string, channel: string): string | null;
  /** The corpora chosen for the server, then for channels in order of id. */
  choices(guild: string): readonly ChannelChoice[];
  /** Notes whether the managers know that a choice no longer answers. A new choice resets the note. */
  noteTold(guild: string, channel: string | null, told: boolean): void;
  /** @param corpus null: the server's corpus answers in the channel again */
  setChannelCorpus(guild: string, channel: string, corpus: string | null): void;
  /** Stores a card and gives its id. */
  keep(posted: NewPostedRecord): string;
  /** Null for an id that is unknown, expired or forgotten. */
  posted(id: string): PostedRecord | null;
  /** Marks a card as shared; false when it was shared already. */
  share(id: string): boolean;
  /** One vote for each person and card: a later one replaces the earlier. */
  vote(id: string, person: string, helpful: boolean): void;
  kept(person: string): StoredCounts;
  /** Deletes a person's cards and votes. */
  forget(person: string): StoredCounts;
  /** Servers with something stored that the bot has not left. */
  guilds(): readonly string[];
  /** The bot was removed from a server: its records are deleted later, unless the bot comes back. */
  left(guild: string): void;
  joined(guild: string): void;
  /** Deletes old cards, and the records of servers left long ago. */
  sweep(): void;
  close(): void;
}
