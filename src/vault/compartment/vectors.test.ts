/** A compartment and an identity as they were written once open for ever. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openByTwo } from './compartment.ts';
import { readIdentity } from './identity.ts';

interface Vector {
  readonly content: string;
  readonly identities: readonly [string, string, string];
  readonly passphrase: string;
  /** The third identity. */
  readonly protectedThird: string;
  readonly compartment: string;
}

const vector = JSON.parse(
  readFileSync(new URL('./vectors/compartment.json', import.meta.url), 'utf8'),
) as Vector;

test('a compartment of format 1 opens, with a protected identity too', async () => {
  const third = await readIdentity(Buffer.from(vector.protectedThird), Buffer.from(vector.passphrase));
  assert.equal(third.secret, vector.identities[2]);
  for (const one of vector.identities.slice(0, 2)) {
    const content = await openByTwo(Buffer.from(vector.compartment), third.secret, one);
    assert.equal(Buffer.from(content).toString(), vector.content);
  }
});
