import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NONE } from '../ledger/types.ts';
import type { Opened, Plain } from '../vault/plain.ts';
import type { Vault } from '../vault/vault.ts';
import { keyIn, NoPairDecision, pairDecided, pairDecisions, pairWithdrawn, rowKey } from './pairs.ts';
import { faultsOf } from './schema.ts';
import { opened } from './vault.fixture.ts';

const row = (list: string, at: number) => ({ list, row: at, check: `c${at}` });
const said = (actor: string, same: boolean, a: number, b: number) =>
  pairDecided(actor, same, { a: row('harbour', a), b: row('radio', b) });

test('of several decisions of one person on one pair the last counts; another person is another voice', () => {
  const flipped = pairDecided('a-1', true, { a: row('radio', 2), b: row('harbour', 1) });
  const found = pairDecisions(opened([said('a-1', false, 1, 2), said('a-2', false, 1, 2), flipped]));
  assert.deepEqual(
    found.map(({ actor, same, standing }) => [actor, same, standing]),
    [
      ['a-1', false, 'overtaken'],
      ['a-2', false, 'live'],
      ['a-1', true, 'live'],
    ],
  );
});

test('a withdrawn decision stops acting and cannot be withdrawn again', () => {
  const entries: Plain[] = [said('a-1', true, 1, 2)];
  entries.push(pairWithdrawn(pairDecisions(opened(entries)), 0, { actor: 'a-2', reason: 'brothers' }));
  const found = pairDecisions(opened(entries));
  assert.equal(found[0]!.standing, 'withdrawn');
  assert.throws(() => pairWithdrawn(found, 0, { actor: 'a-2' }), NoPairDecision);
  assert.throws(() => pairWithdrawn(found, 1, { actor: 'a-2' }), NoPairDecision);
});

test('entries fit their description, and belong to no case', () => {
  const entries = opened([
    said('a-1', true, 1, 2),
    pairDecided('a-1', false, {
      a: row('x', 1),
      b: { ...row('y', 2), row: 'ab12' },
      reason: 'no',
      drawn: 0.5,
    }),
    pairWithdrawn(pairDecisions(opened([said('a-1', true, 1, 2)])), 0, { actor: 'a-1' }),
  ]);
  for (const entry of entries) {
    assert.deepEqual(faultsOf(entry), []);
    assert.equal(entry.case, NONE);
  }
  const bad = { ...entries[0]!, body: { ...(entries[0]!.body as object), name: 'somebody' } };
  assert.notDeepEqual(faultsOf(bad), []);
});

test('the key of rows is made once; of two that were made at one moment the first counts', async () => {
  const all: Opened[] = [];
  const vault = {
    append: async (entries: readonly Plain[]) => {
      const from = all.length;
      all.push(...opened(entries, from));
      return { from, count: entries.length, at: 0 };
    },
    entriesOf: async () => all,
  } as unknown as Vault;
  const [one, two] = await Promise.all([rowKey(vault, 'a-1'), rowKey(vault, 'a-2')]);
  assert.equal(one.length, 32);
  assert.deepEqual(one, two);
  assert.deepEqual(await rowKey(vault, 'a-1'), one);
  assert.deepEqual(keyIn(all), one);
});
