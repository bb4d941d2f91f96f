import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { type Drafted, draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import type { Opened, Plain } from '../vault/plain.ts';
import { addDraft } from './add.ts';
import { caseOf } from './case-of.ts';
import { decideSame, reject, undo, withdrawReport } from './decide.ts';
import { join, part } from './joining.ts';
import { headOf, loadState } from './load.ts';
import { stateOf } from './state.ts';
import type { State } from './state-types.ts';
import { counting, opened } from './vault.fixture.ts';

const pack = loadPack('prk');
const by = { actor: 'a-2', reason: 'checked' };
let drafted: Drafted;

before(async () => {
  const files = ['pair/tanchon-nurse.en.html', 'pair/tanchon-nurse.ko.html', 'hoeryong-phone.txt'];
  drafted = await draft(
    files.map((file) => ({ bytes: readFileSync(new URL(`../../data/demo/${file}`, import.meta.url)), file })),
    { pack },
  );
});

/** A ledger in memory. */
class Ledger {
  readonly all: Opened[] = [];
  add(...entries: readonly Plain[]): number {
    this.all.push(...opened(entries, this.all.length));
    return this.all.length - 1;
  }
  async entriesOf(id: string): Promise<Opened[]> {
    return this.all.filter((entry) => entry.case === id);
  }
  state(id: string): Promise<State> {
    return loadState(this, id);
  }
}

function filled(): { ledger: Ledger; cases: string[] } {
  const ledger = new Ledger();
  const { entries, cases } = addDraft(drafted, {
    actor: 'a-1',
    pack,
    version: '0.1.0',
    random: counting(),
  });
  ledger.add(...entries);
  return { ledger, cases: cases.map((one) => one.case) };
}

const text = (state: State): string => JSON.stringify(caseOf(state, pack));

test('what was added makes the case that was drafted', async () => {
  const { ledger, cases } = filled();
  const made = caseOf(await ledger.state(cases[0]!), pack);
  const { acts, parties, pathway, conflicts } = drafted.case;
  assert.deepEqual(
    made.acts.map(({ id, kind, when }) => ({ id, kind, edtf: when.edtf })),
    acts.map(({ id, kind, when }) => ({ id, kind, edtf: when.edtf })),
  );
  assert.deepEqual(
    made.parties.map(({ label, details }) => ({ label, details })),
    parties.map(({ label, details }) => ({ label, details })),
  );
  assert.deepEqual(made.pathway, pathway);
  assert.equal(made.conflicts.length, conflicts.length);
});

test('what is rejected or withdrawn takes no part, and comes back by undoing', async () => {
  const { ledger, cases } = filled();
  const [id] = cases as [string];
  const before = text(await ledger.state(id));
  const [act] = caseOf(await ledger.state(id), pack).acts;
  const seqs: number[] = [];
  for (const claim of act!.claims) seqs.push(ledger.add(reject(await ledger.state(id), claim, by)));
  const without = caseOf(await ledger.state(id), pack);
  assert.ok(!without.acts.some(({ claims }) => claims.some((claim) => act!.claims.includes(claim))));
  for (const seq of seqs) ledger.add(undo(await ledger.state(id), seq, by));
  assert.equal(text(await ledger.state(id)), before);
  const { reports } = await ledger.state(id);
  const seq = ledger.add(withdrawReport(await ledger.state(id), reports[0]!.id, by));
  assert.deepEqual(
    caseOf(await ledger.state(id), pack).reports,
    reports.slice(1).map((report) => report.id),
  );
  ledger.add(undo(await ledger.state(id), seq, by));
  assert.equal(text(await ledger.state(id)), before);
});

test('a joining that a person undoes takes two acts apart again', async () => {
  const { ledger, cases } = filled();
  const id = cases[0]!;
  const joined = caseOf(await ledger.state(id), pack).acts.find(({ accounts }) => accounts.length === 2)!;
  const [a, b] = joined.accounts.map(({ claims }) => claims[0]!) as [string, string];
  const of = (state: State): (string | undefined)[] =>
    [a, b].map((claim) => caseOf(state, pack).acts.find(({ claims }) => claims.includes(claim))?.id);
  const seq = ledger.add(decideSame(await ledger.state(id), { of: 'act', a, b, judgement: 'no' }, by));
  const [x, y] = of(await ledger.state(id));
  assert.ok(x !== undefined && y !== undefined && x !== y);
  ledger.add(undo(await ledger.state(id), seq, by));
  const [p, q] = of(await ledger.state(id));
  assert.equal(p, q);
});

test('joining cases and parting them gives the same cases, byte for byte', async () => {
  const { ledger, cases } = filled();
  const [a, b] = cases as [string, string];
  const before = [text(await ledger.state(a)), text(await ledger.state(b))];
  ledger.add(...join(await ledger.state(a), await ledger.state(b), by));
  const both = await ledger.state(a);
  assert.deepEqual(caseOf(both, pack).reports.length, drafted.reports.length);
  assert.equal(await headOf(ledger, b), a);
  // What is decided in the meantime about a report stays with the case that it came into.
  const claim = [...both.claims.values()].find((one) => one.case === b)!.id;
  const seq = ledger.add(reject(both, claim, by));
  assert.equal(stateOf(b, await ledger.entriesOf(b)).claims.get(claim)?.status, 'rejected');
  ledger.add(undo(await ledger.state(a), seq, by));
  const alone = [stateOf(a, await ledger.entriesOf(a)), stateOf(b, await ledger.entriesOf(b))] as const;
  ledger.add(...part(...alone, by));
  assert.deepEqual([text(await ledger.state(a)), text(await ledger.state(b))], before);
  assert.equal(await headOf(ledger, b), b);
});

test('two cases that were joined into each other at one moment are found under one of them', async () => {
  const { ledger, cases } = filled();
  const [a, b] = cases as [string, string];
  const [x, y] = [await ledger.state(a), await ledger.state(b)];
  ledger.add(...join(x, y, by), ...join(y, x, by));
  assert.equal(await headOf(ledger, a), await headOf(ledger, b));
  assert.equal((await ledger.state(a)).reports.length, drafted.reports.length);
});
