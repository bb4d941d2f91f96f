import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { FileExists, writeWhole } from './file.ts';

async function* chunks(): AsyncIterable<Uint8Array> {
  yield Buffer.from('first part, ');
  yield Buffer.from('second part');
}

test('a file is there whole, and is not written over', async (t) => {
  const file = join(folderFor(t), 'copy');
  assert.equal(await writeWhole(file, chunks()), 23);
  assert.equal(readFileSync(file, 'utf8'), 'first part, second part');
  await assert.rejects(writeWhole(file, chunks()), FileExists);
  assert.equal(readFileSync(file, 'utf8'), 'first part, second part');
});

test('what a disk takes only in parts is written to its end, and a full one leaves nothing', async (t) => {
  const folder = folderFor(t);
  const handle = await open(join(folder, 'any'), 'w');
  const handles = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const write = handles.write as (bytes: Uint8Array, at: number, length: number) => Promise<unknown>;
  let room = Number.POSITIVE_INFINITY;
  t.mock.method(handles, 'write', function (this: FileHandle, bytes: Uint8Array, at: number) {
    if (room <= 0) return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const some = Math.min(5, bytes.length - at, room);
    room -= some;
    return write.call(this, bytes, at, some);
  });
  const file = join(folder, 'copy');
  await writeWhole(file, chunks());
  assert.equal(readFileSync(file, 'utf8'), 'first part, second part');
  room = 16;
  await assert.rejects(writeWhole(join(folder, 'full'), chunks()), { code: 'ENOSPC' });
  assert.deepEqual(readdirSync(folder).sort(), ['any', 'copy']);
});

function folderFor(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-file-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
