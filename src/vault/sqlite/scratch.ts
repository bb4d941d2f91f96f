import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Scratch } from '../store.ts';
import { openFile } from './file.ts';
import { openIndex } from './index-tables.ts';

const beside = (file: string): string => `${file}.beside`;

/** Removes what a comparison left that was cut off. Nobody has the key of it. */
export function removeScratch(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(beside(file) + end, { force: true });
}

/** An index in a file of its own, encrypted with a key that is never kept: its words are as safe as those of the vault. */
export function scratchIndex(file: string): Scratch {
  removeScratch(file);
  const key = randomBytes(32);
  const { db } = openFile(beside(file), [key], true);
  key.fill(0);
  db.pragma('synchronous = off');
  return {
    index: openIndex(db),
    async remove() {
      db.close();
      removeScratch(file);
    },
  };
}
