import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import { addDraft } from './add.ts';
import { caseEntries, spanOf } from './case.fixture.ts';
import {
  accept,
  addClaim,
  choose,
  correct,
  decideSame,
  reject,
  undo,
  withdraw,
  withdrawReport,
} from './decide.ts';
import { join } from './joining.ts';
import { KINDS } from './kinds.ts';
import { withdrawSource } from './rests-on.ts';
import { BODIES, faultsOf } from './schema.ts';
import { stateOf } from './state.ts';
import { opened } from './vault.fixture.ts';

const by = { actor: 'a-1', reason: 'checked' };

test('every kind has a schema', () =>
  assert.deepEqual(Object.keys(BODIES).sort(), Object.keys(KINDS).sort()));

test('what is made here is well formed', async () => {
  const pack = loadPack('prk');
  const files = ['hoeryong-phone.txt', 'pair/tanchon-nurse.ko.html'];
  const drafted = await draft(
    files.map((file) => ({ bytes: readFileSync(new URL(`../../data/demo/${file}`, import.meta.url)), file })),
    { pack },
  );
  const { entries } = addDraft(drafted, { actor: 'a-1', pack, version: '0.1.0', source: 's-1' });
  const all = opened([...entries, ...caseEntries('k-1', ['r-1', 'r-2'])]);
  const one = stateOf(
    'k-1',
    all.filter((entry) => entry.case === 'k-1'),
  );
  const other = stateOf('k-2', []);
  const says = { kind: 'detail', party: 'p1', property: 'age', value: '70s' } as const;
  const decisions = [
    accept(one, 'r-1.c1', by),
    reject(one, 'r-1.c1', by),
    withdraw(one, 'r-1.c1', { ...by, expects: one.claims.get('r-1.c1')!.last }),
    correct(one, 'r-1.c1', { stance: 'denied', anchors: [spanOf('He')] }, by),
    addClaim(one, 'r-1', { says, anchors: [spanOf('old')] }, by),
    choose(one, 'r-1.c4', { property: 'age' }, by),
    decideSame(
      one,
      { of: 'party', a: { report: 'r-1', party: 'p1' }, b: { report: 'r-2', party: 'p1' }, judgement: 'no' },
      by,
    ),
    withdrawReport(one, 'r-1', by),
    ...join(one, other, by),
    ...withdrawSource('s-1', [one], by),
  ];
  const more = opened(decisions, all.length);
  const after = stateOf(
    'k-1',
    [...all, ...more].filter((entry) => entry.case === 'k-1'),
  );
  const undone = opened([undo(after, after.decisions[0]!.seq, by)], all.length + more.length);
  for (const entry of [...all, ...more, ...undone]) assert.deepEqual(faultsOf(entry), []);
});

test('a fault is named with its field', () => {
  const [entry] = opened(caseEntries('k-1', ['r-1'])).filter(({ kind }) => kind === 'claim.proposed');
  const body = { ...(entry!.body as object), stance: 'sung', tune: 1 };
  const faults = faultsOf({ ...entry!, body, key: 'case:k-1' });
  assert.equal(faults.length, 3);
  assert.ok(faults.some((fault) => fault.startsWith('claim.proposed: stance: ')));
  assert.deepEqual(faultsOf({ ...entry!, body: { v: 2 } }), []);
  assert.deepEqual(faultsOf({ ...entry!, kind: 'claim.sung' }), []);
  assert.deepEqual(faultsOf({ ...entry!, body: undefined, shredded: true }), []);
});
