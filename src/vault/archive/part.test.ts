import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { packTar } from 'modern-tar';
import { NotForUs, openedBy, sealedTo } from './age.ts';
import { bytesOf, FileExists, writeWhole } from './file.ts';
import { BadArchive, type Part, packed, unpacked } from './part.ts';

const PARTS: readonly Part[] = [
  { name: 'vault.json', bytes: Buffer.from('{"format":1}') },
  { name: 'ledger/00000000', bytes: Buffer.alloc(200_000, 7) },
  { name: 'empty', bytes: Buffer.alloc(0) },
];

async function* each<T>(values: readonly T[]): AsyncIterable<T> {
  yield* values;
}
async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}
const bytes = async (stream: AsyncIterable<Uint8Array>) => Buffer.concat(await all(stream));

test('parts come back as they went in, and the same parts make the same bytes', async () => {
  const tar = await bytes(packed(each(PARTS)));
  const back = await all(unpacked(each([tar])));
  assert.deepEqual(
    back.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
    PARTS.map(({ name, bytes }) => [name, bytes]),
  );
  assert.deepEqual(await bytes(packed(each(PARTS))), tar);
  assert.equal(
    spawnSync('tar', ['-tf', '-'], { input: tar }).stdout.toString(),
    'vault.json\nledger/00000000\nempty\n',
  );
});

test('a tar that is cut off, damaged or leads elsewhere is refused', async () => {
  const tar = await bytes(packed(each(PARTS)));
  for (const cut of [100, 600, 5000, tar.length - 1024])
    await assert.rejects(all(unpacked(each([tar.subarray(0, cut)]))), BadArchive, `cut at ${cut}`);
  await assert.rejects(all(unpacked(each([Buffer.from('not a tar, whatever it is')]))), BadArchive);
  for (const name of ['../out', '/etc/x', 'a/../../b', 'a\\b', '.hidden'])
    await assert.rejects(
      all(unpacked(each([await packTar([{ header: { name, size: 1 }, body: 'x' }])]))),
      BadArchive,
      name,
    );
  const link = await packTar([{ header: { name: 'x', size: 0, type: 'symlink', linkname: '/etc/passwd' } }]);
  await assert.rejects(all(unpacked(each([link]))), BadArchive);
});

test('an age file opens for its recipients only, and a changed byte is found', async () => {
  const [mine, other] = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
  const plain = Buffer.alloc(150_000, 'moksori ');
  const sealed = await bytes(sealedTo([await identityToRecipient(mine)], each([plain])));
  assert.deepEqual(await bytes(openedBy([other, mine], each([sealed]))), plain);
  await assert.rejects(bytes(openedBy([other], each([sealed]))), NotForUs);
  for (const at of [250, 70_000, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    await assert.rejects(bytes(openedBy([mine], each([changed]))), `byte ${at}`);
  }
  await assert.rejects(bytes(openedBy([mine], each([sealed.subarray(0, 100_000)]))));
});

test('a file is there whole or not at all, and replaces none', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'out');
  const broken = async function* () {
    yield Buffer.from('half');
    throw new Error('no more');
  };
  await assert.rejects(writeWhole(file, broken()), /no more/);
  assert.deepEqual(readdirSync(folder), []);
  assert.equal(await writeWhole(file, each([Buffer.from('ab'), Buffer.from('cd')])), 4);
  await assert.rejects(writeWhole(file, each([Buffer.from('other')])), FileExists);
  assert.deepEqual([readdirSync(folder), readFileSync(file, 'utf8')], [['out'], 'abcd']);
  assert.equal((await bytes(bytesOf(file, 1))).toString(), 'bcd');
  await assert.rejects(bytes(bytesOf(join(folder, 'absent'))));
  writeFileSync(file, '');
});
