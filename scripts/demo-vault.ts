/** The second half of `npm run demo`: invented reports in a throw-away vault, which is removed at the end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'moksori-demo-'));
const file = (name: string) => join(folder, name);
const demo = (name: string) => join(ROOT, 'data/demo', name);

try {
  writeFileSync(file('passphrase'), 'invented words for a demo\n', { mode: 0o600 });
  say('A vault in a throw-away folder. Its passphrase comes from a file that only its owner can read.');
  moksori('init', '--recovery-file', file('recovery-key'), '--as', 'Somi');
  const files = ['tanchon-nurse.en.html', 'tanchon-nurse.ko.html'];
  moksori('add', ...files.map((name) => demo(`pair/${name}`)), demo('hoeryong-phone.txt'));
  moksori('list');
  const { cases } = JSON.parse(quietly('list', '--json')) as { cases: { case: string; reports: number }[] };
  const id = cases.find(({ reports }) => reports === 2)!.case;
  const { claims } = JSON.parse(quietly('review', id, '--list', '--json')) as { claims: { id: string }[] };
  const [first, second, third] = claims.map((claim) => claim.id) as [string, string, string];
  say('A person decides; here three decisions by script. At a terminal it is one key each.');
  moksori('review', id, '--accept', first, '--accept', second);
  moksori('review', id, '--reject', third, '--reason', 'the words do not say it');
  moksori('history', id);
  say('A Korean word of two syllables, found inside longer ones.');
  moksori('search', '체포');
  say('The ledger is verified by code that did not write it. A backup is rehearsed, and restored.');
  moksori('check');
  moksori('backup', file('monday.moksori'), '--rehearse');
  moksori('restore', file('monday.moksori'), '--vault', file('again'));
  say('One byte of the restored vault is changed on the disk.');
  const store = join(file('again'), 'vault.db');
  const bytes = readFileSync(store);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  writeFileSync(store, bytes);
  moksori('check', '--vault', file('again'));
  say('A case is shredded: its keys are destroyed, and the ledger is whole.');
  moksori('shred', id, '--reason', 'the demo ends', '--yes');
  moksori('check');
  openssl();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say('The throw-away vault is removed.');

function moksori(...typed: string[]): void {
  process.stdout.write(`\n$ moksori ${typed.map(shown).join(' ')}\n`);
  run(typed, 'inherit');
}

function quietly(...typed: string[]): string {
  return run(typed, 'pipe').stdout;
}

function run(typed: readonly string[], stdio: 'inherit' | 'pipe') {
  return spawnSync(process.execPath, [join(ROOT, 'bin/moksori.js'), ...typed], {
    stdio: ['ignore', stdio, 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, MOKSORI_VAULT: file('vault'), MOKSORI_PASSPHRASE_FILE: file('passphrase') },
  });
}

/** The checkpoint with the openssl of this machine, when there is one. */
function openssl(): void {
  const note = quietly('ledger', '--checkpoint');
  const end = note.indexOf('\n\n') + 1;
  const signature = /^— \S+ (\S+)$/m.exec(note.slice(end + 1))?.[1] ?? '';
  writeFileSync(file('text'), note.slice(0, end));
  writeFileSync(file('signature'), Buffer.from(signature, 'base64').subarray(4));
  writeFileSync(file('key.pem'), quietly('ledger', '--public-key'));
  const typed = [
    'pkeyutl',
    '-verify',
    '-pubin',
    '-inkey',
    'key.pem',
    '-rawin',
    '-in',
    'text',
    '-sigfile',
    'signature',
  ];
  const { status, stdout } = spawnSync('openssl', typed, { cwd: folder, encoding: 'utf8' });
  if (status !== null)
    process.stdout.write(`\nThe checkpoint, with openssl alone:\n$ openssl ${typed.join(' ')}\n${stdout}`);
}

function shown(word: string): string {
  const short = word.replace(`${folder}/`, '').replace(ROOT, '');
  return /\s/.test(short) ? `'${short}'` : short;
}

function say(text: string): void {
  process.stdout.write(`\n— ${text}\n`);
}
