import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import type { Claim } from '../claims/types.ts';
import { type Drafted, draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import { addDraft } from './add.ts';
import { claimId } from './kinds.ts';
import { stateOf } from './state.ts';
import { counting, opened, shred } from './vault.fixture.ts';

const pack = loadPack('prk');
const options = { actor: 'a-1', pack, version: '0.1.0', random: counting() };
let drafted: Drafted;

before(async () => {
  const files = ['hoeryong-phone.txt', 'pair/tanchon-nurse.en.html', 'pair/tanchon-nurse.ko.html'];
  drafted = await draft(
    files.map((file) => ({ bytes: readFileSync(new URL(`../../data/demo/${file}`, import.meta.url)), file })),
    { pack },
  );
});

/** As a vault names it. */
function named({ report, says, derivedFrom, id, ...claim }: Claim): Claim {
  const of = (local: string): string => claimId(report, local);
  return {
    ...claim,
    id: of(id),
    report,
    says:
      says.kind === 'order'
        ? { ...says, before: of(says.before), after: of(says.after) }
        : says.kind === 'same'
          ? { ...says, a: of(says.a), b: of(says.b) }
          : says,
    derivedFrom: derivedFrom.map(of),
  };
}

test('every event of a draft becomes a case, and reads back as it was', () => {
  const { entries, cases, known } = addDraft(drafted, options);
  assert.equal(cases.length, 1 + drafted.others.length);
  assert.deepEqual(known, []);
  const all = opened(entries);
  for (const [i, one] of [drafted.case, ...drafted.others].entries()) {
    const id = cases[i]!.case;
    const state = stateOf(
      id,
      all.filter((entry) => entry.case === id),
    );
    assert.equal(state.case.state, 'open');
    assert.equal(state.case.opened?.actor, 'a-1');
    assert.deepEqual(
      state.reports.map(({ report }) => report),
      drafted.reports.filter((report) => one.reports.includes(report.id)),
    );
    const readings = drafted.readings
      .filter(({ report }) => one.reports.includes(report))
      .map((reading) => ({ ...reading, claims: reading.claims.map(named) }));
    assert.deepEqual(state.readings, readings);
    assert.equal(cases[i]!.claims, state.claims.size);
    assert.deepEqual(state.unknown, []);
  }
});

test('a claim is kept in few bytes', () => {
  const { entries } = addDraft(drafted, options);
  const claims = entries.filter(({ kind }) => kind === 'claim.proposed');
  const bytes =
    claims.reduce((n, { body }) => n + Buffer.byteLength(JSON.stringify(body)), 0) / claims.length;
  assert.ok(bytes < 400, `${Math.round(bytes)} bytes a claim`);
});

test('all reports go into a case that is named, with the source', () => {
  const { entries, cases } = addDraft(drafted, { ...options, case: 'k-abc123', source: 's-1' });
  assert.deepEqual(
    cases.map(({ case: id, opened }) => [id, opened]),
    [['k-abc123', false]],
  );
  assert.ok(entries.every((entry) => entry.case === 'k-abc123' && entry.kind !== 'case.opened'));
  const state = stateOf('k-abc123', opened(entries));
  assert.deepEqual(
    state.reports.map(({ source }) => source),
    drafted.reports.map(() => 's-1'),
  );
});

test('bytes that the vault has are named and not added again', () => {
  const [first] = drafted.reports;
  const { known, cases, entries } = addDraft(drafted, {
    ...options,
    stored: (id) => (id === first!.id ? { sha256: first!.sha256, case: 'k-there' } : undefined),
  });
  assert.deepEqual(known, [{ report: first!.id, file: first!.file, case: 'k-there' }]);
  assert.ok(!cases.some(({ reports }) => reports.includes(first!.id)));
  assert.ok(!entries.some(({ subject }) => subject.startsWith(first!.id)));
});

test('another report of the same short id gets a longer one, and so does one that was shredded', () => {
  const [first] = drafted.reports;
  for (const sha256 of ['0'.repeat(64), null]) {
    const { cases } = addDraft(drafted, {
      ...options,
      case: 'k-1',
      stored: (id) => (id === first!.id ? { sha256, case: 'k-there' } : undefined),
    });
    assert.equal(cases[0]!.reports[0], `r-${first!.sha256.slice(0, 12)}`);
  }
});

test('what was shredded is still there, without words', () => {
  const { entries, cases } = addDraft(drafted, { ...options, case: 'k-1' });
  const [gone] = cases[0]!.reports;
  const state = stateOf('k-1', shred(opened(entries), `report:${gone}`));
  assert.equal(state.reports.length, drafted.reports.length);
  assert.equal(state.reports[0]!.report, null);
  assert.ok(!state.readings.some(({ report }) => report === gone));
  const claims = [...state.claims.values()].filter(({ report }) => report === gone);
  assert.equal(claims.length, drafted.readings[0]!.claims.length);
  assert.ok(claims.every(({ claim, first }) => claim === null && first === null));
});
