/** What a draft of a case of a vault writes, and what of it stays on the record. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { draft } from '../../../draft/draft.ts';
import { NONE } from '../../../ledger/types.ts';
import { loadPack } from '../../../packs/load.ts';
import { correct } from '../../../review/decide.ts';
import { takeIn } from '../../../review/take-in.ts';
import { stateIn } from '../../../review/view.ts';
import { createVault, type Home, openVault } from '../../../vault/home.ts';
import { LEAST_COST } from '../../../vault/keys/kdf.ts';
import type { Io } from '../../command.ts';
import { draftCommand } from './command.ts';

const REPORT =
  'On 14 May 2020 police arrested Ri Myong Su, a nurse, at her home in Kapsan County. Ms Ri was beaten.';
const PASSPHRASE = 'one two three four five';
const pack = loadPack('prk');
let dir: string;
let id: string;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'moksori-draft-'));
  writeFileSync(join(dir, 'passphrase'), PASSPHRASE, { mode: 0o600 });
  const home = await createVault(join(dir, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'mine', secret: Buffer.from(PASSPHRASE) }],
    actor: 'a-first',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  const bytes = Buffer.from(REPORT);
  const drafted = await draft([{ bytes, file: 'report.txt' }], { pack });
  const { cases } = await takeIn(home.vault, drafted, {
    actor: 'a-first',
    pack: { id: 'prk', version: 'invented' },
    version: '0.1.0',
    files: [bytes],
  });
  id = cases[0]!.case;
  await home.close();
});
after(() => rmSync(dir, { recursive: true, force: true }));

async function run(options: Readonly<Record<string, string | true>>): Promise<string> {
  let out = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: () => {},
    clock: () => 0,
    color: false,
    columns: 80,
    env: { MOKSORI_PASSPHRASE_FILE: join(dir, 'passphrase') },
  };
  const args = { files: [id], options: { vault: join(dir, 'vault'), form: 'wgad', ...options } };
  await draftCommand(args, io);
  return out;
}

async function within<T>(work: (home: Home) => Promise<T>): Promise<T> {
  const home = await openVault(join(dir, 'vault'), Buffer.from(PASSPHRASE));
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

const records = () =>
  within(async ({ vault }) =>
    (await vault.entriesOf(NONE)).filter(({ kind, subject }) => kind === 'exported' && subject === id),
  );

test('a file that is written is in the ledger with its sum, and whether names are in it', async () => {
  const [plain, named] = [join(dir, 'plain.html'), join(dir, 'named.html')];
  await run({ out: plain, reason: 'for the lawyer' });
  await run({ out: named, names: true });
  const sums = [plain, named].map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
  assert.deepEqual(
    (await records()).map(({ body }) => body),
    [
      { what: 'un-draft', sha256: sums[0], reason: 'for the lawyer' },
      { what: 'un-draft-with-names', sha256: sums[1] },
    ],
  );
  assert.doesNotMatch(readFileSync(plain, 'utf8'), /Myong|\bRi\b/);
  assert.match(readFileSync(named, 'utf8'), /Ri Myong Su/);
});

test('a page on the screen is no file and leaves nothing behind', async () => {
  const before = (await records()).length;
  assert.match(await run({}), /How ready/);
  assert.doesNotMatch(await run({}), /Myong/);
  assert.equal((await records()).length, before);
});

test('a name that was corrected stays out of the quotes that have it as it was', async () => {
  await within(async ({ vault }) => {
    const state = await stateIn(vault, id);
    const name = [...state.claims.values()].find(
      ({ claim }) => claim?.says.kind === 'detail' && claim.says.property === 'name',
    )!;
    const { says } = name.claim!;
    assert.ok(says.kind === 'detail');
    const change = { says: { ...says, value: 'Han Un Hui' } };
    const by = { actor: 'a-first', reason: 'misheard', expects: name.last };
    await vault.append([correct(state, name.id, change, by)]);
  });
  const page = await run({ json: true });
  assert.doesNotMatch(page, /Myong|Han Un/);
});

test('a file that is there is left as it is, before anything is asked', async () => {
  const file = join(dir, 'there.pdf');
  writeFileSync(file, 'x');
  await assert.rejects(run({ out: file }));
  assert.equal(readFileSync(file, 'utf8'), 'x');
  await assert.rejects(run({ out: join(dir, 'none.odt') }));
  assert.ok(!existsSync(join(dir, 'none.odt')));
});
