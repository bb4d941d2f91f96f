import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { caseOf, indexContract } from '../../../test/index-contract.ts';
import { type Handle, openIndex } from './index-tables.ts';

const Database = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as new (
  file: string,
) => Handle & { close(): void };
const handles = new WeakMap<object, { close(): void }>();

indexContract({
  name: 'SQLite',
  open: async () => {
    const db = new Database(':memory:');
    const index = openIndex(db);
    handles.set(index, db);
    return index;
  },
  close: async (index) => handles.get(index)?.close(),
});

test('no word stays of a document that is gone', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'index-'));
  const file = join(dir, 'plain.db');
  const db = new Database(file);
  db.exec('PRAGMA secure_delete = on');
  const index = openIndex(db);
  const others = Array.from({ length: 50 }, (_, i) => caseOf(`k-x${i}`, ['many other words']));
  await index.replace([...others, caseOf('k-1', ['staying word', 'quixotic word'])], 1);
  assert.ok(readFileSync(file).includes('quixotic'));
  await index.replace([caseOf('k-1', ['staying word'])], 2);
  const left = readFileSync(file);
  assert.ok(!left.includes('quixotic') && left.includes('staying'));
  assert.equal((await index.search({ phrases: [{ tokens: ['word'] }], limit: 5 })).total, 1);
  db.close();
  rmSync(dir, { recursive: true });
});

test('words that moved with a joined case go when it is shredded', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'index-'));
  const file = join(dir, 'plain.db');
  const db = new Database(file);
  db.exec('PRAGMA secure_delete = on');
  const index = openIndex(db);
  // So many that the two cases have their words in different tables.
  const others = Array.from({ length: 2060 }, (_, i) => caseOf(`k-x${i}`, ['many other words']));
  await index.replace([caseOf('k-1', ['quixotic word']), ...others, caseOf('k-2', ['staying'])], 1);
  const none = { ...caseOf('k-1', []), reports: [] };
  const joined = { ...none, case: { ...none.case, state: 'joined' as const } };
  const taken = { ...caseOf('k-2', ['staying', 'quixotic word']) };
  await index.replace([joined, taken], 2);
  assert.ok(readFileSync(file).includes('quixotic'));
  await index.replace([{ ...caseOf('k-2', []), case: { ...taken.case, state: 'shredded' } }], 3);
  const left = readFileSync(file);
  assert.ok(!left.includes('quixotic') && !left.includes('staying') && left.includes('many'));
  db.close();
  rmSync(dir, { recursive: true });
});

test('an index of another form is made anew', async () => {
  const db = new Database(':memory:');
  const first = openIndex(db);
  await first.replace([caseOf('k-1', ['word'])], 4);
  assert.equal(await openIndex(db).through(), 4);
  db.exec("UPDATE index_state SET value = 1 WHERE name = 'form'");
  const second = openIndex(db);
  assert.equal(await second.through(), 0);
  await second.replace([caseOf('k-1', ['word'])], 5);
  assert.equal((await second.search({ phrases: [{ tokens: ['word'] }], limit: 5 })).total, 1);
  db.close();
});
