/** A key for signing checkpoints in tests: always the same, so that several processes can share a vault. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { signCheckpoint, verifyCheckpoint } from '../src/ledger/checkpoint.ts';
import type { Sign } from '../src/vault/store.ts';

const ORIGIN = 'moksori.vault/invented';
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKey = createPrivateKey({
  key: Buffer.concat([PKCS8, Buffer.alloc(32, 'invented')]),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);

/** Signs as a vault does. */
export const sign: Sign = (size, root) => signCheckpoint({ origin: ORIGIN, size, root }, privateKey);

/** What the checkpoint says; throws when this key did not sign it. */
export const verified = (checkpoint: string): { size: number; root: Uint8Array } =>
  verifyCheckpoint(checkpoint, { name: ORIGIN, publicKey });
