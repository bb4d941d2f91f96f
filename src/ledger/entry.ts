/** The bytes of an entry and the hash of its leaf, as docs/ledger.md frames them. */
import { type Digest, digestBytes, sha256 } from './digest.ts';
import { type Draft, type Entry, NONE } from './types.ts';

/** An entry that the format does not allow. `field` names the part that is at fault. */
export class EntryRefused extends Error {
  readonly field: keyof Entry;
  constructor(field: keyof Entry) {
    super(`entry refused: ${field}`);
    this.name = 'EntryRefused';
    this.field = field;
  }
}

/** Nonce and tag: nothing shorter was sealed. */
export const LEAST_PAYLOAD = 28;
/** Longest payload in bytes: what is larger is kept beside the ledger, sealed, and named by its hash. */
export const MOST_PAYLOAD = 64 * 1024 * 1024;
/** Last millisecond that the form of line 8 can write. */
export const LAST_TIME = 253_402_300_799_999;

const ID = /^[a-z0-9][a-z0-9._:-]{0,63}$/;
const FORMAT = 'moksori-entry 1\n';
/** Entries up to this size are framed in one buffer that is used again. */
const SCRATCH = 64 * 1024;
const scratch = Buffer.alloc(SCRATCH);

/** Is it an id as the format has it? NONE is none. */
export const isId = (text: unknown): text is string => typeof text === 'string' && ID.test(text);

/**
 * Lines 1 to 6: the additional data under which the payload is sealed.
 * @throws EntryRefused when a field is no id
 */
export const aad = (draft: Omit<Draft, 'payload'>): Buffer => Buffer.from(start(draft), 'latin1');

/**
 * The whole entry, lines 1 to 9 and the payload.
 * @throws EntryRefused
 */
export function entryBytes(entry: Entry): Buffer {
  const lines = linesOf(entry);
  const bytes = Buffer.allocUnsafe(lines.length + entry.payload.length);
  bytes.write(lines, 0, 'latin1');
  bytes.set(entry.payload, lines.length);
  return bytes;
}

/**
 * SHA-256 of 0x00 and the whole entry.
 * @throws EntryRefused
 */
export const leafHash = (entry: Entry): Buffer => digestBytes(leafDigest(entry));

/** As leafHash, in the form in which hashing goes on. */
export function leafDigest(entry: Entry): Digest {
  const lines = linesOf(entry);
  const length = 1 + lines.length + entry.payload.length;
  const bytes = length <= SCRATCH ? scratch.subarray(0, length) : Buffer.allocUnsafe(length);
  bytes[0] = 0;
  bytes.write(lines, 1, 'latin1');
  bytes.set(entry.payload, 1 + lines.length);
  return sha256(bytes);
}

function start({ actor, kind, case: of, subject, key }: Omit<Draft, 'payload'>): string {
  if (!isId(actor)) throw new EntryRefused('actor');
  if (!isId(kind)) throw new EntryRefused('kind');
  if (of !== NONE && !isId(of)) throw new EntryRefused('case');
  if (subject !== NONE && !isId(subject)) throw new EntryRefused('subject');
  if (!isId(key)) throw new EntryRefused('key');
  return `${FORMAT}${actor}\n${kind}\n${of}\n${subject}\n${key}\n`;
}

function linesOf(entry: Entry): string {
  const { seq, at, payload } = entry;
  if (!Number.isSafeInteger(seq) || seq < 0) throw new EntryRefused('seq');
  if (!Number.isSafeInteger(at) || at < 0 || at > LAST_TIME) throw new EntryRefused('at');
  if (!(payload instanceof Uint8Array)) throw new EntryRefused('payload');
  if (payload.length < LEAST_PAYLOAD || payload.length > MOST_PAYLOAD) throw new EntryRefused('payload');
  return `${start(entry)}${seq}\n${written(at)}\n${payload.length}\n`;
}

/** Entries that are appended together have one time: it is written once. */
let last = 0;
let lastWritten = new Date(0).toISOString();
function written(at: number): string {
  if (at !== last) {
    lastWritten = new Date(at).toISOString();
    last = at;
  }
  return lastWritten;
}
