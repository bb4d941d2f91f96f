/** The key file (docs/key-file.md): read strictly, written whole. */
import { hash, type KeyObject, randomBytes } from 'node:crypto';
import { privateKey, publicBytes } from './box.ts';
import { KEY_BYTES } from './gcm.ts';
import { type Cost, calibrate, isReasonable, stretch } from './kdf.ts';
import { type MasterKeys, makeSlots, openSlots, SLOT_BYTES, SLOTS } from './slots.ts';

/** Opens no way of this key file. Nothing says how near it was. */
export class WrongSecret extends Error {
  override readonly name = 'WrongSecret';
  constructor() {
    super('this opens no slot of the key file');
  }
}

/** Not a whole key file of this format. */
export class KeyFileDamaged extends Error {
  override readonly name = 'KeyFileDamaged';
  constructor() {
    super('the key file is damaged');
  }
}

/** A whole key file of a later format. */
export class KeyFileTooNew extends Error {
  override readonly name = 'KeyFileTooNew';
  constructor() {
    super('the key file is of a later format');
  }
}

/** Asks for more memory or time than any key file made here, or for so little that guessing would be cheap. */
export class KeyFileUnreasonable extends Error {
  override readonly name = 'KeyFileUnreasonable';
  readonly cost: Cost;
  constructor(cost: Cost) {
    super('the key file asks for an unreasonable cost');
    this.cost = cost;
  }
}

const FORMAT = 'moksori-keys 1';
const SUM = /^sha256 [0-9a-f]{64}$/;
const COST = /^argon2id ([1-9]\d{0,9}) ([1-9]\d{0,3}) ([1-9]\d{0,3})$/;
/** Far above the 2.7 kB of a real one. */
const MOST_BYTES = 16_384;

interface Parsed {
  readonly cost: Cost;
  readonly salt: Uint8Array;
  readonly slots: readonly Uint8Array[];
  /** Lines 1 to 3: what the slots are bound to. */
  readonly head: Uint8Array;
}

/** A key file just made. */
export interface NewKeyFile {
  readonly file: Uint8Array;
  /** The key of the vault: the caller's to erase. */
  readonly master: Uint8Array;
  /** Of the secrets, in their order: they go into the ledger. */
  readonly publicKeys: readonly Uint8Array[];
}

/**
 * Makes the key file of a new vault with a new key, open to each of the secrets. Takes a second to find the cost of an attempt
 * (see `calibrate`), unless one is given, and one attempt for each secret. @throws TooManyWays
 */
export async function createKeyFile(
  secrets: readonly Uint8Array[],
  given: { readonly cost?: Cost } = {},
): Promise<NewKeyFile> {
  if (secrets.length === 0) throw new RangeError('a vault needs a way to open it');
  const cost = given.cost ?? (await calibrate());
  if (!isReasonable(cost)) throw new KeyFileUnreasonable(cost);
  const salt = randomBytes(KEY_BYTES);
  const publicKeys: Uint8Array[] = [];
  for (const secret of secrets) publicKeys.push(publicBytes(await wayKey(secret, salt, cost)));
  const master = new Uint8Array(randomBytes(KEY_BYTES));
  return { file: write(cost, salt, publicKeys, { master }), master, publicKeys };
}

/**
 * Opens a key file with the secret of one way. The keys are the caller's to erase.
 *
 * @throws WrongSecret, KeyFileDamaged, KeyFileTooNew, KeyFileUnreasonable
 */
export async function openKeyFile(file: Uint8Array, secret: Uint8Array): Promise<MasterKeys> {
  return (await openWay(file, secret)).keys;
}

/**
 * As openKeyFile, with the private key of the way: backups are sealed to it too.
 *
 * @throws WrongSecret, KeyFileDamaged, KeyFileTooNew, KeyFileUnreasonable
 */
export async function openWay(
  file: Uint8Array,
  secret: Uint8Array,
): Promise<{ readonly keys: MasterKeys; readonly privateKey: KeyObject }> {
  const { cost, salt, slots, head } = parse(file);
  const privateKey = await wayKey(secret, salt, cost);
  const keys = openSlots(slots, head, privateKey);
  if (keys === null) throw new WrongSecret();
  return { keys, privateKey };
}

/**
 * The same key file with other slots: these ways and no others open it, to this key, and to the next one while it is changed.
 *
 * @throws TooManyWays, KeyFileDamaged, KeyFileTooNew, KeyFileUnreasonable
 */
export function withSlots(file: Uint8Array, publicKeys: readonly Uint8Array[], keys: MasterKeys): Uint8Array {
  if (publicKeys.length === 0) throw new RangeError('a vault needs a way to open it');
  const { cost, salt } = parse(file);
  return write(cost, salt, publicKeys, keys);
}

/**
 * The public key by which a way gets its slot: one attempt's cost.
 *
 * @throws KeyFileDamaged, KeyFileTooNew, KeyFileUnreasonable
 */
export async function publicKeyOf(secret: Uint8Array, file: Uint8Array): Promise<Uint8Array> {
  const { cost, salt } = parse(file);
  return publicBytes(await wayKey(secret, salt, cost));
}

/** What one attempt at this file costs. @throws KeyFileDamaged, KeyFileTooNew, KeyFileUnreasonable */
export function costOf(file: Uint8Array): Cost {
  return parse(file).cost;
}

async function wayKey(secret: Uint8Array, salt: Uint8Array, cost: Cost) {
  const bytes = await stretch(secret, salt, cost);
  try {
    return privateKey(bytes);
  } finally {
    bytes.fill(0);
  }
}

function write(
  cost: Cost,
  salt: Uint8Array,
  publicKeys: readonly Uint8Array[],
  keys: MasterKeys,
): Uint8Array {
  const head = `${FORMAT}\nargon2id ${cost.memory} ${cost.passes} ${cost.lanes}\n${base64(salt)}\n`;
  const slots = makeSlots(publicKeys, Buffer.from(head), keys);
  const body = `${head}${slots.map((slot) => `${base64(slot)}\n`).join('')}`;
  return Buffer.from(`${body}sha256 ${hash('sha256', body)}\n`);
}

function parse(file: Uint8Array): Parsed {
  if (file.length > MOST_BYTES) throw new KeyFileDamaged();
  const text = Buffer.from(file).toString('latin1');
  const lines = text.split('\n');
  const sum = lines.at(-2) ?? '';
  const body = text.slice(0, text.length - sum.length - 1);
  if (
    lines.at(-1) !== '' ||
    !SUM.test(sum) ||
    sum !== `sha256 ${hash('sha256', Buffer.from(body, 'latin1'))}`
  )
    throw new KeyFileDamaged();
  if (lines[0] !== FORMAT) {
    if (/^moksori-keys [1-9]\d{0,3}$/.test(lines[0]!)) throw new KeyFileTooNew();
    throw new KeyFileDamaged();
  }
  const [, memory, passes, lanes] = COST.exec(lines[1] ?? '') ?? [];
  if (lines.length !== SLOTS + 5 || memory === undefined) throw new KeyFileDamaged();
  const cost = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const salt = bytes(lines[2]!, KEY_BYTES);
  const slots = lines.slice(3, 3 + SLOTS).map((line) => bytes(line, SLOT_BYTES));
  if (!isReasonable(cost)) throw new KeyFileUnreasonable(cost);
  return { cost, salt, slots, head: Buffer.from(`${lines.slice(0, 3).join('\n')}\n`) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function bytes(written: string, length: number): Uint8Array {
  const read = Buffer.from(written, 'base64');
  if (read.length !== length || base64(read) !== written) throw new KeyFileDamaged();
  return read;
}
