/** Two reports that tell one act as two kinds, or one group under one word. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, report, said, Telling } from '../../test/invented-claims.ts';
import type { Case } from '../claims/case.ts';
import type { TimeRef } from '../claims/types.ts';
import { assembleAll } from './assemble.ts';
import { related } from './evidence.ts';
import { calledBy } from './heads.ts';

interface Parts {
  readonly language?: string;
  readonly taken: readonly string[];
  readonly when?: TimeRef;
  readonly at?: string;
  readonly group?: string;
  readonly count?: string;
}

/** A man who was taken or held, asked and sent away; perhaps others with him. */
function story(id: string, { language = 'en', taken, when, at, group, count }: Parts): Telling {
  const telling = new Telling(report(id, `The words of ${id}, which nobody else has.`, { language }));
  const man = telling.party(language === 'ko' ? '남성' : 'man');
  telling.detail(man, 'sex', 'male');
  telling.detail(man, 'age', '50s');
  telling.detail(man, 'residence', 'N1');
  for (const kind of taken)
    telling.act(kind, {
      to: [man],
      ...(when === undefined ? {} : { when: [when] }),
      ...(at === undefined ? {} : { at: [at] }),
    });
  telling.act('examination', { to: [man] });
  telling.act('imprisonment', { to: [man] });
  if (group !== undefined) {
    const others = telling.party(group, { kind: 'group' });
    if (count !== undefined) telling.detail(others, 'count', count);
    telling.act('search', { to: [others] });
  }
  return telling;
}

function together(...tellings: readonly Telling[]): Case {
  const { case: one, others } = assembleAll({
    reports: tellings.map((t) => t.report),
    readings: tellings.map((t) => t.reading()),
    pack,
  });
  assert.equal(others.length, 0);
  return one;
}

const kinds = (one: Case): string[] => one.acts.map(({ kind, accounts }) => `${kind} ${accounts.length}`);

test('held and arrested are one act of the finer kind, and no conflict', () => {
  const one = together(story('r-1', { taken: ['detention'] }), story('r-2', { taken: ['arrest'] }));
  assert.deepEqual(kinds(one), ['arrest 2', 'examination 2', 'imprisonment 2']);
  assert.deepEqual(one.conflicts, []);
  assert.match(one.acts[0]!.same![0]!.explain, /coarser word/);
  assert.deepEqual(
    one.acts[0]!.claims.map((id) => one.claims.find((claim) => claim.id === id)!.says).map(
      (says) => says.kind === 'act' && says.act,
    ),
    ['detention', 'arrest'],
  );
});

test('a report that tells of both kinds tells two acts', () => {
  const one = together(
    story('r-1', { taken: ['detention'] }),
    story('r-2', { taken: ['arrest', 'detention'] }),
  );
  assert.deepEqual(kinds(one), ['detention 2', 'examination 2', 'imprisonment 2', 'arrest 1']);
});

test('other days or another place keep the two kinds apart', () => {
  const days = together(
    story('r-1', { taken: ['detention'], when: said.on('2019-05-03') }),
    story('r-2', { taken: ['arrest'], when: said.on('2019-06-20') }),
  );
  assert.equal(kinds(days)[0], 'detention 1');
  const places = together(
    story('r-1', { taken: ['detention'], at: 'N1' }),
    story('r-2', { taken: ['arrest'], at: 'N2' }),
  );
  assert.equal(kinds(places)[0], 'detention 1');
});

test('two neighbors and 이웃 3명 are one group whose number is told in two ways', () => {
  const one = together(
    story('r-1', { taken: ['arrest'], group: 'two neighbors', count: '2' }),
    story('r-2', { language: 'ko', taken: ['arrest'], group: '이웃', count: '3' }),
  );
  assert.deepEqual(
    one.conflicts.map(({ about, values }) => [about, values.map(({ text }) => text)]),
    [['count', ['2', '3']]],
  );
});

test('the word for kin or work is found in the words for a party', () => {
  assert.equal(calledBy('two neighbors who had prayed', 'en', pack), 'neighbour');
  assert.equal(calledBy("the driver's wife", 'en', pack), 'wife');
  assert.equal(calledBy('family of a driver', 'en', pack), 'family');
  assert.equal(calledBy('함께 기도한 이웃들', 'ko', pack), 'neighbour');
  assert.equal(calledBy('이웃 3명', 'ko', pack), 'neighbour');
  assert.equal(calledBy('they', 'en', pack), undefined);
});

test('a word for any office of a class is no second office', () => {
  const offices = new Map([
    ...pack.offices,
    ['watch', { ...pack.offices.get('town-police')!, id: 'watch', standsFor: 'class' as const }],
  ]);
  const own = { ...pack, offices };
  assert.equal(related('watch', 'harbour-watch', own), true);
  assert.equal(related('town-police', 'harbour-watch', own), false);
  assert.equal(related('town-police', 'harbour-watch', pack), false);
});
