/**
 * What a cosigner is asked, and when it may answer: C2SP tlog-witness, the body of `add-checkpoint`. It carries the checkpoint and the
 * proof that the ledger only added to the one that the cosigner saw before.
 */
import type { KeyObject } from 'node:crypto';
import { cosign, verifyCheckpoint } from './checkpoint.ts';
import { fromBase64, MOST_NOTE, publicKeyOf, type Signer } from './note.ts';
import { type Proof, verifyConsistency } from './proof.ts';
import { HASH } from './tree.ts';

export interface Asked {
  /** Entries of the checkpoint with which the proof begins. */
  readonly old: number;
  readonly proof: Proof;
  /** The signed checkpoint. */
  readonly note: string;
}

export interface Witness {
  readonly name: string;
  readonly key: KeyObject;
}

/** The cosigner does not sign. */
export class NotWitnessed extends Error {
  override readonly name = 'NotWitnessed';
  readonly why: /** What is asked is not of the form. */
    | 'form'
    /** The checkpoint has fewer entries than one that was cosigned before. */
    | 'fewer'
    /** The proof does not begin with the checkpoint that was cosigned last. */
    | 'begins-elsewhere'
    /** The ledger is not a continuation of the one that was cosigned: two were shown, or the proof is damaged. */
    | 'no-continuation'
    /** The clock stands before the last cosignature. */
    | 'clock';
  /** Entries of the checkpoint that was cosigned last. */
  readonly last: number;
  readonly size: number;
  constructor(why: NotWitnessed['why'], last = 0, size = 0) {
    super(`not cosigned: ${why}`);
    this.why = why;
    this.last = last;
    this.size = size;
  }
}

const OLD = /^old (0|[1-9][0-9]{0,15})$/;
/** The specification has no longer proofs. */
const MOST_HASHES = 63;

/** What a cosigner is sent. */
export const askedText = ({ old, proof, note }: Asked): string =>
  [`old ${old}`, ...proof.map((hash) => Buffer.from(hash).toString('base64')), '', note].join('\n');

/**
 * Takes apart what a cosigner is sent; a bare checkpoint is one without a proof.
 * @throws NotWitnessed
 */
export function parseAsked(text: string): Asked {
  if (text.length > 2 * MOST_NOTE) throw new NotWitnessed('form');
  if (!text.startsWith('old ')) return { old: 0, proof: [], note: text };
  const end = text.indexOf('\n\n');
  const [first = '', ...hashes] = text.slice(0, Math.max(0, end)).split('\n');
  const old = Number(OLD.exec(first)?.[1]);
  const proof = hashes.map(fromBase64);
  if (
    !Number.isSafeInteger(old) ||
    proof.length > MOST_HASHES ||
    !proof.every((hash) => hash?.length === HASH)
  )
    throw new NotWitnessed('form');
  return { old, proof: proof as Buffer[], note: text.slice(end + 2) };
}

/**
 * The checkpoint with the line of the cosigner, once it is known to be of this ledger and to only add to the last one.
 *
 * @param last the checkpoint that this cosigner cosigned last, with its line; null before the first
 * @param seconds since 1970
 * @throws NoteRefused, NotWitnessed
 */
export function witnessed(
  asked: Asked,
  {
    log,
    last,
    by,
    seconds,
  }: { readonly log: Signer; readonly last: string | null; readonly by: Witness; readonly seconds: number },
): string {
  const { size, root } = verifyCheckpoint(asked.note, log);
  if (last !== null) {
    const own = { name: by.name, publicKey: publicKeyOf(by.key) };
    const before = verifyCheckpoint(last, log, [own]);
    if (size < before.size) throw new NotWitnessed('fewer', before.size, size);
    // Of the same size there is nothing to prove: it is the same ledger or another one.
    const proof = size === before.size ? [] : asked.proof;
    if (size > before.size && asked.old !== before.size)
      throw new NotWitnessed('begins-elsewhere', before.size, size);
    if (!verifyConsistency(before.size, size, proof, before.root, root))
      throw new NotWitnessed('no-continuation', before.size, size);
    if (before.cosigned.some(({ time }) => seconds < time))
      throw new NotWitnessed('clock', before.size, size);
  }
  return cosign(asked.note, by.name, by.key, seconds);
}
