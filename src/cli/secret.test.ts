import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Keyboard } from './keyboard.ts';
import { CouldNot } from './say.ts';
import { confirmed, newSecret, secretOf } from './secret.ts';

/** Somebody who gives these answers, and what they were asked. */
function somebody(...answers: string[]) {
  const asked: { question: string; secret: boolean }[] = [];
  const keyboard: Keyboard = {
    ask: async (question, { secret = false } = {}) => {
      asked.push({ question, secret });
      return answers.shift()!;
    },
    key: () => Promise.reject(new Error('no key is asked for')),
    hold: (work) => work(),
  };
  return { io: { env: {}, keyboard }, asked };
}

test('a passphrase is asked without echo, a new one twice', async () => {
  const once = somebody('open sesame now');
  assert.equal(await secretOf(once.io), 'open sesame now');
  assert.deepEqual(
    once.asked.map(({ secret }) => secret),
    [true],
  );
  const twice = somebody('open sesame now', 'open sesame now');
  assert.equal(await newSecret(twice.io), 'open sesame now');
  assert.deepEqual(
    twice.asked.map(({ secret }) => secret),
    [true, true],
  );
});

test('the same letters in two encodings are the same', async () => {
  const { io } = somebody('목소리'.normalize('NFD'), '목소리');
  assert.equal((await newSecret(io)).normalize('NFC'), '목소리');
});

test('two that differ make nothing', async () => {
  await assert.rejects(newSecret(somebody('one', 'other').io), CouldNot);
});

test('without a terminal the line names the file to use', async () => {
  await assert.rejects(
    secretOf({ env: {} }),
    (error) => error instanceof CouldNot && /MOKSORI_PASSPHRASE_FILE/.test(error.hint ?? ''),
  );
});

test('a word is typed before what cannot be taken back, or --yes', async () => {
  await confirmed({ env: {} }, 'destroy', true);
  await confirmed(somebody(' destroy ').io, 'destroy', false);
  await assert.rejects(confirmed(somebody('yes').io, 'destroy', false), CouldNot);
  await assert.rejects(confirmed({ env: {} }, 'destroy', false), /no terminal/);
});
