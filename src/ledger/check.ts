/**
 * Checks a ledger against docs/ledger.md from its raw entries, and shares nothing with what wrote it but that page: bytes, tree
 * and note are read here a second time, in another way. A test holds it to that.
 */
import { createPublicKey, hash, verify } from 'node:crypto';
import type { Leaf } from './types.ts';

/** What is wrong, and where; the command line has the words for it. */
export type Fault =
  /** A field that the format does not allow. */
  | { readonly what: 'field'; readonly seq: number; readonly field: keyof Leaf }
  /** At the place of entry `seq` stands one that says `found`: entries are missing, twice there, or out of order. */
  | { readonly what: 'seq'; readonly seq: number; readonly found: unknown }
  /** Earlier than the entry before. */
  | { readonly what: 'time'; readonly seq: number }
  /**
   * The entry and the hash of its leaf do not agree. `altered` says which of the two the checkpoint speaks against; `unknown`
   * when there is more that does not agree with the checkpoint.
   */
  | { readonly what: 'leaf'; readonly seq: number; readonly altered: 'entry' | 'leaf' | 'unknown' }
  /** Entries from..to, of which the checkpoint speaks, are not there. */
  | { readonly what: 'missing'; readonly from: number; readonly to: number }
  /** Entries from..to, of which the checkpoint does not speak. */
  | { readonly what: 'unsigned'; readonly from: number; readonly to: number }
  /** A checkpoint (0: the last one, 1 and on: the earlier ones as given) is not of the form. */
  | { readonly what: 'checkpoint'; readonly note: number }
  | { readonly what: 'origin'; readonly note: number; readonly found: string }
  | { readonly what: 'signature'; readonly note: number }
  | { readonly what: 'cosignature'; readonly note: number; readonly name: string }
  /** Nothing of the entries themselves is wrong, and yet they are not those that were signed. */
  | { readonly what: 'root'; readonly note: number; readonly size: number };

export interface Known {
  readonly name: string;
  /** 32 bytes, raw Ed25519. */
  readonly publicKey: Uint8Array;
}

/** A checkpoint, and the cosigners who must have signed it. */
export interface Signed {
  readonly note: string;
  readonly cosigners?: readonly Known[];
}

export interface Given {
  /** Every entry as it is stored, in chunks, in order. */
  readonly entries: AsyncIterable<readonly Leaf[]>;
  readonly log: Known;
  readonly last: Signed;
  /** Checkpoints of smaller sizes that somebody kept: the ledger must be a continuation of each. */
  readonly earlier?: readonly Signed[];
}

export interface Checked {
  /** Everything that was found; none when the ledger is whole. */
  readonly faults: readonly Fault[];
  /** Entries read. */
  readonly entries: number;
  /** What the last checkpoint says; null when it cannot be read. */
  readonly size: number | null;
  /** The root derived from the entries, 32 bytes. */
  readonly root: Uint8Array;
  readonly perSecond: number;
}

/** Reads all, never stops at a fault. Throws only what the reading of entries throws. */
export async function checkLedger(given: Given): Promise<Checked> {
  const began = performance.now();
  const faults: Fault[] = [];
  const notes = [given.last, ...(given.earlier ?? [])].map((signed, i) =>
    readNote(signed, given.log, i, faults),
  );
  const sizes = new Set(notes.flatMap((note) => (note === null ? [] : [note.size])));
  const found: Fault[] = [];
  const walk = new Walk(found, sizes);
  for await (const chunk of given.entries) for (const entry of chunk) walk.take(entry);
  walk.mark();
  const last = notes[0] ?? null;
  found.push(...lengths(walk.count, last?.size ?? null));
  for (const [i, note] of notes.entries()) faults.push(...compare(i, note, walk));
  const seconds = (performance.now() - began) / 1000;
  return {
    faults: [...named(found, last, walk), ...faults],
    entries: walk.count,
    size: last?.size ?? null,
    root: walk.derived.root(),
    perSecond: Math.round(walk.count / seconds),
  };
}

function lengths(count: number, size: number | null): Fault[] {
  if (size === null || size === count) return [];
  return size > count
    ? [{ what: 'missing', from: count, to: size }]
    : [{ what: 'unsigned', from: size, to: count }];
}

/** One of the two trees is that of the checkpoint, or there is more at fault than entries and leaves that disagree. */
function compare(i: number, note: Said | null, walk: Walk): Fault[] {
  if (note === null) return [];
  const { size, root } = note;
  if (size > walk.count) return i === 0 ? [] : [{ what: 'missing', from: walk.count, to: size }];
  const roots = walk.roots.get(size)!;
  return roots.derived.equals(root) || roots.stored.equals(root) ? [] : [{ what: 'root', note: i, size }];
}

/** Says of each pair that disagrees which half was signed. */
function named(found: readonly Fault[], last: Said | null, walk: Walk): Fault[] {
  const roots = last === null ? undefined : walk.roots.get(last.size);
  const signed = last?.root;
  const altered =
    signed === undefined || roots === undefined
      ? 'unknown'
      : roots.stored.equals(signed)
        ? 'entry'
        : roots.derived.equals(signed)
          ? 'leaf'
          : 'unknown';
  return found.map((fault) =>
    fault.what === 'leaf' && fault.seq < (last?.size ?? 0) ? { ...fault, altered } : fault,
  );
}

interface Roots {
  /** From the bytes of the entries. */
  readonly derived: Buffer;
  /** From the leaf hashes that stand beside them. */
  readonly stored: Buffer;
}

/** Goes over the entries once. */
class Walk {
  count = 0;
  readonly derived = new Stack();
  /** A second tree, over the hashes that are stored, from the first that disagrees. */
  #stored: Stack | null = null;
  readonly roots = new Map<number, Roots>();
  readonly #faults: Fault[];
  readonly #sizes: ReadonlySet<number>;
  #number = -1;
  #time = 0;

  constructor(faults: Fault[], sizes: ReadonlySet<number>) {
    this.#faults = faults;
    this.#sizes = sizes;
  }

  /** Notes the roots of the tree so far. */
  mark(): void {
    if (!this.#sizes.has(this.count)) return;
    const derived = this.derived.root();
    const stored = this.#stored?.root() ?? derived;
    this.roots.set(this.count, { derived, stored });
  }

  take(entry: Leaf): void {
    this.mark();
    const { seq, at, leaf } = entry;
    const digest = digestOf(entry);
    const agrees = leaf instanceof Uint8Array && leaf.length === 32 && digest === latin1(leaf);
    const place = this.count;
    const next = this.#number + 1;
    // A number that its leaf vouches for was written so; another is believed only where it fits.
    const own = agrees || seq === next || seq === place ? seq : next;
    if (seq !== next && (agrees || seq !== place)) this.#faults.push({ what: 'seq', seq: next, found: seq });
    for (const field of disallowed(entry)) this.#faults.push({ what: 'field', seq: own, field });
    if (!agrees) this.#faults.push({ what: 'leaf', seq: own, altered: 'unknown' });
    if (at < this.#time) this.#faults.push({ what: 'time', seq: own });
    if (agrees && at > this.#time) this.#time = at;
    this.#number = own;
    if (!agrees) this.#stored ??= this.derived.copy();
    this.#stored?.add(leaf instanceof Uint8Array && leaf.length === 32 ? latin1(leaf) : digest);
    this.derived.add(digest);
    this.count++;
  }
}

const MOST = 67_108_864;
const YEAR_10000 = 253_402_300_800_000;

/** The fields that are not what the format allows. */
function disallowed(entry: Leaf): (keyof Leaf)[] {
  const bad: (keyof Leaf)[] = [];
  if (!isWord(entry.actor)) bad.push('actor');
  if (!isWord(entry.kind)) bad.push('kind');
  if (entry.case !== '-' && !isWord(entry.case)) bad.push('case');
  if (entry.subject !== '-' && !isWord(entry.subject)) bad.push('subject');
  if (!isWord(entry.key)) bad.push('key');
  if (!(Number.isSafeInteger(entry.seq) && entry.seq >= 0)) bad.push('seq');
  if (!(Number.isSafeInteger(entry.at) && entry.at >= 0 && entry.at < YEAR_10000)) bad.push('at');
  const { payload } = entry;
  if (!(payload instanceof Uint8Array && payload.length >= 28 && payload.length <= MOST)) bad.push('payload');
  return bad;
}

function isWord(id: unknown): boolean {
  if (typeof id !== 'string' || id.length < 1 || id.length > 64) return false;
  for (let i = 0; i < id.length; i++) {
    const c = id.charCodeAt(i);
    const plain = (c >= 97 && c <= 122) || (c >= 48 && c <= 57);
    // . _ : - and not at the beginning
    if (!plain && (i === 0 || !(c === 46 || c === 95 || c === 58 || c === 45))) return false;
  }
  return true;
}

/** Bytes are hashed as strings of characters below 256: Node is quickest with those. */
const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

let room = Buffer.alloc(4096);

/** SHA-256 of 0x00 and the nine lines and the payload; of an entry that cannot be written, a hash that nothing else has. */
function digestOf(entry: Leaf): string {
  const { actor, kind, case: about, subject, key, seq, payload } = entry;
  const sealed = payload instanceof Uint8Array ? payload : Buffer.from(`no bytes: ${String(payload)}`);
  const head = [
    'moksori-entry 1',
    actor,
    kind,
    about,
    subject,
    key,
    seq,
    timeOf(entry.at),
    sealed.length,
    '',
  ];
  const lines = head.join('\n');
  // Three bytes are the most that a character takes.
  if (room.length < 1 + lines.length * 3 + sealed.length)
    room = Buffer.alloc(2 * (lines.length * 3 + sealed.length));
  room[0] = 0x00;
  const start = 1 + room.write(lines, 1);
  room.set(sealed, start);
  return hash('sha256', room.subarray(0, start + sealed.length), 'binary');
}

const when = { at: Number.NaN, text: '' };

function timeOf(at: number): string {
  if (at === when.at) return when.text;
  const date = new Date(at);
  const two = (n: number, width = 2) => String(n).padStart(width, '0');
  const day = `${two(date.getUTCFullYear(), 4)}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map((n) => two(n)).join(':');
  // A fraction or what is no time at all is not lost in the form.
  const exact = Number.isSafeInteger(at) ? '' : `(${String(at)})`;
  when.text = `${day}T${clock}.${two(date.getUTCMilliseconds(), 3)}Z${exact}`;
  when.at = at;
  return when.text;
}

const node = Buffer.alloc(65);
node[0] = 0x01;

function join(left: string, right: string): string {
  node.write(left + right, 1, 'latin1');
  return hash('sha256', node, 'binary');
}

/** A tree as a pile of subtrees, each higher than the one above it: two of one height become one. */
class Stack {
  readonly #pile: { height: number; digest: string }[] = [];

  add(digest: string): void {
    let top = { height: 0, digest };
    while (this.#pile.at(-1)?.height === top.height)
      top = { height: top.height + 1, digest: join(this.#pile.pop()!.digest, top.digest) };
    this.#pile.push(top);
  }

  root(): Buffer {
    const pile = [...this.#pile];
    let right = pile.pop()?.digest ?? hash('sha256', '', 'binary');
    for (let left = pile.pop(); left !== undefined; left = pile.pop()) right = join(left.digest, right);
    return Buffer.from(right, 'latin1');
  }

  copy(): Stack {
    const other = new Stack();
    other.#pile.push(...this.#pile);
    return other;
  }
}

interface Said {
  readonly size: number;
  readonly root: Buffer;
}

/** What a checkpoint says, as far as it can be read; whatever speaks against believing it goes to the faults. */
function readNote({ note, cosigners = [] }: Signed, log: Known, i: number, faults: Fault[]): Said | null {
  const lines = Buffer.byteLength(note) > 65_536 ? [] : note.split('\n');
  const [origin = '', size = '', base64 = '', gap, ...signatures] = lines;
  const root = decoded(base64);
  const pairs = signatures.slice(0, -1).map((line) => line.split(' '));
  const formed =
    gap === '' &&
    signatures.at(-1) === '' &&
    pairs.length >= 1 &&
    pairs.length <= 100 &&
    isKeyName(origin) &&
    String(Number(size)) === size &&
    Number.isSafeInteger(Number(size)) &&
    Number(size) >= 0 &&
    root?.length === 32 &&
    pairs.every(
      ([dash, name, bytes, more]) =>
        dash === '\u2014' && isKeyName(name) && (decoded(bytes)?.length ?? 0) > 4 && more === undefined,
    );
  if (!formed) {
    faults.push({ what: 'checkpoint', note: i });
    return null;
  }
  if (origin !== log.name) faults.push({ what: 'origin', note: i, found: origin });
  const text = `${origin}\n${size}\n${base64}\n`;
  const blob = (who: Known, kind: number) => {
    const id = hash('sha256', Buffer.concat([Buffer.from(`${who.name}\n`), Buffer.of(kind), who.publicKey]));
    const its = pairs.filter(
      ([, name, bytes]) => name === who.name && decoded(bytes)!.toString('hex', 0, 4) === id.slice(0, 8),
    );
    return its.length === 1 ? decoded(its[0]![2])!.subarray(4) : null;
  };
  const own = blob(log, 1);
  if (own === null || !verifies(log, text, own)) faults.push({ what: 'signature', note: i });
  for (const cosigner of cosigners) {
    const stamped = blob(cosigner, 4);
    const time = stamped !== null && stamped.length === 72 ? stamped.readBigUInt64BE() : null;
    if (time === null || !verifies(cosigner, `cosignature/v1\ntime ${time}\n${text}`, stamped!.subarray(8)))
      faults.push({ what: 'cosignature', note: i, name: cosigner.name });
  }
  return { size: Number(size), root: root! };
}

function verifies({ publicKey }: Known, text: string, signature: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: 'jwk' }), signature);
}

/** Base64 with its padding, and only in the one form that encoding gives. */
function decoded(text: string | undefined): Buffer | null {
  if (text === undefined || text.length % 4 !== 0) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

const isKeyName = (name: string | undefined): boolean =>
  name !== undefined && name.length > 0 && name.length <= 128 && !/[\s\p{C}+]/u.test(name);
