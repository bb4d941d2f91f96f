/** How far the reading is. */
import type { PgBoss } from 'pg-boss';
import type { Vault } from '../vault/vault.ts';
import { WAITING_KEY } from './enqueue.ts';
import { nameIn } from './letter.ts';
import { QUEUE, type Waiting } from './queue.ts';

export interface Progress {
  /** Read, and in the vault. */
  readonly done: number;
  readonly waiting: number;
  /** In hand now. */
  readonly reading: number;
  readonly failed: readonly Failed[];
}

/** A file that was not read. It is still in the vault. */
export interface Failed {
  readonly job: string;
  /** Its name, as the person gave it; null when its file does not open any more. */
  readonly file: string | null;
  /** `refused`: intake does not take it; `killed`: its readers died or stalled, each time; `fault`: one of our own. */
  readonly how: 'refused' | 'killed' | 'fault';
  /** The code of the refusal, or the kind of the fault. */
  readonly why: string;
}

const MOST_FAILED = 10_000;

/** How many, without asking what became of each. */
export interface Counts {
  readonly done: number;
  readonly waiting: number;
  readonly reading: number;
  readonly failed: number;
}

const SCHEMA = 'moksori_jobs';
const REFUSED = `state = 'failed' or state = 'completed' and output ? 'refused'`;
/** Put back into the queue, under another number. */
const PUT_BACK = `state = 'completed' and output ? 'again'`;

export async function counts(queue: PgBoss): Promise<Counts> {
  const { rows } = await queue.getDb().executeSql(
    `select case when ${REFUSED} then 'failed' else state::text end as state, count(*)::int as jobs
     from ${SCHEMA}.job where name = $1 and not coalesce(${PUT_BACK}, false) group by 1`,
    [QUEUE],
  );
  const found = new Map((rows as { state: string; jobs: number }[]).map(({ state, jobs }) => [state, jobs]));
  const count = (state: string) => found.get(state) ?? 0;
  return {
    done: count('completed'),
    waiting: count('created') + count('retry'),
    reading: count('active'),
    failed: count('failed'),
  };
}

export async function progress(vault: Vault, queue: PgBoss): Promise<Progress> {
  const counted = await counts(queue);
  const { rows } = await queue.getDb().executeSql(
    `select id, state::text, data, output from ${SCHEMA}.job
     where name = $1 and (${REFUSED}) order by created_on limit ${MOST_FAILED}`,
    [QUEUE],
  );
  const failed: Failed[] = [];
  for (const { id, data, output } of rows as readonly Bad[])
    failed.push({ job: id, file: await nameOf(vault, data.blob), ...reasonOf(output) });
  return { ...counted, failed };
}

interface Bad {
  readonly id: string;
  readonly data: Waiting;
  readonly output: {
    readonly refused?: string;
    readonly message?: string;
    /** Where the queue says itself what became of a job. */
    readonly value?: { readonly message?: string };
  } | null;
}

function reasonOf(output: Bad['output']): Pick<Failed, 'how' | 'why'> {
  if (output?.refused !== undefined) return { how: 'refused', why: output.refused };
  const why = output?.value?.message ?? output?.message ?? 'unknown';
  return { how: /heartbeat|expired|timeout/.test(why) ? 'killed' : 'fault', why };
}

async function nameOf(vault: Vault, blob: string): Promise<string | null> {
  try {
    const sealed = await vault.kept(WAITING_KEY, blob);
    return sealed === null ? null : await nameIn(sealed);
  } catch {
    return null;
  }
}
