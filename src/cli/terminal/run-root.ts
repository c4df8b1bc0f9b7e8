/** What surrounds every command: its arguments, its failures, its exit status, Ctrl-C. Prints no stack trace. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DiscordSettingError, EXIT_STATUS, UsageError, VerbatimError } from '../../errors.js';
import { tellLine } from './terminal.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The command line by `util.parseArgs`. Refuses an empty value: it is mostly a shell variable that was not set, and would
 * mean the current folder.
 * @param usage one line, shown when the command line is wrong
 * @throws UsageError
 */
export function readArguments<const Shape extends Options>(options: Shape, usage: string, allowPositionals = true) {
  const wrong = (message: string, cause?: unknown): UsageError =>
    new UsageError('bad-arguments', message, `usage: ${usage}`, { cause });
  const parsed = parse();
  const empty = Object.entries(parsed.values).find(([, value]) => value === '');
  if (empty !== undefined) throw wrong(`--${empty[0]} was given an empty value`);
  const [first] = parsed.positionals;
  if (!allowPositionals && first !== undefined) throw wrong(`no argument was expected, "${first}" was given`);
  return parsed;

  function parse() {
    try {
      return parseArgs({ options, allowPositionals: true, strict: true });
    } catch (cause) {
      const [message] = (cause instanceof Error ? cause.message : String(cause)).split(/\.\s/);
      throw wrong(message ?? 'the command line is wrong', cause);
    }
  }
}

/** One line for a person: what happened and what to do. */
function describeFailure(error: unknown): string {
  if (error instanceof VerbatimError) return `${error.message}; ${error.remedy}`;
  const message = error instanceof Error ? error.message : String(error);
  return `unexpected failure: ${message.split('\n', 1)[0]}; please report it with the command that you ran`;
}

function tell(error: unknown): void {
  tellLine(`verbatim: ${describeFailure(error)}`);
  const isFinal = error instanceof UsageError || error instanceof DiscordSettingError;
  process.exitCode = isFinal ? EXIT_STATUS.final : EXIT_STATUS.failed;
}

const isClosedPipe = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'EPIPE';

/**
 * Runs a root: exit status 0, 2 for wrong usage or settings, 1 for any other failure, with one line on stderr. A reader that has
 * seen enough (`| head -1`) is no failure: the command ends quietly.
 */
export async function runRoot(main: () => Promise<number>): Promise<void> {
  process.on('uncaughtException', (error) => {
    if (!isClosedPipe(error)) tell(error);
    process.exit();
  });
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!isClosedPipe(error)) tell(error);
  }
}

/** Ms in which a signal is the same one again: npm passes on what a terminal or a service manager sent to all. */
const SAME_SIGNAL = 1_000;

/**
 * Runs work with a signal that Ctrl-C or SIGTERM sets, for it to end in good order. Another Ctrl-C, a second later or
 * more, ends the process at once.
 */
export async function untilInterrupted<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  let first: number | null = null;
  const interrupt = (): void => {
    first ??= performance.now();
    if (performance.now() - first > SAME_SIGNAL) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
