/** The program: gives the command line the real world and takes back an exit code. */
import { commands } from './cli/commands.ts';
import { keyboardOf } from './cli/keyboard.ts';
import { run } from './cli/run.ts';
import { failure } from './cli/say.ts';
import { columnsOf, takesColor } from './cli/terminal.ts';

// Whoever reads our output may have had enough (`| head`): that is no fault, and nothing is said about it.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

// Last resort, so that a fault never prints a stack trace or a line of a report.
process.on('uncaughtException', (error) => {
  const { lines, code } = failure(error);
  for (const line of lines) process.stderr.write(line);
  process.exit(code);
});

const surroundings = {
  env: process.env,
  isTTY: process.stdout.isTTY === true,
  columns: process.stdout.columns as number | undefined,
};

process.exitCode = await run(commands, process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  clock: () => performance.now(),
  color: takesColor(surroundings),
  columns: columnsOf(surroundings),
  env: process.env,
  onInterrupt: (heard) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const stop = () => {
      for (const signal of signals) process.off(signal, once);
    };
    const once = () => {
      stop();
      heard();
    };
    for (const signal of signals) process.on(signal, once);
    return stop;
  },
  keyboard:
    process.stdin.isTTY && process.stderr.isTTY
      ? keyboardOf(process.stdin, (text) => void process.stderr.write(text))
      : undefined,
});
