/**
 * The queue of files that wait for being read, in the team's own database, kept by pg-boss. A job says which sealed file waits, who
 * put it there and for which case: ids, no word and no name. Times are tuned for readers that die, not for readers that fail.
 */
import { PgBoss } from 'pg-boss';

/** What a job says. */
export interface Waiting {
  /** The sealed file. */
  readonly blob: string;
  readonly actor: string;
  /** The case it shall go into. */
  readonly case?: string;
  readonly source?: string;
}

export const QUEUE = 'read';
const SCHEMA = 'moksori_jobs';

/** Seconds without a sign of life after which a job is given to another; the least that pg-boss allows. */
const HEARTBEAT = 10;
export const HEARTBEAT_EVERY = 2;
/** How often each process looks for jobs of dead ones. */
const LOOK = 1;
/** A job that was begun so often and never ended is set aside. */
export const ATTEMPTS = 3;
/** A file may take this long at most. */
const LONGEST = 3600;
/** A file waits until it is read, and what became of it stays: ten years. */
const EVER = 10 * 365 * 86_400;

/** Opens the queue, made when absent. Two processes may do so at once. */
export async function openQueue(connection: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: connection,
    schema: SCHEMA,
    application_name: 'moksori-jobs',
    schedule: false,
    superviseIntervalSeconds: LOOK,
    monitorIntervalSeconds: LOOK,
    max: 4,
  });
  // A connection that was lost is asked for again by itself.
  boss.on('error', () => {});
  await boss.start({ attempts: 5 });
  await boss.createQueue(QUEUE, {
    retryLimit: ATTEMPTS - 1,
    retryDelay: 0,
    expireInSeconds: LONGEST,
    heartbeatSeconds: HEARTBEAT,
    retentionSeconds: EVER,
    deleteAfterSeconds: 0,
  });
  return boss;
}
