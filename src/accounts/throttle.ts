/** How long somebody waits who could not sign in: not at all a few times, then twice as long each time. */

export interface Failures {
  readonly times: number;
  /** Milliseconds, of the last. */
  readonly last: number;
}

/** So many of one account, and from one address, before anybody waits. An office shares one address. */
export const FREE = { account: 4, address: 12 } as const;

const FIRST_MS = 1_000;
const LONGEST_MS = 15 * 60_000;
/** After so long without another they are forgotten. */
const FORGOTTEN_MS = 24 * 60 * 60_000;

/** Until when nobody is heard, in milliseconds; 0 when there is no need to wait. */
export function waitUntil(failures: Failures | undefined, free: number, now: number): number {
  if (failures === undefined || failures.times < free || now - failures.last > FORGOTTEN_MS) return 0;
  const wait = Math.min(FIRST_MS * 2 ** (failures.times - free), LONGEST_MS);
  const until = failures.last + wait;
  return until > now ? until : 0;
}

/** One after the others; those that are forgotten do not count. */
export function after(failures: Failures | undefined, times: number, at: number): Failures {
  const before = failures !== undefined && at - failures.last <= FORGOTTEN_MS ? failures.times : 0;
  return { times: before + times, last: at };
}

/** Of an address of IPv6 the first half: the second is anybody's to choose. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped !== null) return mapped[1]!;
  if (!address.includes(':')) return address;
  const [head = ''] = address.split('%');
  const [left = '', right] = head.split('::');
  const start = left === '' ? [] : left.split(':');
  const end = right === undefined || right === '' ? [] : right.split(':');
  const zeros =
    right === undefined ? [] : Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0');
  return `${[...start, ...zeros, ...end]
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
