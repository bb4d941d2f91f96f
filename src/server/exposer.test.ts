import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Exposer } from './exposer.ts';
import { Fault } from './fault.ts';
import { packOnce } from './server.fixture.ts';

const writing = { text: 'A woman was arrested.', language: 'en', format: 'html' } as const;
const code = async (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'answered',
    (error) => (error instanceof Fault ? error.code : String(error)),
  );

test('what takes too long is ended, and the next question is asked of a new worker', async (t) => {
  const exposer = new Exposer(packOnce(), 1);
  t.after(() => exposer.close());
  assert.deepEqual(await Promise.all([code(exposer.write(writing)), code(exposer.write(writing))]), [
    'too-long',
    'too-long',
  ]);
  const patient = new Exposer(packOnce());
  t.after(() => patient.close());
  assert.equal(await code(patient.write(writing)), 'answered');
});

test('whoever goes away is waited for no more, and those behind them come sooner', async (t) => {
  const exposer = new Exposer(packOnce());
  t.after(() => exposer.close());
  const gone = new AbortController();
  const never = exposer.look('a', () => new Promise(() => {}), gone.signal);
  const next = exposer.write(writing);
  gone.abort();
  assert.equal(await code(never), 'overtaken');
  assert.equal(await code(next), 'answered');
});

test('a question that cannot be made is refused, and the next is answered', async (t) => {
  const exposer = new Exposer(packOnce());
  t.after(() => exposer.close());
  const fault = new Fault(404, 'no-case', 'there is no such case');
  const none = exposer.look('a', () => Promise.reject(fault));
  const next = exposer.write(writing);
  assert.equal(await code(none), 'no-case');
  assert.equal(await code(next), 'answered');
});

test('closed, it answers nobody any more', async () => {
  const exposer = new Exposer(packOnce());
  const waiting = [exposer.write(writing), exposer.write(writing)].map(code);
  await exposer.close();
  assert.deepEqual(await Promise.all(waiting), ['locked', 'locked']);
  assert.equal(await code(exposer.write(writing)), 'locked');
});

test('more than can wait are turned away', async (t) => {
  const exposer = new Exposer(packOnce());
  t.after(() => exposer.close());
  const codes = Promise.all(Array.from({ length: 40 }, () => code(exposer.write(writing))));
  assert.equal((await codes).filter((one) => one === 'busy').length, 7);
});
