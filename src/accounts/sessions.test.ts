import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDLE_MS, LONGEST_MS, Sessions } from './sessions.ts';

test('a session is found by its token, and by nothing else', () => {
  const sessions = new Sessions();
  const token = sessions.begin('a-1', 0);
  assert.equal(sessions.find(token, 1)?.person, 'a-1');
  assert.equal(sessions.find(`${token}x`, 1), null);
  assert.equal(sessions.find(undefined, 1), null);
  assert.ok(!JSON.stringify(sessions).includes(token));
});

test('it ends when nobody asks for an hour; what a page asks by itself does not keep it', () => {
  const sessions = new Sessions();
  const token = sessions.begin('a-1', 0);
  assert.ok(sessions.find(token, IDLE_MS));
  assert.ok(sessions.find(token, 2 * IDLE_MS, true));
  assert.equal(sessions.find(token, 2 * IDLE_MS + 1), null);
});

test('it ends after half a day however busy', () => {
  const sessions = new Sessions();
  const token = sessions.begin('a-1', 0);
  for (let now = 0; now <= LONGEST_MS; now += IDLE_MS / 2) assert.ok(sessions.find(token, now));
  assert.equal(sessions.find(token, LONGEST_MS + 1), null);
});

test('all of a person end, but for the one that is kept', () => {
  const sessions = new Sessions();
  const [one, two, other] = ['a-1', 'a-1', 'a-2'].map((person) => sessions.begin(person, 0));
  sessions.endAll('a-1', two);
  assert.equal(sessions.find(one, 1), null);
  assert.ok(sessions.find(two, 1));
  assert.ok(sessions.find(other, 1));
  sessions.end(two!);
  assert.equal(sessions.find(two, 1), null);
});
