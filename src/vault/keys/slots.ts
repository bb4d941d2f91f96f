/** The slots of a key file: boxes of equal size that hold the key of the vault for one way each, or for nobody. */
import { type KeyObject, randomInt } from 'node:crypto';
import { BOX_BYTES, box, nobody, unbox } from './box.ts';
import { KEY_BYTES, Unsealable } from './gcm.ts';

/** More ways than slots. */
export class TooManyWays extends Error {
  override readonly name = 'TooManyWays';
  readonly most = SLOTS;
  constructor() {
    super(`a key file has ${SLOTS} slots`);
  }
}

export const SLOTS = 16;
/** One byte, and room for two keys. */
const HELD_BYTES = 1 + 2 * KEY_BYTES;
export const SLOT_BYTES = BOX_BYTES + HELD_BYTES;

/** What a slot opens: the key of the vault, and the next one while it is being changed. */
export interface MasterKeys {
  readonly master: Uint8Array;
  readonly next?: Uint8Array;
}

/**
 * Sixteen slots in an order of chance, one for each public key, the others for nobody. `context` is sealed along: a slot opens
 * with the head of its own file only. @throws TooManyWays
 */
export function makeSlots(
  publicKeys: readonly Uint8Array[],
  context: Uint8Array,
  { master, next }: MasterKeys,
): Uint8Array[] {
  if (publicKeys.length > SLOTS) throw new TooManyWays();
  const held = Buffer.alloc(HELD_BYTES);
  held[0] = next === undefined ? 1 : 2;
  held.set(master, 1);
  if (next !== undefined) held.set(next, 1 + KEY_BYTES);
  const to = Array.from({ length: SLOTS }, (_, n) => publicKeys[n] ?? nobody());
  for (let n = SLOTS - 1; n > 0; n--) {
    const other = randomInt(n + 1);
    [to[n], to[other]] = [to[other]!, to[n]!];
  }
  const slots = to.map((key) => box(key, context, held));
  held.fill(0);
  return slots;
}

/** What the private key opens, or null. Every slot is tried, whichever opens, so that it takes the same time. */
export function openSlots(
  slots: readonly Uint8Array[],
  context: Uint8Array,
  key: KeyObject,
): MasterKeys | null {
  let found: MasterKeys | null = null;
  for (const slot of slots)
    try {
      const held = unbox(key, context, slot);
      const master = new Uint8Array(held.subarray(1, 1 + KEY_BYTES));
      const next = new Uint8Array(held.subarray(1 + KEY_BYTES, HELD_BYTES));
      found ??= held[0] === 2 ? { master, next } : { master };
      held.fill(0);
    } catch (error) {
      if (!(error instanceof Unsealable)) throw error;
    }
  return found;
}
