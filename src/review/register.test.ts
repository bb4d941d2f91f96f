import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plain } from '../vault/plain.ts';
import type { ReleaseBody } from './bodies.ts';
import { caseEntries, reportEntries } from './case.fixture.ts';
import { historyOf } from './history.ts';
import { join, part } from './joining.ts';
import { ofCase, ofRelease } from './kinds.ts';
import { loadState } from './load.ts';
import { stateOf } from './state.ts';
import type { State } from './state-types.ts';
import { opened, shred } from './vault.fixture.ts';

const [A, B] = ['k-aaaaaa', 'k-bbbbbb'];
const by = { actor: 'a-1', reason: 'checked' };
const ZERO = '0'.repeat(64);
const BODY: ReleaseBody = {
  level: 'public',
  to: 'a newspaper',
  drafter: 'a-2',
  reports: ['r-1'],
  texts: [{ language: 'en', text: 'The lamp lighter was arrested.' }],
  tells: [],
  exposure: {
    of: { texts: ZERO, case: ZERO, released: ZERO },
    ...{ subject: 0, source: 0, style: 0, versions: 0, asked: { people: 20, groups: 2 }, set: [] },
  },
};
const FILES = [{ name: 'text.en.txt', sha256: ZERO, bytes: 1, format: 'txt' }];
const about = (actor: string, of = A) => ({ actor, case: of });

/** A proposal at 0, and what follows it. */
function after(...entries: readonly Plain[]): State {
  return stateOf(A, opened([ofRelease(about('a-1'), BODY), ...entries]));
}

test('the yes of whoever proposed or drafted it is none, their no is one', () => {
  const yes = (actor: string) => ofCase('release.approved', about(actor), { of: 0 });
  const no = (actor: string) => ofCase('release.refused', about(actor), { of: 0, reason: 'not yet' });
  assert.equal(after(yes('a-1'), yes('a-2')).releases[0]!.answer, null);
  assert.equal(after(yes('a-1'), yes('a-3')).releases[0]!.answer?.actor, 'a-3');
  assert.equal(after(no('a-1'), yes('a-3')).releases[0]!.answer?.yes, false);
  assert.equal(after(yes('a-3'), no('a-1')).releases[0]!.answer?.yes, true);
});

test('what left stays in the register, whatever is said of it later', () => {
  const made = ofCase('release.made', about('a-1'), { of: 0, files: FILES });
  const back = ofCase('release.withdrawn', about('a-1'), { of: 0, reason: 'wrong' });
  const [release] = after(made, back, made).releases;
  assert.deepEqual([release!.made.length, release!.withdrawn?.reason], [2, 'wrong']);
  assert.deepEqual(after(ofCase('release.made', about('a-1'), { of: 7, files: FILES })).releases.length, 1);
});

test('the history tells of consents and releases', () => {
  const state = after(
    ofCase('release.approved', about('a-3'), { of: 0 }),
    ofCase('release.made', about('a-1'), { of: 0, files: FILES }),
    ofCase('consent.given', about('a-1'), { purposes: ['un'], by: 'publisher', reports: ['r-1'] }),
    ofCase('consent.withdrawn', about('a-1'), { of: 3, reason: 'asked to' }),
  );
  assert.deepEqual(
    historyOf(state).map(({ kind, of }) => [kind, of]),
    [
      ['release.proposed', undefined],
      ['release.approved', 0],
      ['release.made', 0],
      ['consent.given', undefined],
      ['consent.withdrawn', 3],
    ],
  );
});

test('of a shredded case it is known that something left, and no consent counts', () => {
  const entries = opened([
    ...caseEntries(A, ['r-1']),
    ofCase('consent.given', about('a-1'), { purposes: ['un'], by: 'publisher', reports: ['r-1'] }),
    ofRelease(about('a-1'), BODY),
    ofCase('release.made', about('a-1'), { of: 0, files: FILES }),
  ]);
  const own = entries.find(({ kind }) => kind === 'release.proposed')!.key;
  const { consents, releases } = stateOf(A, shred(shred(entries, `case:${A}`), own));
  assert.deepEqual(consents, []);
  assert.equal(releases.length, 1);
  assert.deepEqual([releases[0]!.body, releases[0]!.made.length], [null, 1]);
});

test('with its own key gone it is known that it left, of which proposal and as which files', () => {
  const entries = opened([
    ofRelease(about('a-1'), BODY),
    ofRelease(about('a-1'), {
      ...BODY,
      exposure: { ...BODY.exposure, of: { ...BODY.exposure.of, case: 'f' } },
    }),
    ofCase('release.made', about('a-1'), { of: 0, files: FILES }),
  ]);
  const { releases } = stateOf(A, shred(shred(entries, entries[0]!.key), entries[1]!.key));
  assert.deepEqual(
    releases.map(({ seq, body, made }) => [seq, body, made[0]!.files]),
    [[0, null, FILES]],
  );
});

test('joined cases count each other’s consents and releases, parted ones their own', async () => {
  const plain: Plain[] = [
    ...caseEntries(A, ['r-1']),
    ...caseEntries(B, []),
    ...reportEntries('r-2', B, 'a-1', 's-1'),
    ofCase('consent.given', about('a-1', B), { purposes: ['un'], by: 's-1', reports: ['r-2'] }),
  ];
  const vault = {
    entriesOf: (id: string) => Promise.resolve(opened(plain).filter((entry) => entry.case === id)),
  };
  const both = async () => Promise.all([A, B].map((id) => loadState(vault, id)));
  const counted = async () =>
    (await both()).map(({ consents, releases }) => [consents.length, releases.length]);
  assert.deepEqual(await counted(), [
    [0, 0],
    [1, 0],
  ]);
  plain.push(...join(...((await both()) as [State, State]), by));
  plain.push(ofRelease(about('a-1'), { ...BODY, reports: ['r-1', 'r-2'] }));
  assert.deepEqual(await counted(), [
    [1, 1],
    [1, 0],
  ]);
  const [a, b] = await Promise.all([A, B].map((id) => loadState(vault, id)));
  plain.push(...part(a!, b!, by));
  assert.deepEqual(await counted(), [
    [0, 1],
    [1, 0],
  ]);
});

test('what is not of its form is kept and named, and takes no part', () => {
  const wrong = [
    { ...BODY, tells: [{}] },
    { ...BODY, texts: ['a text'] },
    { ...BODY, exposure: {} },
  ].map((body) => ({ ...ofRelease(about('a-1'), BODY), body }));
  const state = stateOf(A, opened(wrong));
  assert.deepEqual([state.releases.length, state.unknown.length], [0, 3]);
});
