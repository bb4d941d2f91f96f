import { closest } from '../claims/closest.ts';
import type { Command, Io } from './command.ts';
import { helpOf, overview } from './help.ts';
import { parseOptions, quoted, WrongUsage } from './options.ts';
import { failure } from './say.ts';
import { VERSION } from './version.ts';

/**
 * Runs one command line and answers with the exit code: 0 done, 1 could not, 2 wrong usage. Never throws.
 *
 * @param typed the words after `moksori`
 */
export async function run(commands: readonly Command[], typed: readonly string[], io: Io): Promise<number> {
  try {
    await dispatch(commands, typed, io);
    return 0;
  } catch (error) {
    const { lines, code } = failure(error);
    for (const line of lines) io.err(line);
    return code;
  }
}

async function dispatch(commands: readonly Command[], typed: readonly string[], io: Io): Promise<void> {
  const [first] = typed;
  if (first === undefined) throw new WrongUsage('needs a command', 'moksori --help lists them');
  if (first === '--help' || first === '-h') return io.out(overview(commands));
  if (first === '--version') return io.out(`moksori ${VERSION}\n`);
  const command = commands.find(({ name }) => name.every((word, i) => typed[i] === word));
  if (!command) throw unknown(commands, typed);
  const rest = typed.slice(command.name.length);
  const end = rest.indexOf('--');
  const before = end < 0 ? rest : rest.slice(0, end);
  if (before.includes('--help') || before.includes('-h')) return io.out(helpOf(command));
  const args = parseOptions(command, rest);
  const execute = await command.load();
  await execute(args, io);
}

function unknown(commands: readonly Command[], typed: readonly string[]): WrongUsage {
  const [first = '', second] = typed;
  const help = 'moksori --help lists the commands';
  if (first.startsWith('-')) return new WrongUsage(`has no option ${quoted(first)}`, help);
  const family = commands.filter(({ name }) => name[0] === first);
  if (family.length > 0) {
    const words = family.map(({ name }) => name.slice(1).join(' '));
    const near = closest(second ?? '', words) ?? words[0]!;
    return second === undefined || second.startsWith('-')
      ? new WrongUsage(`${first} needs one more word: ${words.join(' or ')}`, help)
      : new WrongUsage(
          `${first} has no command ${quoted(second)}`,
          `did you mean "moksori ${first} ${near}"?`,
        );
  }
  const near = closest(
    first,
    commands.map(({ name }) => name[0]!),
  );
  return new WrongUsage(`has no command ${quoted(first)}`, near ? `did you mean "moksori ${near}"?` : help);
}
