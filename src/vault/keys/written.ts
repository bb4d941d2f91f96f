/**
 * Bytes as groups of five characters that a person can write down, read out and type again: four characters of Crockford's
 * base32 and one that checks them. The check is a sum in GF(2^5) with another weight for each place, plus the number of the group:
 * it finds every single wrong character, any two that changed places, and a group in the place of another.
 */

/** Not as it was written down. Says which groups, never what would be right. */
export class Mistyped extends Error {
  override readonly name = 'Mistyped';
  readonly fault: 'groups' | 'length' | 'whole';
  /** From 1. */
  readonly groups: readonly number[];
  /** What there should be, in groups. */
  readonly expected: number;
  constructor(fault: Mistyped['fault'], groups: readonly number[], expected: number) {
    super(`mistyped: ${fault}`);
    this.fault = fault;
    this.groups = groups;
    this.expected = expected;
  }
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;
const VALUES = GROUP - 1;
const BITS = 5;
/** x^5 + x^2 + 1, irreducible. */
const MODULUS = 0b100101;
/** 2, 4, 8, 16: all different, none 1, which is the weight of the check itself. */
const WEIGHTS = [2, 4, 8, 16];

/** Groups with a space between. The bytes must fill them: a multiple of five. */
export function groupsOf(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length % 5 !== 0) throw new RangeError('groups hold five bytes in two');
  const values: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= BITS; bits -= BITS) values.push((held >> (bits - BITS)) & 31);
    held &= (1 << bits) - 1;
  }
  const groups: string[] = [];
  for (let at = 0; at < values.length; at += VALUES) {
    const four = values.slice(at, at + VALUES);
    groups.push([...four, check(four, groups.length)].map((value) => ALPHABET[value]).join(''));
  }
  return groups.join(' ');
}

/**
 * The bytes of what `groupsOf` wrote: small letters, O for 0, I and L for 1, spaces, line ends and hyphens anywhere.
 *
 * @throws Mistyped groups: these do not check (or hold a character that is none); length: too few or too many
 */
export function bytesOf(typed: string, length: number): Uint8Array {
  const expected = (length * 8) / (BITS * VALUES);
  const characters = [...typed.toUpperCase().replace(/[\s-]+/g, '')];
  if (characters.length !== expected * GROUP) throw new Mistyped('length', [], expected);
  const values = characters.map((character) =>
    ALPHABET.indexOf(character.replace('O', '0').replace(/[IL]/, '1')),
  );
  const wrong: number[] = [];
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (let group = 0; group < expected; group++) {
    const five = values.slice(group * GROUP, (group + 1) * GROUP);
    if (five.includes(-1) || check(five.slice(0, VALUES), group) !== five[VALUES]) wrong.push(group + 1);
    for (const value of five.slice(0, VALUES)) {
      held = (held << BITS) | value;
      bits += BITS;
      if (bits >= 8) {
        bits -= 8;
        bytes.push(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
  }
  if (wrong.length > 0) throw new Mistyped('groups', wrong, expected);
  return Uint8Array.from(bytes);
}

function check(values: readonly number[], group: number): number {
  return values.reduce((sum, value, place) => sum ^ times(value, WEIGHTS[place]!), group & 31);
}

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = BITS - 1; bit >= 0; bit--) {
    product <<= 1;
    if (product & 32) product ^= MODULUS;
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}
