/**
 * What the bot keeps between restarts, in SQLite: settings of servers, cards with buttons, votes, followed questions, where
 * it quotes what.
 * Keeps no name of a person, and the text of a message that somebody else wrote for fifteen minutes.
 */
import { randomBytes } from 'node:crypto';
import type { Certainty } from '../answering/certainty.js';
import type { StoredCitation } from '../answering/lookup/lookup.js';
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
  /** Whether public answers are given in a thread of their own, where the bot may make one. */
  readonly threads: boolean;
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

/** Channels where, and roles for whom, a server lets answers be seen by all; none of a kind: everywhere, for everybody. */
export interface PublicLimits {
  readonly channels: readonly string[];
  readonly roles: readonly string[];
}

/** Channels, and roles, that a server may name. */
export const MOST_LIMITS = 25;

/** A public question that the articles did not answer, or whose answer somebody found not helpful. */
export interface PublicQuestion {
  readonly question: string;
  /** Whether it was not answered; else its answer was not helpful. */
  readonly isUnanswered: boolean;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

/** 12 characters of base64url, random. */
export const newCardId = (): string => randomBytes(9).toString('base64url');

/** A card, stored so that its buttons work also after a restart. */
export interface NewPostedRecord {
  /** As `newCardId` makes it: the card's buttons name it before the card is stored. */
  readonly id: string;
  /** The kind of card, which determines the shape of `state`. */
  readonly kind: string;
  /** Id of the person who asked. */
  readonly owner: string;
  /** Null in a direct message, and for an app that only a person has installed. */
  readonly guild: string | null;
  /** The thread or direct channel where a further question of its person is read in its light; null: none. */
  readonly channel?: string | null;
  readonly language: Language;
  readonly private: boolean;
  /** Whether the state holds words of somebody else: it is then kept for fifteen minutes. */
  readonly ofOthers?: boolean;
  /** JSON. */
  readonly state: unknown;
}

export interface PostedRecord extends Omit<NewPostedRecord, 'ofOthers' | 'channel'> {
  readonly channel: string | null;
  /** A private card that its owner has made public. */
  readonly shared: boolean;
}

/** How many cards, votes and followed questions of a person are stored. */
export interface StoredCounts {
  readonly posted: number;
  readonly votes: number;
  readonly follows: number;
}

/** Questions that one person, in all servers together, and one server may follow at once. */
export const MOST_FOLLOWED = { person: 10, guild: 50 } as const;

/** A question that somebody follows in a channel. */
export interface Follow {
  /** As `newCardId` makes it. */
  readonly id: string;
  readonly person: string;
  readonly guild: string;
  /** A channel or a thread. */
  readonly channel: string;
  readonly language: Language;
  readonly question: string;
  /** The corpus that was chosen to answer there, of several joined by commas; null: what answers where none was chosen. */
  readonly corpus: string | null;
  /** ISO 8601. */
  readonly followedAt: string;
  /** When what answers it was last posted. */
  readonly postedAt: string | null;
}

export interface NewFollow extends Omit<Follow, 'followedAt' | 'postedAt'> {
  /** Only articles that came in after this are asked (`Lookups.lastArrival`). */
  readonly seen: number;
}

/** A followed question that is to be asked of the articles that are new. */
export interface DueFollow extends NewFollow {
  /** The sha256 of each sentence that was posted for it. */
  readonly posted: ReadonlySet<string>;
}

/** All that is stored of a person, under its Discord id. */
export interface PersonalData {
  readonly cards: readonly {
    readonly id: string;
    readonly kind: string;
    readonly guild: string | null;
    /** Where a further question is read in its light. */
    readonly channel: string | null;
    readonly language: Language;
    readonly private: boolean;
    readonly shared: boolean;
    /** ISO 8601. */
    readonly postedAt: string;
    /** Null where it holds words of somebody else. */
    readonly state: unknown;
  }[];
  readonly votes: readonly { readonly card: string; readonly helpful: boolean }[];
  readonly follows: readonly Omit<Follow, 'person'>[];
}

/** The one corpus of an article, and its id there: where several are joined by commas, the id begins with its name. */
export function oneCorpus(corpora: string, articleId: string): { readonly corpus: string; readonly articleId: string } {
  const [only = '', ...others] = new Set(corpora.split(','));
  if (others.length === 0) return { corpus: only, articleId };
  const at = articleId.indexOf(':');
  return { corpus: articleId.slice(0, at), articleId: articleId.slice(at + 1) };
}

/** A citation in a message that others than the asker can see. */
export interface MessageCitation extends StoredCitation {
  /** Name of the one corpus that the article is of. */
  readonly corpus: string;
  /** Position of the quotation in the message, from 1. */
  readonly rank: number;
  /** 0 for what is quoted; from 1 for the articles that are named beside it for the same words. */
  readonly copy: number;
  /** Start and end of the words in bold, in the text of the article. */
  readonly highlight: readonly (readonly [number, number])[];
}

/** A message of the bot that quotes, in a server, for all to see: it is corrected when its articles change. */
export interface QuotingMessage {
  /** Ids of the message and its channel. */
  readonly id: string;
  readonly channel: string;
  readonly guild: string;
  readonly language: Language;
  /** The card that it is a page of; null where it has no buttons. */
  readonly card: { readonly id: string; readonly page: number; readonly pages: number } | null;
  readonly citations: readonly MessageCitation[];
}

export type NewQuotingMessage = QuotingMessage;

/** An article that messages quote. */
export interface QuotedArticle {
  readonly articleId: string;
  /** What its hash (`contentHashes`) was when its citations were last looked at; null: not yet. */
  readonly content: string | null;
}

/** What became of a citation. */
export interface Became extends StoredCitation {
  /** The sha256 of the sentence that is to be shown for it; null: none. */
  readonly wanted: string | null;
}

/** How many quoting messages there are, and how many of them were corrected, are to be, could not be. */
export interface CorrectionCounts {
  readonly messages: number;
  readonly corrected: number;
  readonly waiting: number;
  readonly unreachable: number;
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
  /** @param guild null, for a direct message: there are none */
  limits(guild: string | null): Promise<PublicLimits>;
  /** @returns false where there are as many of the kind as there may be: nothing is changed */
  addLimit(guild: string, kind: keyof PublicLimits, id: string): Promise<boolean>;
  /** @param id null: all of the kind */
  removeLimits(guild: string, kind: keyof PublicLimits, id: string | null): Promise<void>;
  /** Newest first, of the last thirty days; none that was asked privately. They go with the cards that they are of. */
  publicQuestions(guild: string): Promise<readonly PublicQuestion[]>;
  keep(posted: NewPostedRecord): Promise<void>;
  /** Null for an id that is unknown, expired or forgotten. */
  posted(id: string): Promise<PostedRecord | null>;
  /**
   * An answer of the last 24 hours in whose light a question may be read: a card, or a person's newest one in a thread or
   * a direct channel; null: there is none.
   * @param of `private`: what was asked privately counts too: it is repeated to its person alone
   */
  earlierAnswer(
    of: { readonly card: string } | { readonly channel: string; readonly person: string; readonly private: boolean },
  ): Promise<PostedRecord | null>;
  /** Further questions of a card's person are read in its light in that thread. */
  continueIn(id: string, channel: string): Promise<void>;
  /** Marks a card as shared; false when it was shared already. */
  share(id: string): Promise<boolean>;
  /** One vote for each person and card: a later one replaces the earlier. */
  vote(id: string, person: string, helpful: boolean): Promise<void>;
  kept(person: string): Promise<StoredCounts>;
  /** Deletes a person's cards, votes and followed questions. */
  forget(person: string): Promise<StoredCounts>;
  /** All that `forget` would delete. */
  personalData(person: string): Promise<PersonalData>;
  /** Follows a question, unless its person or its server follows as many as they may (`MOST_FOLLOWED`). */
  follow(follow: NewFollow): Promise<'followed' | 'person-full' | 'guild-full'>;
  /** Null for one that is followed no longer. */
  followed(id: string): Promise<Follow | null>;
  /** The questions that are followed in a server, oldest first. @param person null: those of everybody */
  follows(guild: string, person: string | null): Promise<readonly Follow[]>;
  /** @returns false where it was followed no longer */
  unfollow(id: string): Promise<boolean>;
  /**
   * The question that has waited longest to be asked, of the servers of one shard. None of a server that the bot has left,
   * none that was asked in the last ten minutes or posted in the last day.
   * @param arrived what `Lookups.lastArrival` is now: those that have seen it are not due
   */
  dueFollow(shard: { readonly id: number; readonly count: number }, arrived: number): Promise<DueFollow | null>;
  /** Notes that it was asked now. @param seen up to which articles; null: it could not be asked */
  noteLooked(id: string, seen: number | null): Promise<void>;
  /** Notes that what answers it was posted now. @param sentences the sha256 of each */
  noteFollowPosted(id: string, seen: number, sentences: readonly string[]): Promise<void>;
  /** Notes a message that quotes, in the place of what was noted of it before. */
  noteQuoting(message: NewQuotingMessage): Promise<void>;
  /** What is noted of a message that quotes; null where nothing is. */
  quotingMessage(id: string): Promise<QuotingMessage | null>;
  /** Forgets a message that was deleted, and its card with its votes. */
  forgetMessage(message: string, card: string | null): Promise<void>;
  /** Names of the corpora that messages quote from. */
  quotedCorpora(): Promise<readonly string[]>;
  /**
   * Articles of a corpus that messages quote, some of them, in order; those that were gone are left out.
   * @param after the last one of those before
   * @param which `unseen`: only those whose citations were never looked at
   */
  quotedArticles(
    corpus: string,
    after: QuotedArticle | null,
    which: 'all' | 'unseen',
  ): Promise<readonly QuotedArticle[]>;
  /** The citations of such an article, each once. */
  quotedPlaces(corpus: string, article: QuotedArticle): Promise<readonly StoredCitation[]>;
  /**
   * Notes what became of the citations of an article. Messages that show something else then wait for their correction.
   * @param content its hash now; null where it is gone
   */
  noteBecame(corpus: string, article: QuotedArticle, content: string | null, became: readonly Became[]): Promise<void>;
  /** The message that has waited longest for its correction, of the servers of one shard. */
  dueMessage(shard: { readonly id: number; readonly count: number }): Promise<QuotingMessage | null>;
  /** Notes what a message shows, now that it was edited. */
  noteCorrected(
    id: string,
    shown: readonly (Pick<MessageCitation, 'rank' | 'copy'> & Pick<Became, 'wanted'>)[],
  ): Promise<void>;
  /**
   * Notes that a message could not be edited. `deleted`: it is forgotten; `unreachable`: it is left as it is, until
   * something else changes in it; `failed`: it is tried again later, a dozen times at most.
   */
  noteUncorrected(id: string, why: 'deleted' | 'unreachable' | 'failed'): Promise<void>;
  /** What a server's managers have not been told of yet, once all is done; it then counts as told. Null: nothing. */
  takeCorrections(guild: string): Promise<Pick<CorrectionCounts, 'corrected' | 'unreachable'> | null>;
  /** They could not be told. */
  giveBackCorrections(guild: string, untold: Pick<CorrectionCounts, 'corrected' | 'unreachable'>): Promise<void>;
  corrections(guild: string): Promise<CorrectionCounts>;
  /** Servers with something stored that the bot has not left. */
  guilds(): Promise<readonly string[]>;
  /** The bot was removed from a server: what is kept of it is to be deleted later, unless the bot comes back. */
  left(guild: string): Promise<void>;
  joined(guild: string): Promise<void>;
  /** The servers that were left so long ago that nothing of them is to be kept. */
  leftLongAgo(): Promise<readonly string[]>;
  /** Deletes settings, cards, offers, followed questions and messages that quote of a server that was left long ago; nothing of another. */
  forgetGuild(guild: string): Promise<void>;
  /** Notes that all articles of a server's own are to be deleted, or that they are. */
  noteClearing(guild: string, clearing: boolean): Promise<void>;
  /** The servers whose own articles are still to be deleted. */
  clearing(): Promise<readonly string[]>;
  /** Deletes the words of others that are older than fifteen minutes. */
  forgetOthers(): Promise<void>;
  /** Deletes that, old cards, and what is no longer quoted. */
  sweep(): Promise<void>;
  close(): void;
}

/** The same as a database in this process gives it. */
export type SynchronousRecords = {
  [Call in keyof Records]: Records[Call] extends (...input: infer Input) => Promise<infer Output>
    ? (...input: Input) => Output
    : Records[Call];
};
