/** Reads what came in, on another core: files in, a draft out. Holds nothing from one order to the next but the pack. */
import { parentPort } from 'node:worker_threads';
import { type Drafted, draft, type Input, type Step } from '../draft/draft.ts';
import type { Facts } from '../intake/errors.ts';
import { loadPack } from '../packs/load.ts';
import type { Pack } from '../packs/types.ts';

export interface Order {
  readonly pack: { readonly id: string; readonly dir: string };
  readonly files: readonly Input[];
}

/** A file that gave no report. */
export interface RefusedFile {
  readonly file: string;
  readonly code: string;
  /** Without the file's name. */
  readonly say: string;
  readonly facts: Facts;
}

/** What is needed of a draft to take it in. */
export interface Read extends Pick<Drafted, 'reports' | 'readings'> {
  readonly case: Pick<Drafted['case'], 'reports'>;
  readonly others: readonly Pick<Drafted['case'], 'reports'>[];
  readonly refused: readonly RefusedFile[];
}

export type Said =
  | { readonly step: Step; readonly i: number }
  | { readonly read: Read }
  | { readonly failed: string };

const packs = new Map<string, Pack>();

parentPort?.on('message', async ({ pack: { id, dir }, files }: Order) => {
  const say = (said: Said) => parentPort?.postMessage(said);
  try {
    const key = `${dir}\n${id}`;
    const pack = packs.get(key) ?? loadPack(id, dir);
    packs.set(key, pack);
    const drafted = await draft(files, { pack, before: (step, i) => say({ step, i }) });
    const { reports, readings, case: first, others, refused } = drafted;
    say({
      read: {
        reports,
        readings,
        case: { reports: first.reports },
        others: others.map((one) => ({ reports: one.reports })),
        refused: refused.map(({ file, code, message, facts }) => ({
          file,
          code,
          say: message.startsWith(`${file}: `) ? message.slice(file.length + 2) : message,
          facts,
        })),
      },
    });
  } catch (error) {
    // The name of the fault alone: its message may have words of a report.
    say({ failed: error instanceof Error ? error.name : 'unknown' });
  }
});
