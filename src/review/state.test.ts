import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Opened, Plain } from '../vault/plain.ts';
import { caseEntries, reportEntries, TEXT } from './case.fixture.ts';
import {
  accept,
  addClaim,
  choose,
  correct,
  decideSame,
  NotHere,
  NothingToUndo,
  ReasonMissing,
  Refused,
  reject,
  Stale,
  undo,
  withdraw,
  withdrawReport,
} from './decide.ts';
import { join, part } from './joining.ts';
import { ofReport } from './kinds.ts';
import { stateOf } from './state.ts';
import type { State } from './state-types.ts';
import { opened } from './vault.fixture.ts';

const by = { actor: 'a-2', reason: 'checked' };
const claims = ['r-1.c1', 'r-1.c2', 'r-1.c3', 'r-1.c4', 'r-2.c1', 'r-2.c4'];

/** A case that grows by what is decided about it. */
class Growing {
  readonly entries: Opened[];
  constructor(entries: readonly Plain[] = caseEntries('k-1', ['r-1', 'r-2'])) {
    this.entries = opened(entries);
  }
  get state(): State {
    return stateOf('k-1', this.entries);
  }
  /** The number of the last entry. */
  add(...entries: readonly Plain[]): number {
    this.entries.push(...opened(entries, this.entries.length));
    return this.entries.length - 1;
  }
}

/** What a state says, without its history. */
function saying({ reports, readings, same, chosen, claims }: State): unknown {
  return {
    reports: reports.map(({ withdrawn, ...report }) => ({ ...report, withdrawn: withdrawn !== null })),
    readings,
    same: same.map(({ seq: _, at: __, ...one }) => one),
    chosen: chosen.map(({ seq: _, at: __, ...one }) => one),
    claims: [...claims.values()].map(({ id, own, status, claim }) => ({ id, own, status, claim })),
  };
}

type Step = (state: State, n: number) => Plain;
const steps = fc.array(
  fc.record({
    what: fc.integer({ min: 0, max: 8 }),
    claim: fc.constantFrom(...claims),
    other: fc.constantFrom(...claims),
    n: fc.nat(),
    actor: fc.constantFrom('a-1', 'a-2'),
  }),
  { maxLength: 30 },
);

function stepOf({
  what,
  claim,
  other,
  n,
  actor,
}: {
  what: number;
  claim: string;
  other: string;
  n: number;
  actor: string;
}): Step {
  const who = { ...by, actor };
  const undoable = (state: State): number[] =>
    state.decisions.filter(({ standing }) => standing === 'live').map(({ seq }) => seq);
  return [
    (state: State) => accept(state, claim, who),
    (state: State) => reject(state, claim, who),
    (state: State) => withdraw(state, claim, who),
    (state: State) => correct(state, claim, { stance: n % 2 ? 'alleged' : 'denied' }, who),
    (state: State) => withdrawReport(state, claim.slice(0, 3), who),
    (state: State) => choose(state, claim, { property: n % 2 ? 'age' : 'when' }, who),
    (state: State) =>
      decideSame(state, { of: 'act', a: claim, b: other, judgement: n % 3 ? 'yes' : 'no' }, who),
    (state: State) => undo(state, undoable(state)[n % undoable(state).length] ?? -1, who),
    (state: State) => undo(state, undoable(state).at(-1) ?? -1, who),
  ][what] as Step;
}

function grown(all: readonly Parameters<typeof stepOf>[0][]): Growing {
  const growing = new Growing();
  for (const one of all)
    try {
      growing.add(stepOf(one)(growing.state, one.n));
    } catch (error) {
      if (!(error instanceof NothingToUndo) && !(error instanceof Refused)) throw error;
    }
  return growing;
}

test('decisions and undoings come to the same as the decisions that count alone', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { entries, state } = grown(all);
      // Counts when no later undoing that counts names it.
      const counts = (seq: number): boolean =>
        !entries.some(
          (later) =>
            later.seq > seq &&
            later.kind === 'decision.undone' &&
            (later.body as { readonly of: number }).of === seq &&
            counts(later.seq),
        );
      const dead = new Set(
        state.decisions
          .filter(({ kind, seq }) => kind === 'decision.undone' || !counts(seq))
          .map(({ seq }) => seq),
      );
      const alone = stateOf(
        'k-1',
        entries.filter(({ seq }) => !dead.has(seq)),
      );
      assert.deepEqual(saying(state), saying(alone));
    }),
    { numRuns: 200 },
  );
});

test('nothing is ever lost from the history', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { entries, state } = grown(all);
      const written = entries.filter(
        ({ kind }) => !['case.opened', 'report.added', 'reading.added', 'claim.proposed'].includes(kind),
      );
      assert.deepEqual(
        state.decisions.map(({ seq, kind, actor, reason }) => ({ seq, kind, actor, reason })),
        written.map(({ seq, kind, actor }) => ({ seq, kind, actor, reason: 'checked' })),
      );
      for (const { id, history } of state.claims.values())
        assert.deepEqual(
          history.map(({ seq }) => seq),
          entries.filter(({ subject }) => subject === id).map(({ seq }) => seq),
        );
    }),
    { numRuns: 100 },
  );
});

test('undoing an undoing brings the decision back', () => {
  const it = new Growing();
  const rejected = it.add(reject(it.state, 'r-1.c1', by));
  const undone = it.add(undo(it.state, rejected, by));
  assert.equal(it.state.claims.get('r-1.c1')?.status, 'proposed');
  assert.throws(() => undo(it.state, rejected, by), NothingToUndo);
  it.add(undo(it.state, undone, by));
  assert.equal(it.state.claims.get('r-1.c1')?.status, 'rejected');
  assert.deepEqual(
    it.state.claims.get('r-1.c1')?.history.map(({ kind, standing }) => `${kind} ${standing}`),
    ['claim.proposed live', 'claim.rejected live', 'decision.undone undone', 'decision.undone live'],
  );
});

test('of two people who decide the last counts, and both are in the history', () => {
  const it = new Growing();
  const seen = it.state;
  it.add(accept(seen, 'r-1.c1', { actor: 'a-1' }));
  it.add(reject(seen, 'r-1.c1', by));
  const claim = it.state.claims.get('r-1.c1');
  assert.equal(claim?.status, 'rejected');
  assert.deepEqual(
    claim?.history.slice(1).map(({ actor }) => actor),
    ['a-1', 'a-2'],
  );
});

test('a decision that expects what another overtook does not count', () => {
  const it = new Growing();
  const seen = it.state;
  const { last } = seen.claims.get('r-1.c1')!;
  const first = it.add(accept(seen, 'r-1.c1', { actor: 'a-1', expects: last }));
  assert.throws(
    () => reject(it.state, 'r-1.c1', { ...by, expects: last }),
    (error) => error instanceof Stale && error.last === first,
  );
  it.add(reject(seen, 'r-1.c1', { ...by, expects: last }));
  const claim = it.state.claims.get('r-1.c1');
  assert.equal(claim?.status, 'accepted');
  assert.equal(claim?.history.at(-1)?.standing, 'stale');
  assert.equal(claim?.last, first);
});

test('withdrawing a report withdraws its claims, and undoing it gives them their status back', () => {
  const it = new Growing();
  it.add(accept(it.state, 'r-1.c1', by));
  const before = saying(it.state);
  const seq = it.add(withdrawReport(it.state, 'r-1', by));
  assert.ok(
    [...it.state.claims.values()].every(({ report, status }) => report !== 'r-1' || status === 'withdrawn'),
  );
  assert.equal(it.state.claims.get('r-2.c1')?.status, 'proposed');
  it.add(undo(it.state, seq, by));
  assert.deepEqual(saying(it.state), before);
});

test('a claim that a person adds rests on the words, and its number goes on', () => {
  const it = new Growing();
  const says = { kind: 'detail', party: 'p9', property: 'occupation', value: 'lamp lighter' } as const;
  const party = { id: 'p9', kind: 'person', label: 'lighter', anchors: [{ start: 9, end: 16 }] } as const;
  it.add(addClaim(it.state, 'r-1', { says, anchors: [{ start: 17, end: 31 }], parties: [party] }, by));
  const { claim } = it.state.claims.get('r-1.c5')!;
  assert.equal(claim?.anchors[0]?.quote, [...TEXT].slice(17, 31).join(''));
  assert.equal(claim?.status, 'accepted');
  assert.equal(claim?.by, 'a-2');
  assert.ok(it.state.readings[0]!.parties.some(({ id }) => id === 'p9'));
  assert.throws(() => addClaim(it.state, 'r-1', { says, anchors: [] }, by), Refused);
  assert.throws(() => addClaim(it.state, 'r-1', { says, anchors: [{ start: 90, end: 900 }] }, by), Refused);
  assert.throws(
    () => addClaim(it.state, 'r-1', { says: { ...says, party: 'p77' }, anchors: [{ start: 0, end: 3 }] }, by),
    Refused,
  );
});

test('a correction is anchored again', () => {
  const it = new Growing();
  it.add(correct(it.state, 'r-1.c4', { anchors: [{ start: 4, end: 8 }] }, by));
  assert.equal(it.state.claims.get('r-1.c4')?.claim?.anchors[0]?.quote, 'lamp');
  assert.throws(() => correct(it.state, 'r-1.c4', {}, by), Refused);
  assert.throws(() => correct(it.state, 'r-1.c4', { stance: 'asserted' }, by), Refused);
});

test('what the issue wants a reason for is not done without one', () => {
  const { state } = new Growing();
  const nobody = { actor: 'a-1', reason: '  ' };
  for (const without of [
    () => reject(state, 'r-1.c1', nobody),
    () => withdraw(state, 'r-1.c1', nobody),
    () => correct(state, 'r-1.c1', { stance: 'denied' }, nobody),
    () => withdrawReport(state, 'r-1', nobody),
    () => decideSame(state, { of: 'act', a: 'r-1.c1', b: 'r-2.c1', judgement: 'yes' }, nobody),
    () => join(state, state, nobody),
  ])
    assert.throws(without, ReasonMissing);
  assert.throws(() => accept(state, 'r-1.c77', by), NotHere);
});

test('an entry of a later kind or shape is kept and named', () => {
  const it = new Growing();
  const before = saying(it.state);
  const about = { actor: 'a-1', case: 'k-1', subject: 'r-1.c1' };
  it.add(
    { ...ofReport('claim.accepted', about, {}), kind: 'claim.sung' },
    { ...ofReport('claim.accepted', about, {}), body: { v: 2 } },
    { ...ofReport('claim.accepted', about, {}), body: 'word' },
  );
  assert.deepEqual(
    it.state.unknown.map(({ kind, why }) => `${kind} ${why}`),
    ['claim.sung kind', 'claim.accepted shape', 'claim.accepted shape'],
  );
  assert.deepEqual(saying(it.state), before);
});

test('joining two cases and parting them leaves each as it was', () => {
  const a = new Growing(caseEntries('k-1', ['r-1']));
  const b = opened(caseEntries('k-2', ['r-2']), 100);
  const before = [saying(a.state), saying(stateOf('k-2', b))];
  const joined = opened(join(a.state, stateOf('k-2', b), by), 200);
  const all = [...a.entries, ...b, ...joined];
  const of = (id: string, entries: readonly Opened[]): Opened[] => entries.filter((one) => one.case === id);
  const [alone, other] = [stateOf('k-1', of('k-1', all)), stateOf('k-2', of('k-2', all))];
  assert.deepEqual(alone.case.joined, ['k-2']);
  assert.equal(other.case.into, 'k-1');
  assert.equal(other.case.state, 'joined');
  const both = stateOf('k-1', all);
  assert.deepEqual(
    both.reports.map(({ id, case: home }) => `${id} ${home}`),
    ['r-1 k-1', 'r-2 k-2'],
  );
  assert.equal(both.case.state, 'open');
  assert.throws(() => join(alone, other, by), Refused);
  const parted = [...all, ...opened(part(alone, other, by), 300)];
  assert.deepEqual(
    [saying(stateOf('k-1', of('k-1', parted))), saying(stateOf('k-2', of('k-2', parted)))],
    before,
  );
  assert.equal(stateOf('k-2', of('k-2', parted)).case.state, 'open');
});

test('of several decisions on one pair the last counts', () => {
  const it = new Growing();
  it.add(decideSame(it.state, { of: 'act', a: 'r-1.c1', b: 'r-2.c1', judgement: 'yes' }, by));
  it.add(decideSame(it.state, { of: 'act', a: 'r-2.c1', b: 'r-1.c1', judgement: 'no' }, by));
  assert.deepEqual(
    it.state.same.map(({ judgement }) => judgement),
    ['no'],
  );
  const party = {
    of: 'party',
    a: { report: 'r-1', party: 'p1' },
    b: { report: 'r-1', party: 'p1' },
    judgement: 'no',
  } as const;
  assert.throws(() => decideSame(it.state, party, by), Refused);
  assert.throws(() => decideSame(it.state, { ...party, b: { report: 'r-2', party: 'p8' } }, by), NotHere);
});

test('a thousand claims are folded in well under a tenth of a second', () => {
  const reports = Array.from({ length: 250 }, (_, i) => `r-${i}`);
  const entries = opened([...caseEntries('k-1', []), ...reports.flatMap((id) => reportEntries(id, 'k-1'))]);
  stateOf('k-1', entries);
  const start = performance.now();
  assert.equal(stateOf('k-1', entries).claims.size, 1000);
  assert.ok(performance.now() - start < 100);
});
