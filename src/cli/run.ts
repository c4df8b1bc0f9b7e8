import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError, VerbatimError } from '../errors.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The command line by `util.parseArgs`.
 * @param usage one line, shown when the command line is wrong
 * @throws UsageError
 */
export function readArguments<const Shape extends Options>(options: Shape, usage: string) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (cause) {
    const [message] = (cause instanceof Error ? cause.message : String(cause)).split('. ');
    throw new UsageError('bad-arguments', message ?? 'the command line is wrong', `usage: ${usage}`, { cause });
  }
}

/** One line for a person: what happened and what to do. Never a stack trace. */
export function describeFailure(error: unknown): string {
  if (error instanceof VerbatimError) return `${error.message}; ${error.remedy}`;
  const message = error instanceof Error ? error.message : String(error);
  return `unexpected failure: ${message.split('\n', 1)[0]}; please report it with the command that you ran`;
}

/** Runs a root: exit status 0, 2 for wrong usage, 1 for any other failure, which is told in one line on stderr. */
export async function runRoot(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`verbatim: ${describeFailure(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/** An AbortSignal that Ctrl-C or a polite kill sets; a second Ctrl-C ends the process at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort();
      process.once(signal, () => process.exit(130));
    });
  }
  return controller.signal;
}
