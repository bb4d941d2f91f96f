/** What people type to open a vault, made into the secret of its way. */
import type { WayKind } from '../ways.ts';
import { passphraseSecret } from './passphrase.ts';
import { readRecoveryKey } from './recovery.ts';
import { combineShares } from './shares.ts';

/**
 * @param typed of shares: one to a line
 * @throws PassphraseRefused, Mistyped, TooFewShares, MixedShares, RepeatedShare, SharesDisagree
 */
export async function secretTyped(way: WayKind, typed: string): Promise<Uint8Array> {
  switch (way) {
    case 'passphrase':
      return passphraseSecret(Buffer.from(typed));
    case 'recovery-key':
      return readRecoveryKey(typed);
    case 'shares':
      return combineShares(typed.split('\n').filter((line) => line.trim() !== ''));
  }
}
