/** Archives made to break who opens them. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { archived, filesOf, packed, unpacked } from './bundle.fixture.ts';
import { NotABundle } from './verify/source.ts';
import { verifyBundle } from './verify/verify.ts';

test('hostile archives are refused with their reason, and nothing is unpacked', async (t) => {
  const folder = unpacked(t, new Map());
  const good = await filesOf(await packed());
  const files = [...good].map(([name, bytes]) => ({ name, bytes }));
  const whole = readFileSync(await packed());
  const refused = async (name: string, bytes: Buffer, why: NotABundle['why']) => {
    const file = join(folder, `${name}.zip`);
    writeFileSync(file, bytes);
    await assert.rejects(
      verifyBundle(file),
      (error) => error instanceof NotABundle && error.why === why,
      name,
    );
  };
  await refused('empty', Buffer.alloc(0), 'archive');
  await refused('text', Buffer.from('not an archive at all'), 'archive');
  await refused('cut', whole.subarray(0, whole.length - 100), 'archive');
  await refused('other', await archived([{ name: 'a.txt', bytes: Buffer.from('x') }]), 'missing');
  const renamed = (from: string, to: string) =>
    Buffer.from(whole.toString('latin1').replaceAll(from, to), 'latin1');
  await refused('upwards', renamed('bagit.txt', '../it.txt'), 'name');
  await refused('root', renamed('bagit.txt', '/agit.txt'), 'name');
  await refused('twice', await archived([...files, { name: 'bagit.txt', bytes: Buffer.from('x') }]), 'twice');
  await refused('many', ending(60_000), 'many');
  const { deflateRawSync } = await import('node:zlib');
  await refused('bomb', bomb(deflateRawSync(Buffer.alloc(30_000_000))), 'large');
});

/** The end of an archive that says how many files it has. */
function ending(files: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  return end;
}

/** One file that says it is thirty megabytes and is packed into some thousand bytes. */
function bomb(packed: Buffer): Buffer {
  const name = Buffer.from('data/a');
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(0, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(30_000_000, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    name,
  ]);
  const end = ending(1);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
