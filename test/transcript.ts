/**
 * Transcripts of the command line, `test/cli/*.txt`: what is typed, what comes out, what fails.
 *
 *     # a remark, anywhere before the first command or after an empty line of output
 *     $ moksori read note.txt --json          a command; `< FILE` gives it standard input
 *     output on standard output
 *     2| output on standard error
 *     [exit 2]                                only when it is not 0
 *
 *     -- note.txt --                          at the end: files that lie in the folder where the commands run
 *     text of the file
 *
 * The folder also has `data/`, the repository's own. Outputs can be shortened by a line `...`, which stands for any lines.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { messages } from '../src/cli/messages.ts';
import { line } from '../src/cli/say.ts';
import { ROOT } from './source.ts';

export interface Step {
  readonly command: string;
  /** Index of its line in the file. */
  readonly line: number;
  readonly expected: readonly string[];
}

export interface Transcript {
  readonly steps: readonly Step[];
  readonly files: Readonly<Record<string, string>>;
}

/** Takes a transcript apart. */
export function parseTranscript(text: string): Transcript {
  const [script = '', ...rest] = text.split(/^(?=-- .+ --\n)/m);
  const steps: { command: string; line: number; expected: string[] }[] = [];
  for (const [i, line] of script.trimEnd().split('\n').entries()) {
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), line: i, expected: [] });
    else steps.at(-1)?.expected.push(line);
  }
  for (const { expected } of steps)
    while (expected.length > 0 && /^(#.*)?$/.test(expected.at(-1)!)) expected.pop();
  const files: Record<string, string> = {};
  for (const block of rest) {
    const head = /^-- (.+) --\n/.exec(block)!;
    files[head[1]!] = block.slice(head[0].length);
  }
  return { steps, files };
}

/** Runs the commands of a transcript and gives, for each, what came out in the same notation. */
export async function play({ steps, files }: Transcript, node = process.execPath): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-transcript-'));
  try {
    symlinkSync(join(ROOT, 'data'), join(folder, 'data'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    // Commands leave nothing behind for one another, so two run at a time.
    const results: string[][] = [];
    const waiting = [...steps.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        results[next[0]] = await type(next[1].command, folder, files, node);
    };
    await Promise.all([work(), work()]);
    return results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether the output is the expected one; `...` stands for any number of lines. */
export function matches(expected: readonly string[], actual: readonly string[]): boolean {
  const gap = expected.indexOf('...');
  if (gap < 0) return expected.length === actual.length && expected.every((line, i) => line === actual[i]);
  if (!expected.slice(0, gap).every((line, i) => line === actual[i])) return false;
  const rest = expected.slice(gap + 1);
  for (let i = gap; i <= actual.length; i++) if (matches(rest, actual.slice(i))) return true;
  return false;
}

function type(
  command: string,
  cwd: string,
  files: Readonly<Record<string, string>>,
  node: string,
): Promise<string[]> {
  const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!);
  const from = words.indexOf('<');
  const input = from < 0 ? '' : (files[words[from + 1]!] ?? '');
  const typed = from < 0 ? words : words.slice(0, from);
  if (typed[0] !== 'moksori') throw new Error(`a transcript types only moksori: ${command}`);
  const env = { PATH: process.env.PATH ?? '', HOME: cwd, NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    const child = execFile(
      node,
      [join(ROOT, 'bin/moksori.js'), ...typed.slice(1)],
      { cwd, env, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        if (typeof code !== 'number') return reject(error);
        resolve([
          ...split(stdout),
          ...split(withoutProgress(stderr)).map((line) => `2| ${line}`),
          ...(code === 0 ? [] : [`[exit ${code}]`]),
        ]);
      },
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** A busy machine takes longer than a second, and is told of its progress: that is no part of an answer. */
export function withoutProgress(stderr: string): string {
  const told = Object.values(messages.progress).map((text) => line(text).replace(/\{\w+\}/g, '\\d+'));
  return stderr.replace(new RegExp(`^(?:${told.join('|')})`, 'gm'), '');
}

function split(output: string): string[] {
  return output === '' ? [] : output.replace(/\n$/, '').split('\n');
}
