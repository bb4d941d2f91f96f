/** The signed end of the ledger: C2SP tlog-checkpoint, its signature, and cosignatures of others (C2SP tlog-cosignature). */
import { type KeyObject, sign, verify } from 'node:crypto';
import {
  COSIGNATURE,
  ED25519,
  fromBase64,
  isName,
  keyIdOf,
  type Note,
  NoteRefused,
  parseNote,
  publicKeyOf,
  type Signature,
  type Signer,
  signatureLine,
  verifyingKey,
} from './note.ts';
import { HASH } from './tree.ts';

/** What a checkpoint says. */
export interface Checkpoint {
  /** Name of the ledger, and of the key that signs it. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A cosigner's word that it saw this checkpoint and that it only adds to those it saw before. */
export interface Cosigned {
  readonly name: string;
  /** Seconds since 1970. */
  readonly time: number;
}

export interface Verified extends Checkpoint {
  /** Of the cosigners asked for, in their order. */
  readonly cosigned: readonly Cosigned[];
}

const SIGNATURE = 64;
const SIZE = /^(0|[1-9][0-9]{0,15})$/;

/**
 * The three lines that are signed.
 * @throws NoteRefused when the origin is no name
 */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (!isName(origin)) throw new NoteRefused('name');
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== HASH) throw new NoteRefused('form');
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** A checkpoint signed by the key of the ledger. */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  const text = checkpointText(checkpoint);
  const keyId = keyIdOf({ name: checkpoint.origin, publicKey: publicKeyOf(key) });
  return `${text}\n${signatureLine({ name: checkpoint.origin, keyId, bytes: sign(null, Buffer.from(text), key) })}`;
}

/**
 * What a signed checkpoint says, before anything is verified.
 * @throws NoteRefused
 */
export function parseCheckpoint(
  note: string,
): Checkpoint & { signatures: readonly Signature[]; text: string } {
  const { text, signatures } = parseNote(note);
  const lines = text.split('\n');
  const [origin, size, root] = lines;
  if (lines.length !== 4 || !isName(origin!) || !SIZE.test(size!)) throw new NoteRefused('form');
  const bytes = fromBase64(root!);
  if (bytes?.length !== HASH || !Number.isSafeInteger(Number(size))) throw new NoteRefused('form');
  return { origin: origin!, size: Number(size), root: bytes, signatures, text };
}

/**
 * What a checkpoint says, once the ledger and all the cosigners asked for have signed it. Lines of keys that nobody asked for
 * are passed over; a line of a known key that does not verify, or a second one, refuses the whole.
 * @throws NoteRefused
 */
export function verifyCheckpoint(note: string, log: Signer, cosigners: readonly Signer[] = []): Verified {
  const { origin, size, root, signatures, text } = parseCheckpoint(note);
  if (origin !== log.name) throw new NoteRefused('origin');
  const own = only(signatures, log, ED25519);
  if (
    own?.bytes.length !== SIGNATURE ||
    !verify(null, Buffer.from(text), verifyingKey(log.publicKey), own.bytes)
  )
    throw new NoteRefused('signature');
  return {
    origin,
    size,
    root,
    cosigned: cosigners.map((cosigner) => cosignedBy({ signatures, text }, cosigner)),
  };
}

/**
 * The checkpoint with a cosigner's line behind the others. The cosigner must have verified the note and that it only adds to
 * the last one it cosigned: `witnessed` (witness.ts) does.
 * @param seconds since 1970
 * @throws NoteRefused when the note is malformed or has a line of this key, or the time is no number of seconds
 */
export function cosign(note: string, name: string, key: KeyObject, seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new NoteRefused('form');
  const { signatures, text } = parseCheckpoint(note);
  const signer = { name, publicKey: publicKeyOf(key) };
  if (only(signatures, signer, COSIGNATURE) !== undefined) throw new NoteRefused('cosigned-twice');
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const bytes = Buffer.concat([time, sign(null, cosignedText(text, BigInt(seconds)), key)]);
  return note + signatureLine({ name, keyId: keyIdOf(signer, COSIGNATURE), bytes });
}

/**
 * The word of one cosigner under a note that was taken apart.
 * @throws NoteRefused when its line is not there, is there twice, or does not verify
 */
export function cosignedBy({ signatures, text }: Note, cosigner: Signer): Cosigned {
  const line = only(signatures, cosigner, COSIGNATURE);
  if (line === undefined) throw new NoteRefused('not-cosigned');
  if (line.bytes.length !== 8 + SIGNATURE) throw new NoteRefused('cosignature');
  const time = Buffer.from(line.bytes).readBigUInt64BE(0);
  const signature = line.bytes.subarray(8);
  // Written back as a number below; the specification ends times at 2^63 - 1, which is later than anybody needs.
  if (time > Number.MAX_SAFE_INTEGER) throw new NoteRefused('cosignature');
  if (!verify(null, cosignedText(text, time), verifyingKey(cosigner.publicKey), signature))
    throw new NoteRefused('cosignature');
  return { name: cosigner.name, time: Number(time) };
}

const cosignedText = (text: string, seconds: bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

/** The one line of a key. */
function only(signatures: readonly Signature[], signer: Signer, algorithm: number): Signature | undefined {
  const keyId = keyIdOf(signer, algorithm);
  const its = signatures.filter(
    ({ name, keyId: id }) => name === signer.name && Buffer.compare(id, keyId) === 0,
  );
  if (its.length > 1) throw new NoteRefused(algorithm === ED25519 ? 'signature' : 'cosigned-twice');
  return its[0];
}
