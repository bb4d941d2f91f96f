/**
 * A secret in five shares, any three of which give it back (Shamir 1979): for people who trust each other only together. Fewer
 * say nothing about it. The library splits; the number of the set, the number of the share and the sums are ours.
 */
import { createHash, randomBytes } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';
import { KEY_BYTES } from './gcm.ts';
import { bytesOf, groupsOf, Mistyped } from './written.ts';

/** Fewer shares than are needed. */
export class TooFewShares extends Error {
  override readonly name = 'TooFewShares';
  readonly given: number;
  readonly needed: number;
  constructor(given: number, needed: number) {
    super(`${given} shares of ${needed}`);
    this.given = given;
    this.needed = needed;
  }
}

/** Shares of two secrets. */
export class MixedShares extends Error {
  override readonly name = 'MixedShares';
  /** As written on the shares, in the order given. */
  readonly sets: readonly string[];
  constructor(sets: readonly string[]) {
    super('shares of different sets');
    this.sets = sets;
  }
}

/** One share given twice. */
export class RepeatedShare extends Error {
  override readonly name = 'RepeatedShare';
  readonly number: number;
  constructor(number: number) {
    super(`share ${number} twice`);
    this.number = number;
  }
}

/** Shares of one set that give no secret: at least one was forged, or belongs to a set with the same number by chance. */
export class SharesDisagree extends Error {
  override readonly name = 'SharesDisagree';
  constructor() {
    super('the shares give no secret');
  }
}

/** One share, for one person. */
export interface Share {
  /** Seven characters, the same on all shares of a set. */
  readonly set: string;
  /** From 1. */
  readonly number: number;
  readonly needed: number;
  /** What is kept: one line. */
  readonly line: string;
}

/** A share as read from its line. */
interface Read {
  readonly set: string;
  readonly number: number;
  readonly needed: number;
  readonly bytes: Uint8Array;
}

const SET_BYTES = 4;
const CHECK_BYTES = 4;
/** The library adds one byte to what it splits. */
const SHARE_BYTES = KEY_BYTES + CHECK_BYTES + 1;
const SUM_BYTES = 3;
const LINE_BYTES = SET_BYTES + 1 + SHARE_BYTES + SUM_BYTES;
/** Groups of a written share. */
export const SHARE_GROUPS = 18;

/** Splits a new secret. Both numbers are at most 15. */
export async function newShares({ of = 5, needed = 3 } = {}): Promise<{
  readonly secret: Uint8Array;
  readonly shares: readonly Share[];
}> {
  if (needed < 2 || of < needed || of > 15) throw new RangeError('at least two shares, at most 15');
  const secret = new Uint8Array(randomBytes(KEY_BYTES));
  const checked = new Uint8Array([...secret, ...check(secret)]);
  const parts = await split(checked, of, needed);
  checked.fill(0);
  const set = randomBytes(SET_BYTES);
  const shares = parts.map((part, n) => {
    const number = n + 1;
    const body = Buffer.concat([set, Buffer.of((needed << 4) | number), part]);
    part.fill(0);
    const groups = groupsOf(Buffer.concat([body, sum(body)]));
    const name = nameOf(set);
    return {
      set: name,
      number,
      needed,
      line: `share ${number} of ${of}, any ${needed}, set ${name}: ${groups}`,
    };
  });
  return { secret, shares };
}

/**
 * The secret of shares; more than are needed may be given, and then all must agree.
 *
 * @throws Mistyped, RepeatedShare, MixedShares, TooFewShares, SharesDisagree
 */
export async function combineShares(lines: readonly string[]): Promise<Uint8Array> {
  const shares = lines.map(readShare);
  const sets = shares.map(({ set, needed }) => `${set} ${needed}`);
  if (new Set(sets).size > 1) throw new MixedShares(shares.map(({ set }) => set));
  const repeated = shares.find(({ number }, n) => shares.findIndex((other) => other.number === number) < n);
  if (repeated !== undefined) throw new RepeatedShare(repeated.number);
  const needed = shares[0]?.needed ?? 2;
  if (shares.length < needed) throw new TooFewShares(shares.length, needed);
  const checked = await combine(shares.map(({ bytes }) => bytes)).catch(() => {
    throw new SharesDisagree();
  });
  const secret = checked.slice(0, KEY_BYTES);
  const fits = check(secret).equals(checked.subarray(KEY_BYTES));
  checked.fill(0);
  for (const { bytes } of shares) bytes.fill(0);
  if (fits) return secret;
  secret.fill(0);
  throw new SharesDisagree();
}

/** Set and number of one share, to say which is there and which lacks. @throws Mistyped */
export function shareOf(line: string): {
  readonly set: string;
  readonly number: number;
  readonly needed: number;
} {
  const { set, number, needed, bytes } = readShare(line);
  bytes.fill(0);
  return { set, number, needed };
}

function readShare(line: string): Read {
  const bytes = bytesOf(line.slice(line.lastIndexOf(':') + 1), LINE_BYTES);
  const body = bytes.subarray(0, LINE_BYTES - SUM_BYTES);
  const byte = body[SET_BYTES]!;
  const [needed, number] = [byte >> 4, byte & 15];
  if (!sum(body).equals(bytes.subarray(LINE_BYTES - SUM_BYTES)) || needed < 2 || number === 0)
    throw new Mistyped('whole', [], SHARE_GROUPS);
  return { set: nameOf(body), number, needed, bytes: body.slice(SET_BYTES + 1) };
}

/** The number of a set, in the seven characters that its shares begin with. */
function nameOf(set: Uint8Array): string {
  return groupsOf(Buffer.from([...set.subarray(0, SET_BYTES), 0]))
    .replaceAll(' ', '')
    .slice(0, 7);
}

function check(secret: Uint8Array): Buffer {
  return createHash('sha256').update('moksori shares 1').update(secret).digest().subarray(0, CHECK_BYTES);
}

function sum(body: Uint8Array): Buffer {
  return createHash('sha256').update('moksori share 1').update(body).digest().subarray(0, SUM_BYTES);
}
