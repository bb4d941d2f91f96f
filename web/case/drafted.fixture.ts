/** The invented pair of reports, as the program drafts it, and as a page gets it. */
import { readFileSync } from 'node:fs';
import { draft } from '../../src/draft/draft.ts';
import { toJson } from '../../src/draft/json.ts';
import { readSchema } from '../../src/draft/schema.ts';
import { loadPack } from '../../src/packs/load.ts';
import type { Claim, Drafted, Report } from './types.ts';

export interface Invented {
  readonly drafted: Drafted;
  readonly claims: Claim[];
  readonly reports: Report[];
}

const FILES = ['tanchon-nurse.en.html', 'tanchon-nurse.ko.html'];
let made: Promise<Invented> | undefined;

/** Made once; do not change it, take a `structuredClone`. */
export function invented(): Promise<Invented> {
  made ??= make();
  return made;
}

async function make(): Promise<Invented> {
  const inputs = FILES.map((file) => ({
    file,
    bytes: readFileSync(new URL(`../../data/demo/pair/${file}`, import.meta.url)),
  }));
  const json = JSON.stringify(toJson(await draft(inputs, { pack: loadPack('prk') })));
  const { case: drafted, claims, reports } = readSchema.parse(JSON.parse(json));
  return {
    drafted,
    claims: claims.map((claim, i) => ({ ...claim, status: 'proposed', last: i, fields: [], undoes: null })),
    reports: reports.map((report) => ({ ...report, case: 'k-1', withdrawn: false, source: null, added: 0 })),
  };
}
