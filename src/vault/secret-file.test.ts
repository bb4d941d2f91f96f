import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSecretFile, SecretExposed, SecretMissing, SecretThere, writeSecretFile } from './secret-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'moksori-secret-'));
test.after(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode });
  chmodSync(path, mode);
  return path;
}

test('one line end goes, spaces and other lines stay', async () => {
  assert.equal(await readSecretFile(put('a', ' one two \n')), ' one two ');
  assert.equal(await readSecretFile(put('b', 'one\r\n')), 'one');
  assert.equal(await readSecretFile(put('c', 'one\n\n')), 'one\n');
});

for (const mode of [0o640, 0o604, 0o620, 0o777])
  test(`a file with the rights ${mode.toString(8)} is refused`, { skip: process.platform === 'win32' }, () =>
    assert.rejects(readSecretFile(put(`m${mode}`, 'secret\n', mode)), SecretExposed),
  );

test('no file, a folder, an empty one, too much, no text', async () => {
  for (const path of [
    join(folder, 'none'),
    put('empty', ''),
    put('line', '\n'),
    put('long', 'x'.repeat(9000)),
    put('bytes', Uint8Array.of(0xff, 0xfe)),
  ])
    await assert.rejects(readSecretFile(path), SecretMissing);
  chmodSync(folder, 0o700);
  await assert.rejects(readSecretFile(folder), SecretMissing);
});

test('a secret is written for its owner, and over nothing', async () => {
  const path = join(folder, 'recovery');
  await writeSecretFile(path, 'AAAA-BBBB');
  assert.equal(readFileSync(path, 'utf8'), 'AAAA-BBBB\n');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  await assert.rejects(writeSecretFile(path, 'other'), SecretThere);
  await assert.rejects(writeSecretFile(join(folder, 'no/such'), 'x'), SecretMissing);
});
