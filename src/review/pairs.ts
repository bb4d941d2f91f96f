/**
 * What people said of pairs of rows of lists: entries of the vault, which every later run takes as given. Rows are named by keyed
 * numbers, so that an entry holds no value of a list.
 */
import { randomBytes } from 'node:crypto';
import type { RowAt } from '../claims/row-at.ts';
import { NONE } from '../ledger/types.ts';
import type { Opened } from '../vault/plain.ts';
import type { Vault } from '../vault/vault.ts';
import type { Bodies } from './bodies.ts';
import { known, ofVault, type PlainOf } from './kinds.ts';
import type { Mark } from './state-types.ts';

export interface PairDecision extends Mark {
  readonly same: boolean;
  readonly a: RowAt;
  readonly b: RowAt;
  /** The chance that the pair came into the sample it was drawn with; null when it came another way. */
  readonly drawn: number | null;
  /** A later decision of the same person on the same pair overtakes it. */
  readonly standing: 'live' | 'overtaken' | 'withdrawn';
}

/** There is no decision on a pair with that number, or it was withdrawn already. */
export class NoPairDecision extends Error {
  readonly seq: number;
  readonly why: 'none' | 'withdrawn';
  constructor(seq: number, why: NoPairDecision['why']) {
    super(`no decision on a pair: ${seq}`);
    this.seq = seq;
    this.why = why;
  }
}

/** Folds the entries of the vault itself into decisions on pairs, in their order. */
export function pairDecisions(entries: readonly Opened[]): readonly PairDecision[] {
  const found = new Map<number, PairDecision>();
  const last = new Map<string, number>();
  for (const entry of entries) {
    const read = known(entry);
    if (read.is !== 'known') continue;
    if (read.kind === 'pair.withdrawn') {
      const own = found.get(read.body.of);
      if (own !== undefined) found.set(own.seq, { ...own, standing: 'withdrawn' });
    }
    if (read.kind !== 'pair.same' && read.kind !== 'pair.different') continue;
    const { seq, at, actor } = entry;
    const { a, b, reason = null, drawn = null } = read.body;
    const name = `${actor} ${pairName(a, b)}`;
    const before = found.get(last.get(name) ?? -1);
    if (before?.standing === 'live') found.set(before.seq, { ...before, standing: 'overtaken' });
    last.set(name, seq);
    const same = read.kind === 'pair.same';
    found.set(seq, { seq, at, actor, reason, same, a, b, drawn, standing: 'live' });
  }
  return [...found.values()];
}

/** One name for a pair, whichever of the two comes first. */
export function pairName(a: RowAt, b: RowAt): string {
  return [a, b]
    .map(({ list, row, check }) => `${list} ${row} ${check}`)
    .sort()
    .join(' ');
}

/** The key of the numbers that name rows; made, and kept as an entry, when there is none yet. Of two that were made at once the first counts. */
export async function rowKey(vault: Vault, actor: string): Promise<Uint8Array> {
  const there = keyIn(await vault.entriesOf(NONE));
  if (there !== undefined) return there;
  const made: Bodies['pairs.keyed'] = { key: randomBytes(KEY_BYTES).toString('base64') };
  await vault.append([ofVault('pairs.keyed', { actor }, made)]);
  return keyIn(await vault.entriesOf(NONE))!;
}

const KEY_BYTES = 32;

/** The first key of rows among the entries. */
export function keyIn(entries: readonly Opened[]): Uint8Array | undefined {
  for (const entry of entries) {
    const read = known(entry);
    if (read.is === 'known' && read.kind === 'pairs.keyed') return Buffer.from(read.body.key, 'base64');
  }
  return undefined;
}

/** The entry of a decision on two rows. */
export function pairDecided(
  actor: string,
  same: boolean,
  body: Bodies['pair.same'],
): PlainOf<'pair.same' | 'pair.different'> {
  return ofVault(same ? 'pair.same' : 'pair.different', { actor }, body);
}

/** The entry by which a decision stops acting. @throws NoPairDecision */
export function pairWithdrawn(
  decisions: readonly PairDecision[],
  of: number,
  { actor, reason }: { readonly actor: string; readonly reason?: string | undefined },
): PlainOf<'pair.withdrawn'> {
  const target = decisions.find(({ seq }) => seq === of);
  if (target === undefined) throw new NoPairDecision(of, 'none');
  if (target.standing === 'withdrawn') throw new NoPairDecision(of, 'withdrawn');
  return ofVault('pair.withdrawn', { actor }, { of, ...(reason !== undefined && { reason }) });
}
