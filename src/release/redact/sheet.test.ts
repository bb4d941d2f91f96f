import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textOf } from './leave.ts';
import { pack, told } from './redact.fixture.ts';
import { sheetOf } from './sheet.ts';
import type { Choice } from './types.ts';

const REPORT =
  'Choe Un-gyong, a nurse of 58, was arrested in Hwangju on 1 June 2009. Guards beat Choe Un-gyong in the detention centre. Her younger brother was banished to Samsu County on 3 June 2009.';

async function sheet(choices: readonly Choice[], language: 'en' | 'ko' = 'en', report = REPORT) {
  const { report: own, case: about } = await told(report, language);
  const { document, left } = await sheetOf({ language, choices, case: about, reports: [own], pack });
  return { text: textOf(document), left, about };
}

const claimOf = async (kind: string): Promise<string> => {
  const { about } = await sheet([]);
  return about.claims.find(({ says }) => says.kind === 'act' && says.act === kind)!.id;
};

describe('the sheet of a case', () => {
  test('has who, what, when and where, and no name', async () => {
    const { text, left } = await sheet([]);
    assert.match(text, /1 June 2009 · arrest/);
    assert.match(text, /Hwangju/);
    assert.doesNotMatch(text, /Choe|Un-gyong/i);
    assert.deepEqual(left, []);
  });

  test('tells people apart by letters who have nothing but a name', async () => {
    const { text } = await sheet(
      [],
      'en',
      'Choe Un-gyong was arrested in Hwangju. Pak Chol was beaten by guards in Hwangju.',
    );
    assert.match(text, /arrest · – · A\./);
    assert.match(text, /guards.* · B\./);
    assert.doesNotMatch(text, /Choe|Pak/);
  });

  test('tells each value at its step', async () => {
    const { text, left } = await sheet([
      { what: { type: 'place', value: 'KP0805' }, how: 'coarser' },
      { what: { type: 'kin', value: 'brother' }, how: 'coarser' },
      { what: { type: 'occupation', value: 'nurse' }, how: 'coarser' },
      { what: { type: 'age', value: '50s' }, how: 'coarser' },
    ]);
    assert.doesNotMatch(text, /Hwangju|brother|nurse|50s/i);
    assert.match(text, /North Hwanghae Province/);
    assert.match(text, /a relative/);
    assert.deepEqual(left, []);
  });

  test('one date that is told coarsely makes all others as coarse', async () => {
    const { text } = await sheet([
      { what: { claim: await claimOf('arrest') }, how: 'coarser', step: 'month' },
    ]);
    assert.match(text, /June 2009 · arrest/);
    assert.doesNotMatch(text, /[13] June/);
  });

  test('a time that is left out by its value is not told of an act that lies in it', async () => {
    const of = async (value: string): Promise<string> =>
      (await sheet([{ what: { type: 'time', value }, how: 'out' }])).text;
    assert.doesNotMatch(await of('June 2009'), /June|2009/);
    assert.doesNotMatch(await of('2009'), /June|2009/);
    const text = await of('1 June 2009');
    assert.match(text, /– · arrest/);
    assert.match(text, /June 2009 · banishment/);
  });

  test('a residence that the pack does not know is left out, or said to be found', async () => {
    const { report, case: about } = await told('An elderly woman from Hyesan was arrested in Hwangju.');
    for (const home of ['Norim village', 'woman']) {
      const own = JSON.parse(JSON.stringify(about).replaceAll('Hyesan City', home)) as typeof about;
      const claim = own.claims.find(
        ({ says }) => says.kind === 'detail' && says.property === 'residence',
      )!.id;
      const choices: Choice[] = [{ what: { claim }, how: 'out' }];
      const done = await sheetOf({ language: 'en', choices, case: own, reports: [report], pack });
      if (home === 'woman') assert.deepEqual(done.left, [{ choice: 0, why: 'found' }]);
      else assert.doesNotMatch(textOf(done.document), /Norim/);
    }
  });

  test('an act that is left out is not in it, nor who took part in nothing else', async () => {
    const { text } = await sheet([{ what: { claim: await claimOf('banishment') }, how: 'out' }]);
    assert.doesNotMatch(text, /banish|Samsu|brother/i);
  });
});
