import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadPack } from '../../packs/load.ts';
import { caseEntries, spanOf } from '../../review/case.fixture.ts';
import {
  accept,
  addClaim,
  choose,
  correct,
  decideSame,
  describe,
  NothingToUndo,
  Refused,
  reject,
  undo,
  withdraw,
  withdrawReport,
} from '../../review/decide.ts';
import { stateOf } from '../../review/state.ts';
import type { State } from '../../review/state-types.ts';
import { opened } from '../../review/vault.fixture.ts';
import type { Opened, Plain } from '../../vault/plain.ts';
import { handed } from './handed.ts';
import { lossless } from './lossless.ts';
import { readLossless } from './lossless-in.ts';
import { BadExchange } from './refused.ts';
import { entriesFrom } from './said.ts';

const pack = loadPack('generic');
const REPORTS = ['r-11111111', 'r-22222222'];
const CLAIMS = REPORTS.flatMap((report) => ['c1', 'c2', 'c4', 'c5'].map((claim) => `${report}.${claim}`));

const steps = fc.array(
  fc.record({ what: fc.nat(8), a: fc.constantFrom(...CLAIMS), b: fc.constantFrom(...CLAIMS), n: fc.nat() }),
  { maxLength: 20 },
);

type Steps = typeof steps extends fc.Arbitrary<infer T> ? T : never;

/** A case that grows by what is decided; decisions that mean nothing are left out. */
function grown(of: Steps): State {
  const entries: Opened[] = opened(caseEntries('k-1', REPORTS));
  for (const step of of) {
    const state = stateOf('k-1', entries);
    let made: Plain | undefined;
    try {
      made = decision(step, state);
    } catch (error) {
      if (
        !(error instanceof Refused || error instanceof NothingToUndo || (error as Error).name === 'NotHere')
      )
        throw error;
    }
    if (made !== undefined) entries.push(...opened([made], entries.length));
  }
  return stateOf('k-1', entries);
}

function decision({ what, a, b, n }: Steps[number], state: State): Plain | undefined {
  const by = { actor: `a-${n % 3}`, reason: `reason ${n % 7}` };
  const report = REPORTS[n % 2]!;
  const { claims, decisions } = state;
  const fresh = claims.get(a)?.last;
  if (what === 0) return accept(state, a, { ...by, ...(fresh !== undefined && { expects: fresh }) });
  if (what === 1) return reject(state, a, by);
  if (what === 2) return withdraw(state, a, by);
  if (what === 3) return correct(state, a, { stance: n % 2 === 0 ? 'alleged' : 'denied' }, by);
  if (what === 4)
    return n % 3 > 0 ? describe(state, { label: `Case ${n % 5}` }, by) : withdrawReport(state, report, by);
  if (what === 5 && decisions.length > 0) return undo(state, decisions[n % decisions.length]!.seq, by);
  if (what === 6 && a !== b) return decideSame(state, { of: 'act', a, b, judgement: 'yes' }, by);
  if (what === 7) return choose(state, a, { property: 'age', value: 'old' }, by);
  const says = { kind: 'detail', party: 'p1', property: 'occupation', value: 'lamp lighter' } as const;
  return what === 8
    ? addClaim(state, report, { says, anchors: [spanOf('The lamp lighter')] }, by)
    : undefined;
}

function written(state: State): string {
  return [...lossless([handed(state, { pack, language: 'en', names: true })])[0]!.chunks].join('');
}

/** As another vault has it, under another name and by other hands. */
function elsewhere(text: string): State {
  const { entries, label, note } = readLossless(Buffer.from(text));
  const [first, ...more] = caseEntries('k-9', []);
  const body = { ...(label !== undefined && { label }), ...(note !== undefined && { note }) };
  return stateOf(
    'k-9',
    opened([{ ...first!, body }, ...more, ...entriesFrom(entries, { actor: 'a-other', case: 'k-9' })]),
  );
}

test('what comes in and goes out again is the same file, and has the same claims, statuses and quotes', () => {
  fc.assert(
    fc.property(steps, (of) => {
      const state = grown(of);
      const text = written(state);
      const again = elsewhere(text);
      assert.equal(written(again), text);
      assert.deepEqual(told(again), told(state));
    }),
    { numRuns: 150 },
  );
});

/** All that is promised to come back; who added a claim is not. */
function told({ claims, reports }: State): unknown {
  return {
    reports: reports.map(({ report, withdrawn }) => ({ report, withdrawn: withdrawn?.reason ?? null })),
    claims: [...claims.values()].map(({ id, status, claim }) => ({
      id,
      status,
      claim: { ...claim, by: '' },
    })),
  };
}

test('people, times and sources stay behind', () => {
  const text = written(
    grown([
      { what: 0, a: CLAIMS[0]!, b: CLAIMS[0]!, n: 1 },
      { what: 8, a: CLAIMS[0]!, b: CLAIMS[0]!, n: 2 },
    ]),
  );
  assert.match(text, /claim\.accepted/);
  assert.match(text, /claim\.added/);
  assert.doesNotMatch(text, /a-[012]"|k-1|2026|"seq"|"expects"/);
});

const whole = written(grown([]));
const refusal = (text: string | Buffer): string => {
  try {
    readLossless(Buffer.from(text));
    return 'taken';
  } catch (error) {
    if (!(error instanceof BadExchange)) throw error;
    return error.why;
  }
};

test('what is no such file gets its line', () => {
  assert.equal(refusal(whole), 'taken');
  assert.equal(refusal(whole.slice(0, -20)), 'json');
  assert.equal(refusal('{"format": 1}'), 'form');
  assert.equal(refusal('null'), 'form');
  assert.equal(refusal(Buffer.from([0xff, 0xfe, 0x41])), 'encoding');
  assert.equal(refusal(whole.replace('"format": 1', '"format": 2')), 'newer');
  assert.equal(refusal('['.repeat(100_000)), 'json');
});

test('a quote that was changed is found, and so is a text', () => {
  assert.equal(
    refusal(whole.replaceAll('was arrested on 3 May 2020', 'was arrested on 4 May 2020')),
    'taken',
  );
  assert.equal(
    refusal(whole.replace('"was arrested on 3 May 2020"', '"was arrested on 4 May 2020"')),
    'unfit',
  );
  assert.equal(
    refusal(
      whole.replace(
        /(\d+),\s+(\d+),\s+"was arrested on 3 May 2020"/,
        '$1, $2, "was arrested on 4 May 2020", "", ""',
      ),
    ),
    'quote',
  );
  assert.equal(refusal(whole.replace('The lamp lighter ', 'The lamp-lighter  ')), 'unfit');
});

test('a decision about nothing, one from outside and one with a source are no part of a case', () => {
  const file = JSON.parse(whole) as { entries: object[] };
  const with_ = (entry: object) => refusal(JSON.stringify({ ...file, entries: [...file.entries, entry] }));
  assert.equal(with_({ kind: 'claim.accepted', subject: 'r-11111111.c1', body: {} }), 'taken');
  assert.equal(with_({ kind: 'claim.accepted', subject: 'r-11111111.c99', body: {} }), 'unfit');
  assert.equal(with_({ kind: 'claim.accepted', subject: 'r-11111111.c1', body: { expects: 3 } }), 'unfit');
  assert.equal(with_({ kind: 'person.added', subject: 'r-11111111', body: { name: 'Mallory' } }), 'entry');
  assert.equal(with_({ kind: 'claim.rejected', subject: 'r-11111111.c1', body: {} }), 'entry');
  const [first, ...rest] = file.entries as { body: object }[];
  const sourced = { ...first, body: { ...first!.body, source: 's-1' } };
  assert.equal(refusal(JSON.stringify({ ...file, entries: [sourced, ...rest] })), 'unfit');
});

test('no damaged file is taken for another case without a line', () => {
  fc.assert(
    fc.property(
      fc.nat(whole.length - 1),
      fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }),
      (at, put) => {
        const damaged = whole.slice(0, at) + put + whole.slice(at + 1);
        const why = refusal(damaged);
        if (why === 'taken') assert.equal(written(elsewhere(damaged)).length > 0, true);
      },
    ),
    { numRuns: 300 },
  );
});
