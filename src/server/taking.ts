/** Files that somebody dropped: read, then taken into the vault together, with what became of each. */
import { createHash } from 'node:crypto';
import type { Input } from '../draft/draft.ts';
import type { Pack } from '../packs/types.ts';
import type { Added } from '../review/add.ts';
import { takeIn } from '../review/take-in.ts';
import type { Vault } from '../vault/vault.ts';
import { aboutOf } from './fault.ts';
import type { Work } from './jobs.ts';
import type { Reader } from './reader.ts';
import type { Read, RefusedFile } from './reader-worker.ts';
import type { Job, Problem } from './shapes.ts';

type FileState = NonNullable<Job['files']>[number];

export interface Taking {
  readonly vault: Vault;
  readonly reader: Reader;
  readonly pack: Pack;
  readonly version: string;
  readonly actor: string;
  readonly case?: string;
  readonly source?: string;
}

/** @throws what reading and appending throw; then nothing was stored */
export async function take(
  inputs: readonly Input[],
  { vault, reader, pack, ...to }: Taking,
  work: Work,
): Promise<Job['result']> {
  const read = await reader.read(inputs, (step, i) => {
    if (step === 'intake') work.tell({ files: marked(work.job.files!, i), done: i });
  });
  const { reports } = read;
  const added: Added =
    reports.length === 0
      ? { entries: [], cases: [], known: [] }
      : await takeIn(vault, read, {
          ...to,
          pack: { id: pack.id, version: pack.version },
          files: inputs.map(({ bytes }) => bytes),
        });
  work.tell({ files: outcomes(inputs, read, added) });
  return { cases: added.cases.map((one) => one.case) };
}

/** The file that is being looked at; those before it wait for the rest. */
function marked(files: readonly FileState[], at: number): FileState[] {
  return files.map((file, i) => (i <= at ? { ...file, state: 'reading' } : file));
}

function outcomes(inputs: readonly Input[], read: Read, added: Added): FileState[] {
  const refused = [...read.refused];
  return inputs.map(({ file, bytes }): FileState => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const own = read.reports.filter((report) => report.sha256 === sha256 || report.within?.sha256 === sha256);
    if (own.length === 0) {
      const at = refused.findIndex((one) => one.file === file);
      const [why] = at < 0 ? [] : refused.splice(at, 1);
      return { file, state: 'failed', problem: problemOfFile(why) };
    }
    // The vault may know a report by a longer id than intake gave it.
    const isOwn = (id: string) => own.some((report) => id.startsWith(report.id));
    const into = added.cases.find(({ reports }) => reports.some(isOwn));
    if (into === undefined) {
      const there = added.known.find(({ report }) => isOwn(report));
      return { file, state: 'known', ...(there && { case: there.case }) };
    }
    const claims = read.readings
      .filter(({ report }) => own.some(({ id }) => id === report))
      .reduce((sum, reading) => sum + reading.claims.length, 0);
    return { file, state: 'added', case: into.case, claims };
  });
}

function problemOfFile(why: RefusedFile | undefined): Problem {
  const { code, say, facts } = why ?? { code: 'not-readable', say: 'this could not be taken in', facts: {} };
  return { type: `urn:moksori:${code}`, title: say, status: 422, code, about: aboutOf(facts) };
}
