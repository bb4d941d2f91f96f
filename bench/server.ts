/**
 * Fifty people review at once for a minute, on a vault of 10,000 cases: `npm run bench:server -- [--people 50] [--seconds 60]
 * [--cases 10000] [--keep DIR]`. The server is a process of its own, started as anybody starts it; people are in this one. Each signs in with
 * password and code, listens for events, opens cases, reads, and decides with one to three seconds between. Prints how long each route took
 * to be answered; then opens the vault and looks up every decision that was confirmed. `--keep` fills a vault once and uses it again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { base32nopad } from '@scure/base';
import { Accounts } from '../src/accounts/accounts.ts';
import { codeAt } from '../src/accounts/totp.ts';
import { loadPack } from '../src/packs/load.ts';
import { createVault, type Home, newId, openVault } from '../src/vault/home.ts';
import { passphraseSecret } from '../src/vault/keys/passphrase.ts';
import { fill } from './server/fill.ts';
import { type Member, Person, pause, type Seen, type Took } from './server/person.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    cases: { type: 'string', default: '10000' },
    keep: { type: 'string' },
  },
});
const [PEOPLE, SECONDS, CASES] = [Number(values.people), Number(values.seconds), Number(values.cases)];
const PASSPHRASE = 'invented words for a measurement';
const PASSWORD = 'invented words for one person';
/** People come within so many milliseconds. */
const COMING = 10_000;
const STEP = 30_000;

const folder = mkdtempSync(join(tmpdir(), 'bench-server-'));
const dir = values.keep ?? join(folder, 'vault');
const secret = () => passphraseSecret(Buffer.from(PASSPHRASE));
const say = (text: string): void => void process.stderr.write(`${text}\n`);
let server: ChildProcess | undefined;
try {
  const home = existsSync(dir) ? await openVault(dir, secret()) : await filled();
  const members = await membersOf(home);
  await home.close();
  const origin = await started();
  const waited = waitedFor(server!.pid!);
  say(`${PEOPLE} people for ${SECONDS} s, load ${loadavg()[0]!.toFixed(1)} at the start`);
  const seen: Seen = { took: new Map(), wrong: new Map(), decisions: [], overtaken: 0 };
  const until = performance.now() + COMING + SECONDS * 1000;
  await Promise.all(
    members.map(async (member) => {
      await pause(Math.random() * COMING);
      await new Person(origin, member, seen, until, waited).work(CASES);
    }),
  );
  const used = tookBy(server!);
  await ended();
  print(seen, used);
  await lookUp(seen);
} finally {
  await ended();
  rmSync(folder, { recursive: true, force: true });
}

async function filled(): Promise<Home> {
  const from = performance.now();
  const way = { kind: 'passphrase', label: 'passphrase', secret: secret() } as const;
  const made = await createVault(dir, { ways: [way], actor: newId('a'), name: 'Somi', version: '0.0.0' });
  const claims = await fill(made, loadPack('prk'), CASES, (done) => {
    if (done % 1000 < 120) say(`${done} of ${CASES} cases`);
  });
  say(`${CASES} cases, ${claims} claims in ${Math.round((performance.now() - from) / 1000)} s`);
  return made;
}

/** Accounts for everybody, as by links. The code of the step before opens them, so that this one is left for signing in. */
async function membersOf(home: Home): Promise<Member[]> {
  const accounts = await Accounts.of(home.vault, { origin: 'http://localhost' });
  const actor = await home.actor();
  const members: Member[] = [];
  for (let i = 0; i < PEOPLE; i++) {
    const name = `Person ${i} of ${Date.now()}`;
    const action = { what: 'invite', name, roles: ['documenter'], reason: 'a measurement' } as const;
    const { link } = await accounts.propose(actor, action);
    const offer = await accounts.invited(link!);
    const key = base32nopad.decode(offer.secret);
    const code = (): string => codeAt(key, Math.floor(Date.now() / STEP));
    const open = (): Promise<string> =>
      accounts.open(offer.ticket, PASSWORD, { code: codeAt(key, Math.floor(Date.now() / STEP) - 1) });
    // A step may end just then.
    const token = await open().catch(open);
    const { id } = (await accounts.who(token))!;
    members.push({ id, name, password: PASSWORD, code });
  }
  return members;
}

async function started(): Promise<string> {
  const file = join(folder, 'passphrase');
  writeFileSync(file, `${PASSPHRASE}\n`, { mode: 0o600 });
  const bin = join(import.meta.dirname, '../bin/moksori.js');
  const child = spawn(process.execPath, [bin, 'serve', '--vault', dir, '--port', '0'], {
    env: { ...process.env, MOKSORI_PASSPHRASE_FILE: file },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const found = /http:\/\/localhost:\d+/.exec(String(chunk));
      if (found !== null) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error('the server did not start')));
  });
}

async function ended(): Promise<void> {
  if (server === undefined || server.exitCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}

/**
 * How long server and people were ready to run while other programs ran, in milliseconds (Linux counts it by thread); of both the longer is
 * what other programs took from an answer at least.
 */
function waitedFor(pid: number): () => readonly [number, number] {
  const of = (path: string): number => Number(readFileSync(path, 'utf8').split(' ')[1]) / 1e6;
  return () => [of(`/proc/${pid}/task/${pid}/schedstat`), of(`/proc/self/task/${process.pid}/schedstat`)];
}

/** What the server took: memory at most, processor, and how long it was ready to run while others ran (Linux counts it). */
function tookBy({ pid }: ChildProcess): string {
  const read = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8');
  const memory = Number(/VmHWM:\s+(\d+) kB/.exec(read('status'))?.[1] ?? 0) / 1024;
  const [ran, waited] = read('schedstat').split(' ').map(Number);
  const seconds = (ns = 0): string => (ns / 1e9).toFixed(0);
  return `${memory.toFixed(0)} MB at most, its first thread ran ${seconds(ran)} s and waited ${seconds(waited)} s for a processor`;
}

function print({ took, wrong, decisions, overtaken }: Seen, used: string): void {
  console.log(
    `Node ${process.versions.node}, ${cpus()[0]?.model.trim()} × ${cpus().length}, load ${loadavg()[0]!.toFixed(1)} at the end; ${PEOPLE} people, ${SECONDS} s, ${CASES} cases; the server: ${used}\n`,
  );
  console.log('| route | answers | p50 ms | p95 ms | p99 ms | less what others took: p50 | p95 | p99 |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  const line = (name: string, all: readonly Took[]): void => {
    const parts = (of: (one: Took) => number): string[] => {
      const sorted = all.map(of).sort((a, b) => a - b);
      const at = (part: number): number =>
        sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
      return [0.5, 0.95, 0.99].map((part) => at(part).toFixed(0));
    };
    const cells = [...parts(({ ms }) => ms), ...parts(({ ms, others }) => Math.max(0, ms - others))];
    console.log(`| ${name} | ${all.length} | ${cells.join(' | ')} |`);
  };
  for (const [route, all] of [...took].sort()) line(route, all);
  line('all', [...took.values()].flat());
  for (const [what, times] of wrong) console.log(`refused: ${what}, ${times} times`);
  console.log(`${decisions.length} decisions confirmed, ${overtaken} refused because another was first`);
}

/** Every decision that was confirmed stands in the ledger, at its number and in the name of whoever took it. */
async function lookUp({ decisions }: Seen): Promise<void> {
  const home = await openVault(dir, secret());
  try {
    let lost = 0;
    const all = new Map(decisions.map((one) => [one.seq, one]));
    const from = Math.min(...all.keys());
    for await (const chunk of home.vault.entries({ from }))
      for (const { seq, kind, subject, actor } of chunk) {
        const one = all.get(seq);
        if (one === undefined) continue;
        if (kind !== 'claim.accepted' || subject !== one.claim || actor !== one.actor) lost++;
        all.delete(seq);
      }
    lost += all.size;
    console.log(`${decisions.length - lost} of them in the ledger, ${lost} lost`);
    if (lost > 0) process.exitCode = 1;
  } finally {
    await home.close();
  }
}
