import { parseArgs } from 'node:util';
import { closest } from '../claims/closest.ts';
import type { Args, Command } from './command.ts';

/** The command line was wrong: exit code 2, one line and a hint. */
export class WrongUsage extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/**
 * Reads what was typed after a command's name. `-` is a file (standard input), `--` ends the options.
 *
 * @throws WrongUsage for an unknown or doubled option, a missing value, too few or too many arguments.
 * @example parseOptions(read, ['report.txt', '--json']) // {files: ['report.txt'], options: {json: true}}
 */
export function parseOptions(command: Command, typed: readonly string[]): Args {
  const known = new Map(command.options.map((option) => [option.name, option]));
  const name = command.name.join(' ');
  const help = `moksori ${name} --help shows the options`;
  const { tokens } = parseArgs({
    args: [...typed],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      command.options.map((option) => [option.name, { type: option.value ? 'string' : 'boolean' }]),
    ),
  });
  const files: string[] = [];
  const options: Record<string, string | true | string[]> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    if (!option || token.rawName === `-${token.name}`) {
      const near = closest(
        token.rawName,
        [...known.keys()].map((each) => `--${each}`),
      );
      throw new WrongUsage(
        `${name} has no option ${quoted(token.rawName)}`,
        near ? `did you mean ${near}?` : help,
      );
    }
    const before = options[option.name];
    if (before !== undefined && !option.each) throw new WrongUsage(`--${option.name} was given twice`, help);
    if (option.value) {
      if (
        (!token.value && !option.each) ||
        token.value === undefined ||
        (!token.inlineValue && token.value.startsWith('--'))
      )
        throw new WrongUsage(
          `--${option.name} needs a value`,
          `--${option.name} ${option.value}: ${option.help.split('. ')[0]}`,
        );
      if (option.each) options[option.name] = [...(Array.isArray(before) ? before : []), token.value];
      else options[option.name] = token.value;
    } else {
      if (token.value !== undefined) throw new WrongUsage(`--${option.name} takes no value`, help);
      options[option.name] = true;
    }
  }
  const { least, most, what } = command.takes;
  const example = `for example: ${command.examples[0]!.type}`;
  if (files.length < least) throw new WrongUsage(`${name} needs ${what}`, example);
  if (most !== undefined && files.length > most)
    throw new WrongUsage(`${name} takes ${what} and nothing more`, example);
  return { files, options };
}

/** Values of an option that may be given more than once. */
export function each({ options }: Pick<Args, 'options'>, name: string): readonly string[] {
  const given = options[name];
  return Array.isArray(given) ? (given as readonly string[]) : [];
}

/**
 * Of options that each ask for something else, the one that was given.
 *
 * @throws WrongUsage for two of them: one would be done and the other silently left
 */
export function onlyOne({ options }: Pick<Args, 'options'>, names: readonly string[]): string | undefined {
  const [one, other] = names.filter((name) => options[name] !== undefined);
  if (other === undefined) return one;
  throw new WrongUsage(
    `--${one} and --${other} are two different things`,
    'give one of them, and type the command again for the other',
  );
}

/** What somebody typed, short enough for one line and without control characters. */
export function quoted(typed: string): string {
  const plain = typed.replace(/\p{C}/gu, '?');
  return `"${plain.length > 40 ? `${plain.slice(0, 39)}…` : plain}"`;
}
