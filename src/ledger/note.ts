/**
 * Signed notes (C2SP signed-note) and the keys that sign them: a text, an empty line, signature lines.
 * Signatures are Ed25519 (RFC 8032) of node:crypto.
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto';

/** A note that is malformed or that does not carry the signatures it must. */
export class NoteRefused extends Error {
  readonly why:
    | 'size'
    | 'form'
    | 'name'
    | 'signature'
    | 'origin'
    /** Of a cosigner asked for: its line does not verify, is not there, or is there twice. */
    | 'cosignature'
    | 'not-cosigned'
    | 'cosigned-twice';
  constructor(why: NoteRefused['why']) {
    super(`note refused: ${why}`);
    this.name = 'NoteRefused';
    this.why = why;
  }
}

/** Whoever signs, as readers know them. */
export interface Signer {
  /** Name of the key: without spaces and plus signs. */
  readonly name: string;
  /** 32 bytes, raw. */
  readonly publicKey: Uint8Array;
}

/** One signature line, undone. */
export interface Signature {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  readonly bytes: Uint8Array;
}

export interface Note {
  /** What is signed, with its last LF. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** The algorithms of key ids: a signature over the text, and a cosignature with its time. */
export const ED25519 = 1;
export const COSIGNATURE = 4;

/** Longest note in bytes and most signatures of one. */
export const MOST_NOTE = 64 * 1024;
export const MOST_SIGNATURES = 100;

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const NAME = /^[^\s\p{C}+]{1,128}$/u;
const LINE = /^— ([^\s\p{C}+]{1,128}) ([A-Za-z0-9+/]+={0,2})$/u;

export const isName = (name: string): boolean => NAME.test(name);

/** The private key that a seed of 32 bytes stands for. */
export const signingKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });

/** The raw public key, 32 bytes, of a private one. */
export function publicKeyOf(key: KeyObject): Uint8Array {
  let found = publicKeys.get(key);
  if (!found) {
    found = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
    publicKeys.set(key, found);
  }
  return found;
}

/** Deriving one takes longer than signing, and a store signs at every commit. */
const publicKeys = new WeakMap<KeyObject, Uint8Array>();

/** A raw public key for node:crypto. */
export const verifyingKey = (publicKey: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });

/** A raw public key as a PEM file, as openssl reads it. */
export const pemOf = (publicKey: Uint8Array): string =>
  verifyingKey(publicKey).export({ format: 'pem', type: 'spki' }).toString();

/** First 4 bytes of SHA-256 over name, LF, algorithm and raw public key. */
export const keyIdOf = ({ name, publicKey }: Signer, algorithm: number = ED25519): Uint8Array =>
  hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(algorithm), publicKey]),
    'buffer',
  ).subarray(0, 4);

/**
 * A signature line with its LF.
 * @throws NoteRefused when the name cannot stand in one
 */
export function signatureLine({ name, keyId, bytes }: Signature): string {
  if (!isName(name)) throw new NoteRefused('name');
  return `— ${name} ${Buffer.concat([keyId, bytes]).toString('base64')}\n`;
}

/**
 * Takes a note apart, strictly: whoever accepts it has read exactly these bytes and no others.
 * @throws NoteRefused
 */
export function parseNote(note: string): Note {
  if (note.length > MOST_NOTE || Buffer.byteLength(note) > MOST_NOTE) throw new NoteRefused('size');
  if (!note.isWellFormed()) throw new NoteRefused('form');
  // The text may not have an empty line: the first one ends it.
  const end = note.indexOf('\n\n');
  if (end <= 0 || !note.endsWith('\n')) throw new NoteRefused('form');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new NoteRefused('size');
  return { text: note.slice(0, end + 1), signatures: lines.map(parseLine) };
}

function parseLine(line: string): Signature {
  const [, name, base64] = LINE.exec(line) ?? [];
  if (name === undefined || base64 === undefined) throw new NoteRefused('form');
  const bytes = fromBase64(base64);
  if (bytes === null || bytes.length <= 4) throw new NoteRefused('form');
  return { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
}

/** Bytes of base64 in its one canonical form; null for any other text. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
