import type { Certainty } from '../answering/certainty.js';
import type { Language } from '../text/language.js';

/** What a server's managers have set. */
export interface GuildSettings {
  /** Language of the interface; null: that of each person. */
  readonly language: Language | null;
  /** Whether answers to commands are shown to their person alone unless asked otherwise. */
  readonly private: boolean;
  /** Seconds between two questions of one person. */
  readonly cooldown: number;
  /** The least certainty at which excerpts are shown as an answer. */
  readonly confidence: Certainty;
  /** Name of the corpus that answers, of several joined by commas; null: none was chosen. */
  readonly corpus: string | null;
  /** Whether other servers may ask what this one has added itself. */
  readonly sharesCorpus: boolean;
}

/** A corpus that a server's managers have chosen to answer. */
export interface ChannelChoice {
  /** Null: for the whole server. */
  readonly channel: string | null;
  /** Name of the corpus, of several joined by commas. */
  readonly corpus: string;
  /** Whether they were told that it does not answer any more. */
  readonly told: boolean;
}

/** What is kept of a card so that its buttons work, also after a restart. */
export interface NewPostedRecord {
  /** What kind of card it is: says what `state` holds. */
  readonly kind: string;
  /** Id of the person who asked. */
  readonly owner: string;
  /** Null in a direct message, and for an app that a person alone has installed. */
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

/** How much is kept of a person. */
export interface StoredCounts {
  readonly posted: number;
  readonly votes: number;
}

/**
 * What the bot keeps between restarts, in SQLite: settings of servers, cards with buttons, votes. Every method may
 * throw a LibraryError (disk full, file damaged, busy).
 */
export interface Records {
  /** @param guild null, for a direct message, gives the defaults */
  settings(guild: string | null): GuildSettings;
  changeSettings(guild: string, change: Partial<GuildSettings>): void;
  /** The corpus set for a channel, null where the server's own answers. */
  channelCorpus(guild: string, channel: string): string | null;
  /** What was chosen to answer: for the server first, then for channels in order of id. */
  choices(guild: string): readonly ChannelChoice[];
  /** Notes whether the server's managers were told that a choice is lost; a new choice is one that they were not. */
  noteTold(guild: string, channel: string | null, told: boolean): void;
  /** @param corpus null gives the channel back to the server's corpus */
  setChannelCorpus(guild: string, channel: string, corpus: string | null): void;
  /** Keeps a card; gives its id. */
  keep(posted: NewPostedRecord): string;
  /** Null for an id that is unknown, expired or forgotten. */
  posted(id: string): PostedRecord | null;
  /** Marks a card as shared; false when it was before. */
  share(id: string): boolean;
  /** One vote a person and card: a later one takes the place of the earlier. */
  vote(id: string, person: string, helpful: boolean): void;
  kept(person: string): StoredCounts;
  /** Deletes a person's cards and votes. */
  forget(person: string): StoredCounts;
  /** Servers of which something is kept and that have not been left. */
  guilds(): readonly string[];
  /** The bot was put out of a server: what is kept of it is deleted later, unless it comes back. */
  left(guild: string): void;
  joined(guild: string): void;
  /** Deletes what is too old, and servers left long ago. */
  sweep(): void;
  close(): void;
}
