import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { identityToRecipient } from 'age-encryption';
import { privateKey, publicBytes } from '../keys/box.ts';
import { identityOf, recipientOf } from './way-age.ts';

test('a key pair of a way is a key pair of age', async () => {
  const bytes = randomBytes(32);
  assert.equal(recipientOf(publicBytes(privateKey(bytes))), await identityToRecipient(identityOf(bytes)));
});
