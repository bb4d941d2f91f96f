/**
 * What Moksori says when it does not print a result. The rules:
 *
 * - one line each, on standard error, `moksori: ` in front, lower case, no full stop;
 * - what happened, to which file (its name, never its path: a folder may name a source), then a hint what to do;
 * - never the words of a report, never a stack trace, never blame;
 * - a fault of our own names the place in our source and nothing of the input;
 * - control characters never reach the terminal.
 */
import { basename } from 'node:path';
import { wordsOfFault } from './faults.ts';
import { WrongUsage } from './options.ts';

/** Something could not be done, for a reason the user can act on: exit code 1, one line and perhaps a hint. */
export class CouldNot extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Something could not be done and every line about it has been printed: exit code 1, nothing more to say. */
export class Told extends Error {}

/** Turns anything thrown into lines for standard error and an exit code. */
export function failure(error: unknown): { readonly lines: readonly string[]; readonly code: 1 | 2 } {
  if (error instanceof WrongUsage) return { lines: lines(error.message, error.hint), code: 2 };
  if (error instanceof Told) return { lines: [], code: 1 };
  if (error instanceof CouldNot) return { lines: lines(error.message, error.hint), code: 1 };
  const known = wordsOfFault(error);
  if (known !== undefined) return { lines: lines(known.say, known.hint), code: 1 };
  return {
    lines: lines(
      `stopped by a fault of its own (${place(error)}); nothing was stored or changed`,
      'please report this line with "moksori --version", and nothing of the report itself',
    ),
    code: 1,
  };
}

/** One line as it is printed. */
export function line(message: string): string {
  return `moksori: ${message.replace(/\p{C}/gu, ' ').trim()}\n`;
}

/** How a file is called in a message: its name without the folders, or "standard input". */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : basename(file);
}

function lines(message: string, hint: string | undefined): string[] {
  return hint === undefined ? [line(message)] : [line(message), line(`hint: ${hint}`)];
}

/** The kind of fault and where in our source it arose: enough to find it, and nothing of what was read. */
function place(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown value was thrown';
  const where = /\/((?:src|bin|node_modules)\/[\w@./-]+:\d+):\d+/.exec(error.stack ?? '');
  return where ? `${error.name} at ${where[1]}` : error.name;
}
