import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fort, made, report, said, Telling } from '../../test/invented-claims.ts';

test('without a date of publication, that is looked up before anybody is asked', () => {
  const { ask, acts } = made(fort());
  assert.equal(ask?.of, 'publication');
  assert.equal(ask.id, 'r-1');
  assert.deepEqual(ask.tightens.map(({ act }) => act).sort(), acts.map(({ id }) => id).sort());
  assert.ok(ask.tightens.every(({ before, after }) => before === null && after !== null));
});

test('with one, the date is asked for that narrows the other acts most', () => {
  const { ask, acts } = made(fort('2020-07-06'));
  assert.equal(ask?.of, 'act');
  assert.ok(ask.tightens.length > 0);
  for (const { act, before, after } of ask.tightens) {
    assert.ok(acts.some(({ id }) => id === act) && act !== ask.id);
    assert.ok(before !== null && after !== null && after < before);
  }
});

test('where no date says anything of another, nothing is asked', () => {
  const telling = new Telling(report('r-1', 'Text.', { published: '2021-06-01' }));
  telling.act('arrest', { to: [telling.party('ferryman')], when: [said.on('2021-05-03')] });
  telling.act('fine', { to: [telling.party('carter')], when: [said.on('2021-05-04')] });
  assert.equal(made(telling).ask, undefined);
});
