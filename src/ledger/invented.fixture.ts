/** Invented entries for tests, the same for the same number. */
import { hash } from 'node:crypto';
import { emptyTip, extend, type Tip } from './tree.ts';
import { type Draft, type Leaf, NONE } from './types.ts';

export const NOW = Date.UTC(2026, 10, 22, 16, 40, 1, 250);

export function draft(n: number, length = 28 + (n % 300)): Draft {
  const payload = Buffer.concat(
    Array.from({ length: Math.ceil(length / 32) }, (_, i) => hash('sha256', `${n} ${i}`, 'buffer')),
  ).subarray(0, length);
  return {
    actor: n % 3 === 0 ? 'documenter-1' : 'reviewer-2',
    kind: n % 2 === 0 ? 'claim.added' : 'claim.accepted',
    case: n % 7 === 0 ? NONE : `k-${(n % 5) + 1}4f9z2`,
    subject: n % 11 === 0 ? NONE : `r-5c1d2e3f.c${n}`,
    key: 'report:r-5c1d2e3f',
    payload,
  };
}

/** A ledger of `size` entries, written a few at a time. */
export function ledger(size: number, length?: number): { leaves: Leaf[]; tip: Tip } {
  let tip = emptyTip();
  const leaves: Leaf[] = [];
  while (leaves.length < size) {
    const some = Math.min(1 + (leaves.length % 13), size - leaves.length);
    const drafts = Array.from({ length: some }, (_, i) => draft(leaves.length + i, length));
    const added = extend(tip, drafts, NOW + leaves.length);
    for (const leaf of added.leaves) leaves.push(leaf);
    tip = added.tip;
  }
  return { leaves, tip };
}
