/** A key to wrap data keys under that several test processes share. */
import { secretKey } from '../src/vault/keys/sealing.ts';
import type { Wrapping } from '../src/vault/vault.ts';

export const wrapping: Wrapping = { key: secretKey(Buffer.alloc(32, 'invented')), name: 'invented' };
