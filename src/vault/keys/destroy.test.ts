import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { destroyKeyFile } from './destroy.ts';

const CONTENT = 'a line that must not stay\n'.repeat(100);

/** A folder with a key file, and a second name for its bytes, which shows what became of them. */
function withFolder(run: (file: string, seen: () => string) => Promise<void>): () => Promise<void> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'moksori-destroy-'));
    try {
      const file = join(folder, 'vault', 'keys');
      mkdirSync(join(folder, 'vault'));
      writeFileSync(file, CONTENT);
      linkSync(file, join(folder, 'second'));
      await run(file, () => readFileSync(join(folder, 'second'), 'latin1'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

test(
  'the bytes are written over where they stand, and the name is gone',
  withFolder(async (file, seen) => {
    assert.deepEqual(await destroyKeyFile(file), [{ file, overwritten: true, removed: true }]);
    assert.equal(seen().length, CONTENT.length);
    assert.ok(!seen().includes('line'));
    assert.deepEqual(readdirSync(join(file, '..')), []);
  }),
);

test(
  'a file that may only be read, and what a cut-off change left beside it, go too',
  withFolder(async (file, seen) => {
    chmodSync(file, 0o400);
    writeFileSync(`${file}.part`, CONTENT);
    const done = await destroyKeyFile(file);
    assert.deepEqual(
      done.map(({ overwritten, removed }) => overwritten && removed),
      [true, true],
    );
    assert.ok(!seen().includes('line'));
    assert.ok(!existsSync(file) && !existsSync(`${file}.part`));
  }),
);

test(
  'a link goes with what it points to',
  withFolder(async (file, seen) => {
    const link = `${file}-link`;
    symlinkSync(file, link);
    assert.deepEqual(
      (await destroyKeyFile(link)).map(({ removed }) => removed),
      [true, true],
    );
    assert.ok(!seen().includes('line'));
    assert.ok(!existsSync(file));
  }),
);

test(
  'none there, a link to nothing, a folder: nothing is said to be done',
  withFolder(async (file) => {
    assert.deepEqual(await destroyKeyFile(`${file}-none`), []);
    mkdirSync(`${file}-folder`);
    assert.deepEqual(await destroyKeyFile(`${file}-folder`), []);
    symlinkSync(`${file}-none`, `${file}-link`);
    assert.deepEqual(await destroyKeyFile(`${file}-link`), [
      { file: `${file}-link`, overwritten: false, removed: true },
    ]);
  }),
);
