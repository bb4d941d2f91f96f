import type { Command } from './command.ts';
import { pad, wrap } from './layout.ts';

const WIDTH = 80;

/** The overview: what Moksori is, its commands, and what holds for all of them. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map((command): [string, string] => [command.name.join(' '), command.summary]);
  return `${[
    'moksori: from a report to a draft case, on this machine, nothing sent anywhere',
    '',
    'Usage',
    '  moksori COMMAND [ARGUMENTS] [OPTIONS]',
    '',
    'Commands',
    ...table(rows),
    '',
    'Everywhere',
    ...table([
      ['--help', 'explains moksori or one command, with an example'],
      ['--version', 'prints the version'],
      ['-', 'as a file: standard input'],
    ]),
    '',
    'Exit codes: 0 done, 1 could not (one line says why), 2 wrong usage.',
  ].join('\n')}\n`;
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const name = command.name.join(' ');
  return `${[
    `moksori ${name}: ${command.summary}`,
    '',
    'Usage',
    `  moksori ${name} ${command.usage}`,
    '',
    ...wrap(command.about, WIDTH),
    '',
    ...(command.options.length > 0
      ? [
          'Options',
          ...table(
            command.options.map(({ name, value, help }) => [`--${name}${value ? ` ${value}` : ''}`, help]),
          ),
          '',
        ]
      : []),
    command.examples.length > 1 ? 'Examples' : 'Example',
    ...command.examples.flatMap(({ type, why }) => [
      `  ${type}`,
      ...wrap(why, WIDTH - 6).map((line) => `      ${line}`),
    ]),
  ].join('\n')}\n`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([term]) => term.length)) + 3;
  return rows.flatMap(([term, text]) =>
    wrap(text, WIDTH - 2 - left).map((line, i) => `  ${pad(i === 0 ? term : '', left)}${line}`),
  );
}
