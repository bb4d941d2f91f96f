/** Sealing what is known of a source so that two custodians open it and none alone (docs/compartment.md). */
import { randomBytes } from 'node:crypto';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { combine, split } from 'shamir-secret-sharing';
import { CompartmentDamaged, type Parts, parseParts, writeParts } from './format.ts';
import { newIdentity, recipientOf } from './identity.ts';

export { CompartmentDamaged } from './format.ts';

/** Not a recipient of age (`age1…`). */
export class NoRecipient extends Error {
  override readonly name = 'NoRecipient';
  /** Which of those given, from 0. */
  readonly place: number;
  constructor(place: number) {
    super(`recipient ${place} is none`);
    this.place = place;
  }
}

/** One person given twice. */
export class SamePerson extends Error {
  override readonly name = 'SamePerson';
  constructor() {
    super('the same person twice');
  }
}

/** Fewer people than are needed. */
export class TooFewCustodians extends Error {
  override readonly name = 'TooFewCustodians';
  readonly given: number;
  readonly needed: number;
  constructor(given: number, needed: number) {
    super(`${given} custodians of ${needed}`);
    this.given = given;
    this.needed = needed;
  }
}

/** Has no part of this compartment. */
export class NotACustodian extends Error {
  override readonly name = 'NotACustodian';
  /** Which of those given, from 0. */
  readonly place: number;
  constructor(place: number) {
    super(`identity ${place} opens no part`);
    this.place = place;
  }
}

/** Who a source is fits on a page; this is a thousand. */
export const MOST_CONTENT_BYTES = 2_000_000;
const MOST_CUSTODIANS = 15;
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/**
 * Seals content for custodians, any `needed` of whom open it.
 *
 * @throws NoRecipient, SamePerson, TooFewCustodians; RangeError for fewer than two needed, too many people, too much content
 */
export async function sealForTwo(
  content: Uint8Array,
  recipients: readonly string[],
  { needed = 2 } = {},
): Promise<Uint8Array> {
  if (needed < 2 || recipients.length > MOST_CUSTODIANS) throw new RangeError('from 2 to 15 custodians');
  if (content.length > MOST_CONTENT_BYTES) throw new RangeError('too much for a compartment');
  for (const [place, recipient] of recipients.entries())
    if (!RECIPIENT.test(recipient)) throw new NoRecipient(place);
  if (new Set(recipients).size < recipients.length) throw new SamePerson();
  if (recipients.length < needed) throw new TooFewCustodians(recipients.length, needed);
  const once = await newIdentity();
  const set = randomBytes(8).toString('hex');
  const secret = new TextEncoder().encode(once.secret);
  const shares = await split(secret, recipients.length, needed);
  secret.fill(0);
  const parts: string[] = [];
  for (const [place, recipient] of recipients.entries()) {
    const share = shares[place]!;
    const part = partText({ set, of: recipients.length, needed }, place + 1, share);
    parts.push(await sealedTo(recipient, new TextEncoder().encode(part), place));
    share.fill(0);
  }
  return writeParts({ set, needed, parts, content: await sealedTo(once.recipient, content, -1) });
}

/** Opens with the identities (`AGE-SECRET-KEY-1…`) of two people. @throws as `openCompartment` */
export function openByTwo(sealed: Uint8Array, one: string, other: string): Promise<Uint8Array> {
  return openCompartment(sealed, [one, other]);
}

/**
 * Opens with the identities of as many people as it needs. The caller writes the opening into the ledger before it shows anything.
 *
 * @throws SamePerson, TooFewCustodians, NotACustodian, CompartmentDamaged
 */
export async function openCompartment(
  sealed: Uint8Array,
  identities: readonly string[],
): Promise<Uint8Array> {
  const compartment = parseParts(sealed);
  const people: string[] = [];
  for (const [place, identity] of identities.entries()) {
    const recipient = await recipientOf(identity);
    if (recipient === null) throw new NotACustodian(place);
    people.push(recipient);
  }
  if (new Set(people).size < people.length) throw new SamePerson();
  if (people.length < compartment.needed) throw new TooFewCustodians(people.length, compartment.needed);
  const shares: Uint8Array[] = [];
  const numbers = new Set<number>();
  for (const [place, identity] of identities.entries()) {
    const { number, share } = await partFor(compartment, identity, place);
    numbers.add(number);
    shares.push(share);
  }
  if (numbers.size < shares.length) throw new CompartmentDamaged();
  const secret = await combine(shares).catch(() => {
    throw new CompartmentDamaged();
  });
  const once = Buffer.from(secret).toString('latin1');
  for (const bytes of [...shares, secret]) bytes.fill(0);
  if ((await recipientOf(once)) === null) throw new CompartmentDamaged();
  const content = await openedBy(once, compartment.content);
  if (content === null) throw new CompartmentDamaged();
  return content;
}

/** How many people open it, and of how many. @throws CompartmentDamaged */
export function custodiansOf(sealed: Uint8Array): { readonly needed: number; readonly of: number } {
  const { needed, parts } = parseParts(sealed);
  return { needed, of: parts.length };
}

async function partFor(
  { set, needed, parts }: Parts,
  identity: string,
  place: number,
): Promise<{ readonly number: number; readonly share: Uint8Array }> {
  for (const [n, part] of parts.entries()) {
    const opened = await openedBy(identity, part);
    if (opened === null) continue;
    const text = Buffer.from(opened).toString('latin1');
    opened.fill(0);
    const share = Uint8Array.from(Buffer.from(text.split('\n')[3] ?? '', 'base64'));
    if (share.length < 2 || partText({ set, of: parts.length, needed }, n + 1, share) !== text)
      throw new CompartmentDamaged();
    return { number: n + 1, share };
  }
  throw new NotACustodian(place);
}

function partText(
  { set, of, needed }: { readonly set: string; readonly of: number; readonly needed: number },
  number: number,
  share: Uint8Array,
): string {
  const base64 = Buffer.from(share).toString('base64');
  return `moksori-part 1\nset ${set}\nnumber ${number} of ${of}, any ${needed}\n${base64}\n`;
}

async function sealedTo(recipient: string, content: Uint8Array, place: number): Promise<string> {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new NoRecipient(place);
  }
  return armor.encode(await encrypter.encrypt(content));
}

async function openedBy(identity: string, armored: string): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(armor.decode(armored)).catch(() => null);
}
