/** Ages of one decade whose years the reports tell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, report, Telling } from '../../test/invented-claims.ts';
import type { Case } from '../claims/case.ts';
import type { Reading } from '../claims/types.ts';
import { comparedText } from './ages.ts';
import { assembleAll } from './assemble.ts';

/** A man of an age, told in these words, who was taken and sent to the fort. */
function story(id: string, quote: string): { telling: Telling; reading: Reading } {
  const telling = new Telling(report(id, `${quote}, says ${id}, and says it alone.`));
  const man = telling.party('man');
  telling.detail(man, 'sex', 'male');
  telling.detail(man, 'residence', 'N1');
  telling.detail(man, 'age', '50s');
  for (const kind of ['arrest', 'examination', 'imprisonment']) telling.act(kind, { to: [man] });
  const reading = telling.reading();
  const anchors = [{ report: id, start: 0, end: quote.length, quote, before: '', after: '' }];
  const claims = reading.claims.map((claim) =>
    claim.says.kind === 'detail' && claim.says.property === 'age' ? { ...claim, anchors } : claim,
  );
  return { telling, reading: { ...reading, claims } };
}

function together(...quotes: readonly string[]): Case {
  const stories = quotes.map((quote, i) => story(`r-${i + 1}`, quote));
  const { case: one, others } = assembleAll({
    reports: stories.map(({ telling }) => telling.report),
    readings: stories.map(({ reading }) => reading),
    pack,
  });
  assert.equal(others.length, 0);
  return one;
}

test('52 and 58 are a conflict, each shown by its years, and the sheet keeps the decade', () => {
  const one = together('a man of 52', '58세의 남성');
  assert.deepEqual(
    one.conflicts.map(({ about, values }) => [about, values.map(({ text }) => text)]),
    [['age', ['52', '58']]],
  );
  assert.equal(one.parties[0]!.details.age, '50s');
});

test('52 and 53 may be one age counted in two ways, and a decade leaves room for its years', () => {
  for (const quotes of [
    ['a man of 52', '53세의 남성'],
    ['a man of 52', 'a man in his 50s'],
    ['a man in his fifties', '50대 남성'],
  ]) {
    const one = together(...quotes);
    assert.deepEqual(one.conflicts, [], quotes.join());
    assert.deepEqual(one.workingValues, []);
    assert.deepEqual(one.parties[0]!.details.age, '50s');
  }
});

for (const [quote, text] of [
  ['who is 58', '58'],
  ['58세', '58'],
  ['a 58-year-old of 3 children', '58'],
  ['in her 50s', '50s'],
  ['58 or 59', '50s'],
  ['in 1958', '50s'],
] as const)
  test(`“${quote}” is compared as ${text}`, () => {
    const [claim] = story('r-1', quote).reading.claims.filter(
      ({ says }) => says.kind === 'detail' && says.property === 'age',
    );
    assert.equal(comparedText(claim!), text);
  });
