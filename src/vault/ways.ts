/** The ways to open a vault, as its ledger tells of them. */
import type { Opened, Plain } from './plain.ts';

export type WayKind = 'passphrase' | 'recovery-key' | 'shares';

/** Entries of ways, and of the vault itself, are sealed with this data key. */
export const VAULT_KEY = 'vault';
export const WAY_ADDED = 'way.added';
export const WAY_REVOKED = 'way.revoked';

/** What an added way says of itself. */
export interface WayBody {
  readonly way: WayKind;
  readonly label: string;
  /** Base64, 32 bytes. */
  readonly publicKey: string;
}

export interface Way {
  readonly id: string;
  readonly kind: WayKind;
  readonly label: string;
  readonly publicKey: Uint8Array;
  /** Milliseconds. */
  readonly added: number;
  readonly by: string;
  readonly revoked?: number;
}

/** All ways there ever were, in the order in which they were added, from the entries of the vault itself. */
export function waysOf(entries: readonly Opened[]): Way[] {
  const ways = new Map<string, Way>();
  for (const { kind, subject, at, actor, body } of entries) {
    if (kind === WAY_ADDED) {
      const { way, label, publicKey } = body as WayBody;
      ways.set(subject, {
        id: subject,
        kind: way,
        label,
        publicKey: Buffer.from(publicKey, 'base64'),
        added: at,
        by: actor,
      });
    }
    const known = ways.get(subject);
    if (kind === WAY_REVOKED && known) ways.set(subject, { ...known, revoked: at });
  }
  return [...ways.values()];
}

/** Those that open the vault now. */
export function openWays(ways: readonly Way[]): Way[] {
  return ways.filter(({ revoked }) => revoked === undefined);
}

/** The entry that adds a way. */
export function wayAdded(actor: string, id: string, body: WayBody): Plain<WayBody> {
  return { actor, kind: WAY_ADDED, case: '-', subject: id, key: VAULT_KEY, body };
}

/** The entry that revokes one. */
export function wayRevoked(actor: string, id: string, reason: string): Plain {
  return { actor, kind: WAY_REVOKED, case: '-', subject: id, key: VAULT_KEY, body: { reason } };
}
