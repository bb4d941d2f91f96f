import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HalfTyped, PATIENCE } from './half-typed.ts';

function at(begin: number) {
  const clock = { now: begin };
  return { clock, kept: new HalfTyped(() => clock.now) };
}

test('what was typed waits for the same person', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { clock, kept } = at(0);
  kept.put('why', 'a-narae1', 'the words do not');
  kept.closed();
  clock.now = PATIENCE;
  kept.opened('a-narae1');
  assert.equal(kept.take('why', 'a-narae1'), 'the words do not');
  // The timer of the closed door is over, and a later closing begins anew.
  t.mock.timers.tick(PATIENCE + 1);
  clock.now = 3 * PATIENCE;
  assert.equal(kept.take('why', 'a-narae1'), 'the words do not');
});

test('it waits for nobody else, and not for ever', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { clock, kept } = at(0);
  kept.put('why', 'a-narae1', 'half');
  kept.closed();
  assert.equal(kept.take('why', 'a-hana01'), undefined);
  // The machine slept: no timer ran.
  clock.now = PATIENCE + 1;
  assert.equal(kept.take('why', 'a-narae1'), undefined);
  kept.opened('a-narae1');
  clock.now = 0;
  assert.equal(kept.take('why', 'a-narae1'), undefined, 'gone, not hidden');
  kept.put('why', 'a-narae1', 'half');
  kept.closed();
  t.mock.timers.tick(PATIENCE + 1);
  assert.equal(kept.take('why', 'a-narae1'), undefined, 'the timer took it away');
  kept.put('why', 'a-narae1', 'half');
  kept.closed();
  kept.opened('a-hana01');
  assert.equal(kept.take('why', 'a-narae1'), undefined, 'another person came');
});

test('sent, left, signed out: nothing stays', () => {
  const { kept } = at(0);
  kept.put('one', '', 1);
  kept.drop('one');
  assert.equal(kept.take('one', ''), undefined);
  kept.put('one', '', 1);
  kept.forget();
  assert.equal(kept.take('one', ''), undefined);
});
