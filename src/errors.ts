/** Errors that a person can act on. One that nobody can act on stays a plain `Error`. */

/**
 * `message` says what happened and what was expected, `remedy` what to do.
 * Roots print the two in one line and never a stack trace.
 */
export class VerbatimError extends Error {
  /** Stable, machine-readable, kebab-case. */
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.remedy = remedy;
  }
}

/**
 * How a command ends that fails. `final`: what it was told is wrong, and running it again would not mend that
 * (`RestartPreventExitStatus` of docs/verbatim.service).
 */
export const EXIT_STATUS = { failed: 1, final: 2 } as const;

/** The command was called wrongly: exit status `final`. */
export class UsageError extends VerbatimError {}

/** An article or its folder cannot be read or taken in. */
export class CorpusError extends VerbatimError {}

/** The embedding model is missing, broken, or not the one that the library was built with. */
export class ModelError extends VerbatimError {}

/** The library is missing, broken, locked or of another schema. */
export class LibraryError extends VerbatimError {}

/** Discord refused: token, permission, address. */
export class DiscordError extends VerbatimError {}

/** Discord refused what is set, and would again: exit status `final`, so that no service manager starts the bot anew. */
export class DiscordSettingError extends DiscordError {}
