import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type Server, startPostgres } from '../../test/postgres.ts';
import { EntryRefused } from '../ledger/entry.ts';
import { NONE } from '../ledger/types.ts';
import { NotForUs } from './archive/age.ts';
import { backup, restore } from './archive/backup.ts';
import { exportAll, importAll } from './archive/export.ts';
import { bytesOf } from './archive/file.ts';
import { BadArchive, unpacked } from './archive/part.ts';
import { checkVault } from './check.ts';
import { createVault, type Home, LastWay, type NewWay, openVault } from './home.ts';
import { LEAST_COST } from './keys/kdf.ts';
import { WrongSecret } from './keys/key-file.ts';
import type { Plain } from './plain.ts';
import { DatabaseTaken } from './postgres/site.ts';
import { FolderTaken, NotAVault, PasswordInConnection, siteOf } from './site.ts';
import { KeyChanged, type Span } from './store.ts';
import { Damaged } from './store-faults.ts';
import { Shredded } from './vault.ts';

const MARK = 'the ferryman of Invented Sound';
const secret = (words: string) => new TextEncoder().encode(words);
const PASS: NewWay = { kind: 'passphrase', label: 'mine', secret: secret('one two three four five') };
const PAPER: NewWay = { kind: 'recovery-key', label: 'paper', secret: secret('a recovery key of paper') };

function folder(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'moksori-home-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Where the vaults of a test are: a folder is enough, or a team's needs a database for each. */
type Where = () => Promise<{ readonly connection?: string }>;

let server: Promise<Server> | undefined;
after(async () => (await server)?.stop());
const PLACES: Readonly<Record<string, Where>> = {
  'one person': async () => ({}),
  'a team': async () => {
    server ??= startPostgres();
    return { connection: await (await server).database() };
  },
};

/** One behaviour, whatever the vault is kept in. */
function everywhere(name: string, run: (t: TestContext, where: Where) => Promise<void>): void {
  for (const [place, where] of Object.entries(PLACES)) test(`${name} (${place})`, (t) => run(t, where));
}

async function made(t: TestContext, where: Where = async () => ({})): Promise<Home> {
  const home = await createVault(join(folder(t), 'vault'), {
    ways: [PASS, PAPER],
    actor: 'a-first',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
    ...(await where()),
  });
  t.after(() => home.close().catch(() => {}));
  return home;
}

const told = (n: number, key = 'report:r-1'): Plain => ({
  actor: 'a-first',
  kind: 'claim.proposed',
  case: 'k-one',
  subject: `r-1.c${n}`,
  key,
  body: { quote: `${MARK} ${n}` },
});

async function bytes(stream: AsyncIterable<Uint8Array> | null): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of stream ?? []) all.push(piece);
  return Buffer.concat(all).toString();
}
const each = async function* (text: string) {
  yield Buffer.from(text);
};

everywhere('what goes in comes out after closing and opening, with either way', async (t, where) => {
  const home = await made(t, where);
  await home.vault.append([told(1), told(2)]);
  await home.close();
  for (const { secret } of [PASS, PAPER]) {
    const again = await openVault(home.dir, secret);
    assert.equal(await again.actor(), 'a-first');
    const entries = await again.vault.entriesOf('k-one');
    assert.deepEqual(
      entries.map(({ subject, body }) => [subject, body]),
      [1, 2].map((n) => [`r-1.c${n}`, { quote: `${MARK} ${n}` }]),
    );
    assert.deepEqual(
      (await again.ways()).map(({ kind, label, revoked }) => [kind, label, revoked]),
      [
        ['passphrase', 'mine', undefined],
        ['recovery-key', 'paper', undefined],
      ],
    );
    await again.close();
  }
  await assert.rejects(openVault(home.dir, secret('one two three four six')), WrongSecret);
  await assert.rejects(openVault(join(home.dir, 'absent'), PASS.secret), NotAVault);
  await assert.rejects(
    createVault(home.dir, { ways: [PASS], actor: 'a', name: 'b', version: '0', cost: LEAST_COST }),
    FolderTaken,
  );
});

test('no file of the vault shows a word, an id of a case, or how many ways there are', async (t) => {
  const home = await made(t);
  await home.vault.append([told(1)]);
  await home.vault.keep('report:r-1', each(MARK.repeat(1000)));
  const shown = () =>
    readdirSync(home.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
      .join('\n');
  for (const state of ['open', 'closed']) {
    for (const word of [
      'ferryman',
      'k-one',
      'a-first',
      'claim.proposed',
      'Invented Person',
      'passphrase',
      'mine',
    ])
      assert.ok(!shown().includes(word), `${state}: ${word}`);
    if (state === 'open') await home.close();
  }
  const before = statSync(join(home.dir, 'keys')).size;
  const again = await openVault(home.dir, PASS.secret);
  await again.addWay('a-first', {
    kind: 'passphrase',
    label: 'second',
    secret: secret('six seven eight nine'),
  });
  assert.equal(statSync(join(home.dir, 'keys')).size, before);
  await again.close();
});

test('a revoked way opens nothing any more, not even with the key file of before', async (t) => {
  const home = await made(t);
  await home.vault.append([told(1)]);
  const before = readFileSync(join(home.dir, 'keys'));
  const [mine, paper] = await home.ways();
  await home.revokeWay('a-first', mine!.id, 'written on a note that was lost');
  await assert.rejects(home.revokeWay('a-first', paper!.id, 'the last'), LastWay);
  await home.vault.append([told(2)]);
  await home.close();
  await assert.rejects(openVault(home.dir, PASS.secret), WrongSecret);
  const again = await openVault(home.dir, PAPER.secret);
  assert.equal((await again.vault.entriesOf('k-one')).length, 2);
  assert.deepEqual((await checkVault(again.vault, again)).faults, []);
  await again.close();
  const after = readFileSync(join(home.dir, 'keys'));
  writeFileSync(join(home.dir, 'keys'), before);
  await assert.rejects(openVault(home.dir, PASS.secret));
  writeFileSync(join(home.dir, 'keys'), after);
});

test('a team has one vault in a database, begun anew when it was never finished', async (t) => {
  const where = PLACES['a team']!;
  const connection = (await where()).connection!;
  const at = async () => ({ connection });
  const unfinished = { ways: [PASS], actor: 'A', name: 'n', version: '0', cost: LEAST_COST, connection };
  await assert.rejects(createVault(join(folder(t), 'vault'), unfinished), EntryRefused);
  const home = await made(t, at);
  await home.vault.append([told(1)]);
  await assert.rejects(made(t, at), DatabaseTaken);
  assert.equal((await home.vault.entriesOf('k-one')).length, 1);
  const named = connection.replace('moksori@', 'moksori:a-password@');
  await assert.rejects(
    made(t, async () => ({ connection: named })),
    PasswordInConnection,
  );
});

test('a change of key by one member is noticed by another', async (t) => {
  const home = await made(t, PLACES['a team']);
  const other = await openVault(home.dir, PASS.secret);
  t.after(() => other.close());
  await other.vault.append([told(1)]);
  await home.changeKey('a-first', 'as every year');
  await assert.rejects(other.vault.append([told(2, 'report:r-new')]), KeyChanged);
  const again = await openVault(home.dir, PASS.secret);
  t.after(() => again.close());
  await again.vault.append([told(2, 'report:r-new')]);
  assert.deepEqual((await checkVault(again.vault, again)).faults, []);
});

everywhere('a file kept before a change of key still opens after it', async (t, where) => {
  const home = await made(t, where);
  const kept = await home.vault.keep('report:r-1', each('the original'));
  await home.changeKey('a-first', 'as every year');
  await home.vault.append([told(1)]);
  await home.close();
  const again = await openVault(home.dir, PASS.secret);
  t.after(() => again.close());
  assert.equal(await bytes(await again.vault.kept('report:r-1', kept.id)), 'the original');
  assert.deepEqual((await checkVault(again.vault, again)).faults, []);
});

everywhere('a destroyed key takes the content and leaves the ledger whole', async (t, where) => {
  const home = await made(t, where);
  const { vault } = home;
  const kept = await vault.keep('report:r-1', each('the original'));
  await vault.append([told(1), told(2, 'report:r-2')]);
  assert.equal(await bytes(await vault.kept('report:r-1', kept.id)), 'the original');
  await vault.append(
    [
      {
        actor: 'a-first',
        kind: 'shredded',
        case: NONE,
        subject: 'r-1',
        key: 'vault',
        body: { reason: 'asked' },
      },
    ],
    { destroy: ['report:r-1'], drop: [kept.id] },
  );
  await assert.rejects(vault.append([told(3)]), Shredded);
  await assert.rejects(vault.kept('report:r-1', kept.id), Shredded);
  const entries = await vault.entriesOf('k-one');
  assert.deepEqual(
    entries.map(({ shredded, body }) => [shredded, body]),
    [
      [true, undefined],
      [false, { quote: `${MARK} 2` }],
    ],
  );
  const checked = await checkVault(vault, home);
  assert.deepEqual([checked.faults, checked.shredded], [[], 1]);
});

everywhere('without its key file nothing opens it, and destroying it takes no secret', async (t, where) => {
  const home = await made(t, where);
  const { dir } = home;
  await home.close();
  const site = await siteOf(dir);
  const done = await site.destroyKeys();
  assert.deepEqual(
    done.map(({ removed }) => removed),
    [true],
  );
  assert.deepEqual(await site.destroyKeys(), []);
  await assert.rejects(openVault(dir, PASS.secret));
});

test('entries that the disk does not give are named, once, and the rest is checked', async (t) => {
  const home = await made(t);
  await home.vault.append(Array.from({ length: 20 }, (_, n) => told(n)));
  const entries = home.store.entries.bind(home.store);
  const bad = (seq: number) => (seq >= 6 && seq < 9) || seq === 15;
  t.mock.method(home.store, 'entries', async function* (span?: Span) {
    for await (const chunk of entries(span)) {
      if (chunk.some(({ seq }) => bad(seq))) throw new Damaged('a page does not open');
      yield chunk;
    }
  });
  const { faults, entries: read } = await checkVault(home.vault, home);
  assert.deepEqual(faults, [
    { what: 'unreadable', from: 6, to: 9 },
    { what: 'unreadable', from: 15, to: 16 },
  ]);
  assert.equal(read, 20);
});

everywhere('entries told at once under a key that is not there yet all open', async (t, where) => {
  const home = await made(t, where);
  await Promise.all(Array.from({ length: 40 }, (_, n) => home.vault.append([told(n, `report:r-${n % 5}`)])));
  assert.deepEqual((await checkVault(home.vault, home)).faults, []);
  t.mock.method(home.store, 'append', () => Promise.reject(new Error('full')), { times: 1 });
  const results = await Promise.allSettled([40, 41].map((n) => home.vault.append([told(n, 'report:r-new')])));
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.deepEqual((await checkVault(home.vault, home)).faults, []);
});

everywhere('a backup comes back the same, opens with the ways, and is rehearsed', async (t, where) => {
  const home = await made(t, where);
  const kept = await home.vault.keep('report:r-1', each('x'.repeat(3_000_000)));
  await home.vault.append(Array.from({ length: 500 }, (_, n) => told(n)));
  await home.store.setSetting('colour', Buffer.from('blue'));
  const file = join(folder(t), 'moksori.backup');
  const { bytes: size, rehearsed } = await backup(home, file, { rehearse: true });
  assert.ok(size > 3_000_000);
  const head = await home.store.head();
  assert.deepEqual(
    [rehearsed!.entries, rehearsed!.root],
    [head.size, Buffer.from(head.root).toString('hex')],
  );
  assert.ok(!readFileSync(file).toString('latin1').includes('k-one'));
  const dir = join(folder(t), 'back');
  await assert.rejects(restore(file, dir, secret('not this one at all')), WrongSecret);
  assert.ok(!existsSync(dir));
  await restore(file, dir, PAPER.secret, await where());
  const back = await openVault(dir, PASS.secret);
  assert.deepEqual(await back.store.head(), head);
  assert.deepEqual(await back.vault.entriesOf('k-one'), await home.vault.entriesOf('k-one'));
  assert.equal((await bytes(await back.vault.kept('report:r-1', kept.id))).length, 3_000_000);
  assert.equal((await back.store.setting('colour'))?.toString(), 'blue');
  assert.deepEqual((await checkVault(back.vault, back)).faults, []);
  await back.close();
});

test('a backup that is cut off or changed makes no vault', async (t) => {
  const home = await made(t);
  await home.vault.append(Array.from({ length: 50 }, (_, n) => told(n)));
  const place = folder(t);
  const file = join(place, 'backup');
  await backup(home, file);
  const whole = readFileSync(file);
  const changed = join(place, 'changed');
  for (const [what, content] of [
    ['empty', Buffer.alloc(0)],
    ['text', Buffer.from('hello')],
    ...[30, 3000, 4000, whole.length - 20].map((at) => [`cut at ${at}`, whole.subarray(0, at)] as const),
    ...[20, 200, 3300, 5000, whole.length - 1].map((at) => {
      const copy = Buffer.from(whole);
      copy[at]! ^= 4;
      return [`byte ${at}`, copy] as const;
    }),
  ] as const) {
    writeFileSync(changed, content);
    const dir = join(place, 'vault');
    await assert.rejects(restore(changed, dir, PASS.secret), what);
    assert.deepEqual(readdirSync(place).sort(), ['backup', 'changed'], what);
  }
});

everywhere('an export can be read without Moksori and makes the same vault again', async (t, where) => {
  const home = await made(t, where);
  const kept = await home.vault.keep('report:r-1', each('the received file'));
  await home.vault.append([told(1), told(2)]);
  const place = folder(t);
  const file = join(place, 'all.tar');
  const filesOf = ({ subject }: { subject: string }) =>
    subject === 'r-1.c1' ? [{ blob: kept.id, key: 'report:r-1', name: 'r-1.txt' }] : [];
  await exportAll(home, file, { to: [], filesOf });
  const parts = new Map<string, string>();
  for await (const { name, bytes } of unpacked(bytesOf(file))) parts.set(name, Buffer.from(bytes).toString());
  assert.equal(parts.get('files/r-1.txt'), 'the received file');
  const lines = parts.get('plain/00000000.jsonl')!.trim().split('\n');
  assert.equal(JSON.parse(lines.at(-1)!).body.quote, `${MARK} 2`);

  const mine = await generateX25519Identity();
  const sealed = join(place, 'all.tar.age');
  await exportAll(home, sealed, { to: [await identityToRecipient(mine)], filesOf });
  const head = await home.store.head();
  const ways: NewWay[] = [{ kind: 'passphrase', label: 'new', secret: secret('another passphrase here') }];
  for (const [from, identities] of [
    [file, []],
    [sealed, [mine]],
  ] as const) {
    const dir = join(place, identities.length === 0 ? 'plain' : 'opened');
    const { home: back, refilled } = await importAll(from, dir, {
      ways,
      actor: 'a-second',
      identities,
      cost: LEAST_COST,
      ...(await where()),
    });
    assert.deepEqual([refilled.entries, refilled.root], [head.size, Buffer.from(head.root).toString('hex')]);
    assert.deepEqual(await back.store.leaves(0, head.size), await home.store.leaves(0, head.size));
    assert.equal(await bytes(await back.vault.kept('report:r-1', kept.id)), 'the received file');
    await back.close();
    await assert.rejects(openVault(dir, PASS.secret), WrongSecret);
    const opened = await openVault(dir, ways[0]!.secret);
    assert.deepEqual((await checkVault(opened.vault, opened)).faults, []);
    await opened.close();
  }
  const none = { ways, actor: 'a', cost: LEAST_COST };
  await assert.rejects(importAll(sealed, join(place, 'no'), none), BadArchive);
  const identities = [await generateX25519Identity()];
  await assert.rejects(importAll(sealed, join(place, 'no'), { ...none, identities }), NotForUs);
});
