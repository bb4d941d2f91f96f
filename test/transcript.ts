/**
 * Transcripts of the command line, `test/cli/*.txt`: what is typed, what comes out, what fails.
 *
 *     # a remark, anywhere before the first command or after an empty line of output
 *     $ moksori read note.txt --json          a command; `< FILE` gives it standard input, `> FILE` keeps standard output in a file
 *     output on standard output
 *     2| output on standard error
 *     [exit 2]                                only when it is not 0
 *
 *     -- note.txt --                          at the end: files that lie in the folder where the commands run
 *     text of the file
 *
 * The folder also has `data/`, the repository's own. Outputs can be shortened by a line `...`, which stands for any lines.
 *
 * Commands that leave nothing behind run two at a time. With a file `passphrase` there is a vault that it opens, in the folder `vault`,
 * unless the transcript types `moksori init`; then commands run in their order. What chance and the clock decide stands in it as the
 * first, the second … of its kind: `k-000001` is the first case that is named, and may be typed as well; every moment is
 * 2026-01-01 00:00, the number of a vault 00000000, a share, a signature or a root `…`.
 * `NAME=value` before `moksori` sets a variable.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fill } from '../src/claims/fill.ts';
import { messages } from '../src/cli/messages.ts';
import { line } from '../src/cli/say.ts';
import { createVault } from '../src/vault/home.ts';
import { LEAST_COST } from '../src/vault/keys/kdf.ts';
import { newRecoveryKey } from '../src/vault/keys/recovery.ts';
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
      writeFileSync(join(folder, name), content, { mode: 0o600 });
    }
    const held = new Held();
    const results: string[][] = [];
    const waiting = [...steps.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        results[next[0]] = held.shown(await type(held.typed(next[1].command), folder, files, node));
    };
    const ordered = files.passphrase !== undefined;
    if (ordered && !steps.some(({ command }) => command.startsWith('moksori init')))
      await makeVault(join(folder, 'vault'), files.passphrase!.trim());
    await (ordered ? work() : Promise.all([work(), work()]));
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

/** A vault whose passphrase is cheap to try: every command tries it. */
async function makeVault(dir: string, passphrase: string): Promise<void> {
  const ways = [
    { kind: 'passphrase' as const, label: 'first passphrase', secret: Buffer.from(passphrase) },
    { kind: 'recovery-key' as const, label: 'recovery key', secret: newRecoveryKey() },
  ];
  const made = { ways, actor: 'a-0000ab', name: 'Somi', version: '0.1.0', cost: LEAST_COST };
  await (await createVault(dir, made)).close();
}

/** Holds still what chance and the clock decide: ids by the order in which they are first shown, every moment as one. */
class Held {
  readonly #names = new Map<string, string>();
  readonly #real = new Map<string, string>();

  typed(command: string): string {
    return command
      .replace(IDS, (id) => this.#real.get(id) ?? id)
      .replace(RECIPIENTS, (id) => this.#real.get(id) ?? id);
  }

  shown(lines: readonly string[]): string[] {
    return lines.map((line) =>
      line
        .replace(IDS, (id, kind: string) => this.#name(id, `${kind}-`, 6))
        .replace(RECIPIENTS, (id) => this.#name(id, 'age1', 58))
        .replace(/\b\d{4}-\d\d-\d\d([T ])\d\d:\d\d/g, '2026-01-01$100:00')
        .replace(/(?<=T00:00):\d\d\.\d{3}(?=Z)/g, ':00.000')
        .replace(/(root|루트|sha256|key in the bundle,|key that was given,|열쇠) [0-9a-f]{64}/g, '$1 …')
        .replace(/\b\d{4,} bytes\b/g, '18000 bytes')
        .replace(/(?<=moksori\.vault\/)[0-9a-f]{8}/g, '00000000')
        .replace(/(?<=set )[0-9A-Z]{7}: (?:[0-9A-Z]{5} )+[0-9A-Z]{5}/g, '…'),
    );
  }

  #name(id: string, kind: string, digits: number): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const many = [...this.#names.values()].filter((name) => name.startsWith(kind)).length;
    const name = `${kind}${String(many + 1).padStart(digits, '0')}`;
    this.#names.set(id, name);
    this.#real.set(name, id);
    return name;
  }
}

/** Cases, sources, people, ways: a letter and six of Crockford's. */
const RECIPIENTS = /\bage1[0-9a-z]{58}\b/g;
const IDS = /\b([aksw])-[0-9a-hjkmnp-tv-z]{6}\b/g;

function type(
  command: string,
  cwd: string,
  files: Readonly<Record<string, string>>,
  node: string,
): Promise<string[]> {
  const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!);
  const [from, to] = [words.indexOf('<'), words.indexOf('>')];
  const input = from < 0 ? '' : (files[words[from + 1]!] ?? '');
  const all = words.slice(
    0,
    [from, to].find((at) => at >= 0),
  );
  const start = all.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const typed = all.slice(start);
  const set = all.slice(0, start).map((word) => word.split('=') as [string, string]);
  if (typed[0] !== 'moksori') throw new Error(`a transcript types only moksori: ${command}`);
  const env = {
    ...{ PATH: process.env.PATH ?? '', HOME: cwd, NO_COLOR: '1' },
    ...{ MOKSORI_VAULT: 'vault' },
    ...(files.passphrase !== undefined && {
      MOKSORI_PASSPHRASE_FILE: 'passphrase',
      MOKSORI_IDENTITY_PASSPHRASE_FILE: 'passphrase',
    }),
    ...Object.fromEntries(set),
  };
  return new Promise((resolve, reject) => {
    const child = execFile(
      node,
      [join(ROOT, 'bin/moksori.js'), ...typed.slice(1)],
      { cwd, env, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        if (typeof code !== 'number') return reject(error);
        if (to >= 0) writeFileSync(join(cwd, words[to + 1]!), stdout);
        resolve([
          ...(to >= 0 ? [] : split(stdout)),
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
  const { part, left, stratum: _, ...steps } = messages.estimate;
  for (const form of [part, left, '{what}'])
    for (const step of Object.values(steps)) {
      const text = line(fill(form, { what: step, percent: '{n}', seconds: '{n}' })).replace(/\{n\}/g, '\\d+');
      told.push(text, text.replace('moksori: ', 'moksori: [^\n]*: '));
    }
  const { read, train, compare, compareLeft, cluster, samples } = messages.link;
  for (const text of [read, train, compare, compareLeft, cluster, samples])
    told.push(line(text).replace(/\{\w+\}/g, '\\d+'));
  return stderr.replace(new RegExp(`^(?:${told.join('|')})`, 'gm'), '');
}

function split(output: string): string[] {
  return output === '' ? [] : output.replace(/\n$/, '').split('\n');
}
