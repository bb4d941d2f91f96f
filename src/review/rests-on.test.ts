import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import type { Opened, Plain } from '../vault/plain.ts';
import { addDraft } from './add.ts';
import { caseOf } from './case-of.ts';
import { accept, NothingToUndo, ReasonMissing, reject, undo } from './decide.ts';
import { decisionLines } from './decisions.ts';
import { restsOn, returnSource, withdrawSource } from './rests-on.ts';
import { stateOf } from './state.ts';
import type { State } from './state-types.ts';
import { counting, opened, shred } from './vault.fixture.ts';

const pack = loadPack('prk');
const by = { actor: 'a-2', reason: 'she asked for it' };
let start: Plain[];

before(async () => {
  const tell = async (text: string, source: string) =>
    addDraft(await draft([{ bytes: Buffer.from(text), file: 'a.txt', published: '2020-06-01' }], { pack }), {
      actor: 'a-1',
      pack,
      version: '0.1.0',
      case: 'k-1',
      source,
      random: counting(),
    }).entries;
  start = [
    ...(await tell(
      'A baker in her 40s was arrested in Hoeryong on 3 May 2020. Two days later she was sent to a prison.',
      's-1',
    )),
    ...(await tell(
      'A baker in her 40s was arrested in Hoeryong in early May 2020. Her brother was banished.',
      's-2',
    )),
  ];
});

class Growing {
  readonly entries: Opened[] = opened(start);
  add(...entries: readonly Plain[]): number {
    this.entries.push(...opened(entries, this.entries.length));
    return this.entries.length - 1;
  }
  get state(): State {
    return stateOf('k-1', this.entries);
  }
}

test('all that rests on a source is named', () => {
  const { state } = new Growing();
  const made = caseOf(state, pack);
  const resting = restsOn(state, { source: 's-1' }, pack);
  const [own] = state.reports;
  assert.deepEqual(resting.reports, [own!.id]);
  const ids = made.claims.filter(({ report }) => report === own!.id).map(({ id }) => id);
  assert.deepEqual(resting.claims, ids);
  for (const { id, claims } of made.acts) {
    const left = claims.filter((claim) => !ids.includes(claim)).length;
    const named = resting.acts.find(({ act }) => act === id);
    assert.deepEqual(named, left === claims.length ? undefined : { act: id, alone: left === 0, left });
  }
  assert.ok(resting.acts.some(({ alone }) => alone));
  assert.ok(resting.dates.length > 0);
});

test('what derives from a claim, or speaks of it, rests on it', () => {
  const { state } = new Growing();
  const order = [...state.claims.values()].find(({ claim }) => claim?.says.kind === 'order')?.claim;
  assert.ok(order?.says.kind === 'order');
  const resting = restsOn(state, { claim: order.says.before }, pack);
  assert.ok(resting.claims.includes(order.says.before));
  assert.ok(resting.claims.includes(order.id));
});

test('withdrawing a source withdraws its reports, and all of it comes back', () => {
  const it = new Growing();
  const before = JSON.stringify(caseOf(it.state, pack));
  const entries = withdrawSource('s-1', [it.state], by);
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['source.withdrawn', 'report.withdrawn'],
  );
  const seq = it.add(...entries) - 1;
  const [gone, other] = it.state.reports;
  assert.ok(
    [...it.state.claims.values()].every(
      ({ report, status }) => (status === 'withdrawn') === (report === gone!.id),
    ),
  );
  assert.equal(other!.withdrawn, null);
  it.add(...returnSource('s-1', seq, [it.state], by));
  assert.equal(JSON.stringify(caseOf(it.state, pack)), before);
  assert.throws(() => returnSource('s-1', seq, [it.state], by), NothingToUndo);
  assert.throws(() => withdrawSource('s-9', [it.state], { actor: 'a-1' }), ReasonMissing);
});

test('every decision is a line, those that do not count too', () => {
  const it = new Growing();
  const [id] = it.state.claims.keys() as unknown as [string];
  const seq = it.add(accept(it.state, id, { actor: 'a-1' }));
  it.add(undo(it.state, seq, by));
  it.add(reject(it.state, id, by));
  const lines = decisionLines(it.state);
  assert.deepEqual(
    lines.map(({ kind, standing, of }) => [kind, standing, of]),
    [
      ['claim.accepted', 'undone', undefined],
      ['decision.undone', 'live', seq],
      ['claim.rejected', 'live', undefined],
    ],
  );
  assert.equal(lines[2]!.reason, by.reason);
  assert.equal(lines[2]!.quote, it.state.claims.get(id)!.claim!.anchors[0]!.quote);
  assert.match(lines[0]!.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const gone = stateOf('k-1', shred(it.entries, `report:${id.split('.')[0]}`));
  assert.deepEqual(
    decisionLines(gone).map(({ standing, quote, says }) => [standing, quote, says]),
    lines.map(() => ['sealed', null, null]),
  );
});
