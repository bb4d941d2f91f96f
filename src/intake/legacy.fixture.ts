import assert from 'node:assert/strict';
import { decode } from './decode.ts';

/** The bytes of a text in an older encoding, found by trying: tests need no encoder. */
export function legacy(text: string, encoding: string): Buffer {
  const bytes = new Map<string, number[]>();
  for (let a = 0; a < 256; a++) {
    for (const list of [[a], ...(a >= 0x81 ? Array.from({ length: 191 }, (_, b) => [a, b + 0x40]) : [])])
      try {
        const { text: char } = decode(Uint8Array.from(list), encoding);
        if (!bytes.has(char)) bytes.set(char, list);
      } catch {
        // not a character
      }
  }
  return Buffer.from(
    [...text].flatMap((char) => bytes.get(char) ?? assert.fail(`no ${char} in ${encoding}`)),
  );
}
