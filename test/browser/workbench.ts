/** A throw-away vault and the real `moksori open` on it, as a process of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../source.ts';

const bin = join(ROOT, 'bin/moksori.js');
export const PASSPHRASE = 'invented words for a test';

/** The invented reports, as the demo has them. */
export const DEMO = [
  'pair/tanchon-nurse.en.html',
  'pair/tanchon-nurse.ko.html',
  'hoeryong-phone.txt',
  'hoeryong-trial.html',
  'two-brothers.txt',
].map((name) => join(ROOT, 'data/demo', name));

export interface Settings {
  /** Files that are in the vault from the start. */
  readonly reports?: readonly string[];
  /** Puts more into the vault before the server starts. */
  readonly fill?: (place: string) => Promise<void>;
  /** How the server finds it; `open` when nothing is said. */
  readonly vault?: 'none' | 'locked' | 'open';
  /** `moksori serve`: the link is that of the first admin, and after a restart one that opens their account again. */
  readonly team?: boolean;
}

export interface Workbench {
  readonly folder: string;
  /** `http://127.0.0.1:PORT`; of a team `http://localhost:PORT`. */
  readonly origin: string;
  /** The link that works once. */
  readonly link: string;
  /** What has to be closed before it stops: its pages. */
  readonly closing: Set<() => Promise<void>>;
  /** Types a command of the program on this vault. @throws when it fails */
  moksori(...typed: string[]): string;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Starts again on the same port, with a new link. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the vault, takes the reports in, starts the server on a free port. */
export async function workbench({
  reports = [],
  vault = 'open',
  team = false,
  fill,
}: Settings = {}): Promise<Workbench> {
  if (!existsSync(join(ROOT, 'dist/web/index.html')))
    throw new Error('the pages are not built: npm run build:web');
  const folder = mkdtempSync(join(tmpdir(), 'moksori-browser-'));
  const place = join(folder, 'vault');
  const secret = join(folder, 'passphrase');
  writeFileSync(secret, `${PASSPHRASE}\n`, { mode: 0o600 });
  const env = { ...process.env, MOKSORI_VAULT: place };
  const moksori = (...typed: string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...typed], {
      env: { ...env, MOKSORI_PASSPHRASE_FILE: secret },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`moksori ${typed.join(' ')}: ${stderr}`);
    return stdout;
  };
  let child: ChildProcess | undefined;
  let link = '';
  const start = async (port: string): Promise<void> => {
    const opens = vault === 'open' ? { MOKSORI_PASSPHRASE_FILE: secret } : {};
    const again = port === '0' ? [] : ['--link', 'Somi'];
    const typed = team ? ['serve', ...again] : ['open', '--no-browser'];
    child = spawn(process.execPath, [bin, ...typed, '--port', port], {
      env: { ...env, ...opens },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    link = await printedLink(child);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  try {
    if (vault !== 'none') moksori('init', '--recovery-file', join(folder, 'recovery-key'), '--as', 'Somi');
    if (reports.length > 0) moksori('add', ...reports);
    await fill?.(place);
    await start('0');
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const closing = new Set<() => Promise<void>>();
  return {
    folder,
    closing,
    get origin() {
      return new URL(link).origin;
    },
    get link() {
      return link;
    },
    moksori,
    kill: () => end('SIGKILL'),
    restart: async () => {
      const { port } = new URL(link);
      await end('SIGKILL');
      await start(port);
    },
    stop: async () => {
      for (const close of closing) await close();
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/\S+\/(?:enter\?key=|invitation#)\S+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.on('exit', (code) => reject(new Error(`moksori ended with ${code}: ${said}`)));
  });
}
