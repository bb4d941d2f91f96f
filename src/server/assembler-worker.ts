/** Puts large cases together on another core. */
import { parentPort } from 'node:worker_threads';
import type { Case } from '../claims/case.ts';
import { loadPack } from '../packs/load.ts';
import type { Pack } from '../packs/types.ts';
import { caseOf, type Standing } from '../review/case-of.ts';

export interface Order {
  readonly n: number;
  readonly pack: { readonly id: string; readonly dir: string };
  readonly standing: Standing;
  readonly language: 'en' | 'ko';
}

export type Said =
  | { readonly n: number; readonly made: Case }
  | { readonly n: number; readonly failed: string };

let pack: Pack | undefined;

parentPort?.on('message', ({ n, pack: { id, dir }, standing, language }: Order) => {
  const say = (said: Said) => parentPort?.postMessage(said);
  try {
    pack ??= loadPack(id, dir);
    say({ n, made: caseOf(standing, pack, language) });
  } catch (error) {
    // The name alone: a message may have words of a report.
    say({ n, failed: error instanceof Error ? error.name : 'unknown' });
  }
});
