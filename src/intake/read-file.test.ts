import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { IntakeError } from './errors.ts';
import { collect, readReportFile } from './read-file.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof IntakeError && error.code === expected;

test('a file is read whole; folders, missing and large files get one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-'));
  try {
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'text');
    assert.equal(Buffer.from((await readReportFile(path)).bytes).toString(), 'text');
    await assert.rejects(readReportFile(folder), code('not-readable'));
    await assert.rejects(readReportFile(join(folder, 'none')), code('not-readable'));
    await assert.rejects(readReportFile(join(path, 'under')), code('not-readable'));
    await assert.rejects(readReportFile(path, 3), code('too-large'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a stream without end is cut at the limit', async () => {
  let given = 0;
  const endless = new Readable({
    read() {
      given += 1000;
      this.push(Buffer.alloc(1000, 'a'));
    },
  });
  await assert.rejects(collect(endless, 'standard input', 10_000), code('too-large'));
  assert.ok(given < 200_000);
});
