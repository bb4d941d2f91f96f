/** Leaves and roots as docs/ledger.md and RFC 6962 define them, written in the slow and obvious way: what stores are held against. */
import { createHash } from 'node:crypto';
import type { Entry } from '../src/ledger/types.ts';

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export function naiveLeaf(entry: Entry): Buffer {
  const { actor, kind, case: of, subject, key, seq, at, payload } = entry;
  const lines = ['moksori-entry 1', actor, kind, of, subject, key];
  lines.push(String(seq), new Date(at).toISOString(), String(payload.length), '');
  return sha256(Uint8Array.of(0), lines.join('\n'), payload);
}

export function naiveRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return Buffer.from(leaves[0]!);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Uint8Array.of(1), naiveRoot(leaves.slice(0, half)), naiveRoot(leaves.slice(half)));
}
