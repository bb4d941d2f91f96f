/** A custodian's age identity: made, protected by a passphrase, and read back, plain or protected (docs/compartment.md). */
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { newPassphraseSecret, passphraseSecret } from '../keys/passphrase.ts';

/** Holds no identity, or more than one. */
export class NoIdentity extends Error {
  override readonly name = 'NoIdentity';
  constructor() {
    super('this file holds no age identity');
  }
}

/** Protected, and no passphrase was given. */
export class IdentityLocked extends Error {
  override readonly name = 'IdentityLocked';
  constructor() {
    super('this identity is protected by a passphrase');
  }
}

/** Protected, and does not open: another passphrase, or changed bytes. */
export class IdentityUnopened extends Error {
  override readonly name = 'IdentityUnopened';
  constructor() {
    super('this identity does not open with this passphrase');
  }
}

/** What a custodian holds, and what others seal to. */
export interface Identity {
  /** `AGE-SECRET-KEY-1…` */
  readonly secret: string;
  /** `age1…` */
  readonly recipient: string;
}

const SECRET = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;
const MAGIC = 'age-encryption.org/v1\n';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
/** A file of age-keygen has 200 bytes. */
const MOST_BYTES = 16_384;
/** The default of age: about a second and 256 MiB. */
const WORK = 18;

/** Makes an identity. */
export async function newIdentity(): Promise<Identity> {
  const secret = await generateX25519Identity();
  return { secret, recipient: await identityToRecipient(secret) };
}

/** An identity file as `age-keygen` writes it, protected by a passphrase: what `age -d -i` takes. @throws PassphraseRefused */
export async function protectedIdentity(
  identity: Identity,
  passphrase: Uint8Array,
  { work = WORK } = {},
): Promise<Uint8Array> {
  const secret = newPassphraseSecret(passphrase);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(new TextDecoder().decode(secret));
  encrypter.setScryptWorkFactor(work);
  secret.fill(0);
  const sealed = await encrypter.encrypt(`# public key: ${identity.recipient}\n${identity.secret}\n`);
  return new TextEncoder().encode(armor.encode(sealed));
}

/** Whether reading it takes a passphrase. */
export function isProtected(file: Uint8Array): boolean {
  return [MAGIC, ARMOR].some((start) => text(file.subarray(0, start.length)) === start);
}

/**
 * Reads an identity file, plain or protected, armored or not.
 *
 * @throws NoIdentity, IdentityLocked, IdentityUnopened, PassphraseRefused (long, not UTF-8)
 */
export async function readIdentity(file: Uint8Array, passphrase?: Uint8Array): Promise<Identity> {
  if (file.length > MOST_BYTES) throw new NoIdentity();
  if (!isProtected(file)) return identityIn(text(file));
  if (passphrase === undefined) throw new IdentityLocked();
  const secret = passphraseSecret(passphrase);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(new TextDecoder().decode(secret));
  secret.fill(0);
  let opened: string;
  try {
    const sealed = text(file).startsWith(ARMOR) ? armor.decode(text(file)) : file;
    opened = await decrypter.decrypt(sealed, 'text');
  } catch {
    throw new IdentityUnopened();
  }
  return identityIn(opened);
}

/** The recipient of an identity; null when it is none. */
export async function recipientOf(secret: string): Promise<string | null> {
  if (!SECRET.test(secret)) return null;
  return identityToRecipient(secret).catch(() => null);
}

async function identityIn(written: string): Promise<Identity> {
  const lines = written.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const secret = lines[0]?.trim() ?? '';
  const recipient = lines.length === 1 ? await recipientOf(secret) : null;
  if (recipient === null) throw new NoIdentity();
  return { secret, recipient };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
