import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newPassphraseSecret, PassphraseRefused } from '../../src/vault/keys/passphrase.ts';
import { passphraseFault } from './passphrase.ts';

const typed = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 16 }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '가', '힣', 'ㅁ', 'é', '\n'), maxLength: 20 }),
  fc.string({ minLength: 1000, maxLength: 1100 }),
);

test('the page takes and refuses the passphrases that the vault takes and refuses', () => {
  fc.assert(
    fc.property(typed, (text) => {
      assert.equal(passphraseFault(text), refusal(text));
    }),
    { numRuns: 2000 },
  );
});

function refusal(text: string): string | null {
  try {
    newPassphraseSecret(Buffer.from(text));
    return null;
  } catch (error) {
    assert.ok(error instanceof PassphraseRefused);
    return error.fault;
  }
}
