/** Entries as a vault would give them back, without one: for tests. */
import type { Opened, Plain } from '../vault/plain.ts';

/** Numbers entries through; each a minute after the one before. JSON there and back, as a vault does it. */
export function opened(entries: readonly Plain[], from = 0): Opened[] {
  return entries.map((entry, i) => ({
    ...(JSON.parse(JSON.stringify(entry)) as Plain),
    seq: from + i,
    at: START + (from + i) * MINUTE,
    shredded: false,
  }));
}

/** As after the destruction of a data key. */
export function shred(entries: readonly Opened[], key: string): Opened[] {
  return entries.map((entry) => (entry.key === key ? { ...entry, body: undefined, shredded: true } : entry));
}

/** Bytes that count up, for names that stay the same. */
export function counting(): (bytes: number) => Uint8Array {
  let n = 0;
  return (bytes) => Uint8Array.from({ length: bytes }, () => n++ & 31);
}

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
