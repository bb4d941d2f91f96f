/** What a command is made of, and the world it may touch. */
import type { Keyboard } from './keyboard.ts';

/** One option, as typed and as explained. `value` names what follows it; without it the option is a switch. */
export interface OptionSpec {
  readonly name: string;
  readonly value?: string;
  /** May be given once for each file. */
  readonly each?: boolean;
  readonly help: string;
}

export interface Command {
  /** The words typed after `moksori`. */
  readonly name: readonly string[];
  readonly summary: string;
  /** What stands after the name in the usage line. */
  readonly usage: string;
  /** A short text under the usage line. */
  readonly about: string;
  readonly options: readonly OptionSpec[];
  /** Lines that can be typed as they stand, with what each is for. */
  readonly examples: readonly { readonly type: string; readonly why: string }[];
  /** How many arguments it takes; `most` absent means any number. */
  readonly takes: { readonly least: number; readonly most?: number; readonly what: string };
  /** Loads the command only when it is called, so that `--help` costs nothing. */
  readonly load: () => Promise<Run>;
}

export type Run = (args: Args, io: Io) => Promise<void>;

export interface Args {
  readonly files: readonly string[];
  /** Values of options; a switch that was given is true, one that may be given for each file is a list. */
  readonly options: Readonly<Record<string, string | true | readonly string[]>>;
}

/** Everything outside that a command may use. Tests hand in their own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Milliseconds on a clock that only moves forward. */
  readonly clock: () => number;
  /** Standard output is a screen that shows colour. */
  readonly color: boolean;
  /** Columns to fill. */
  readonly columns: number;
  /** Variables of the environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The person at the terminal; absent when there is none. */
  readonly keyboard?: Keyboard | undefined;
  /** Calls back at the first request to end (Ctrl-C); the next one ends the program. What it answers stops listening. */
  readonly onInterrupt?: (heard: () => void) => () => void;
}
