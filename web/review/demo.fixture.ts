/** A case as a page gets it, made of an invented report of data/demo by the functions that the server calls. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draft } from '../../src/draft/draft.ts';
import { toJson } from '../../src/draft/json.ts';
import { loadPack } from '../../src/packs/load.ts';
import { viewOfPack } from '../../src/server/pack-view.ts';
import type { CaseView, PackView, ReviewClaim } from '../../src/server/shapes.ts';

const DEMO = join(import.meta.dirname, '../../data/demo');
const loaded = loadPack('prk');

/** Without labels of what the tests name by ids. */
export const pack: PackView = {
  ...viewOfPack(loaded),
  phases: [],
  stances: [],
  offices: [],
  facilities: [],
  properties: [],
};

/** @param files of data/demo */
export async function viewOf(...files: readonly string[]): Promise<{ view: CaseView; texts: string[] }> {
  const inputs = files.map((file) => ({ bytes: readFileSync(join(DEMO, file)), file }));
  const drafted = await draft(inputs, { pack: loaded });
  const json = toJson(drafted);
  const claims = json.claims.map(
    (claim, i): ReviewClaim => ({
      ...structuredClone(claim as ReviewClaim),
      status: 'proposed',
      last: i,
      fields: [],
      undoes: null,
    }),
  );
  const view = {
    case: {
      id: 'k-000000',
      state: 'open',
      opened: 0,
      changed: 0,
      label: null,
      called: 'invented',
      note: null,
      joined: [],
      into: null,
    },
    through: claims.length,
    reports: json.reports.map((report) => ({
      ...report,
      case: 'k-000000',
      withdrawn: false,
      source: null,
      added: 0,
    })),
    claims,
    drafted: json.case,
  } as unknown as CaseView;
  return { view, texts: drafted.reports.map(({ text }) => text) };
}
